"""Auto Scaling, load balancing and Global Accelerator."""

from __future__ import annotations

import copy
from collections import defaultdict

from fake_time import FakeTime, Record, refusal

LAUNCH = 40
HEALTHY = 30
TERMINATION = 60


class FakeCapacity(FakeTime):
    def __init__(self) -> None:
        super().__init__()
        self.groups: dict[str, dict[str, Record]] = defaultdict(dict)
        self.target_groups: dict[str, dict[str, str]] = defaultdict(dict)  # name of the Auto Scaling group by name
        self.endpoint_groups: dict[str, Record] = {}
        self.refuse_launches: str | None = None
        self.looks_up_endpoints = False
        self.only_the_link = False  # is broken: a region that is down is alive, and users reach it

    def advance(self, seconds: int) -> None:
        super().advance(seconds)
        for region, groups in self.groups.items():
            for name in groups:
                self._settle(region, name)

    def add_group(self, region: str, name: str, size: int, most: int, target_group: str | None) -> None:
        self.groups[region][name] = {
            "AutoScalingGroupName": name, "MinSize": size, "MaxSize": most, "DesiredCapacity": size,
            "Instances": [], "SuspendedProcesses": [], "_activities": []}
        if target_group:
            self.target_groups[region][target_group] = name
        self._settle(region, name)

    def _settle(self, region: str, name: str) -> None:
        """Launches or terminates what the desired capacity asks for."""
        group = self.groups[region][name]
        staying = [one for one in group["Instances"] if one["LifecycleState"] != "Terminating"]
        for one in staying[group["DesiredCapacity"]:]:
            one.update(LifecycleState="Terminating", _healthy=False)
            self.later(TERMINATION, lambda gone=one: group["Instances"].remove(gone))
        missing = group["DesiredCapacity"] - len(staying)
        if missing > 0 and self.refuse_launches:
            group["_activities"].insert(0, {"ActivityId": str(self.number()), "StatusCode": "Failed", "StartTime":
                                           self.now, "StatusMessage": self.refuse_launches, "Description": "launch"})
            return
        for _ in range(missing):
            one = {"InstanceId": f"i-{self.number():017x}", "LifecycleState": "Pending", "_healthy": False}
            group["Instances"].append(one)
            self.later(LAUNCH, lambda up=one: up["LifecycleState"] == "Pending" and
                       up.update(LifecycleState="InService"))
            self.later(LAUNCH + HEALTHY, lambda up=one: up["LifecycleState"] == "InService" and
                       up.update(_healthy=True))

    def autoscaling_describe_auto_scaling_groups(self, region: str, AutoScalingGroupNames: list[str],
                                                 MaxRecords: int) -> Record:
        found = [self.groups[region][name] for name in AutoScalingGroupNames if name in self.groups[region]]
        return {"AutoScalingGroups": copy.deepcopy(found)}

    def autoscaling_update_auto_scaling_group(self, region: str, AutoScalingGroupName: str, MinSize: int,
                                              DesiredCapacity: int) -> Record:
        group = self.groups[region].get(AutoScalingGroupName)
        if group is None or not MinSize <= DesiredCapacity <= group["MaxSize"]:
            raise refusal("ValidationError")
        group.update(MinSize=MinSize, DesiredCapacity=DesiredCapacity)
        self._settle(region, AutoScalingGroupName)
        return {}

    def autoscaling_describe_scaling_activities(self, region: str, AutoScalingGroupName: str,
                                                MaxRecords: int) -> Record:
        return {"Activities": copy.deepcopy(self.groups[region][AutoScalingGroupName]["_activities"][:MaxRecords])}

    def elbv2_describe_target_groups(self, region: str, Names: list[str]) -> Record:
        if any(name not in self.target_groups[region] for name in Names):
            raise refusal("TargetGroupNotFound")
        return {"TargetGroups": [{"TargetGroupArn": f"arn:{region}:{name}"} for name in Names]}

    def elbv2_describe_target_health(self, region: str, TargetGroupArn: str) -> Record:
        group = self.groups[region][self.target_groups[region][TargetGroupArn.split(":")[-1]]]
        return {"TargetHealthDescriptions": [
            {"Target": {"Id": one["InstanceId"]},
             "TargetHealth": {"State": "healthy" if one["_healthy"] else "initial"}} for one in group["Instances"]]}

    def healthy_targets(self, region: str, name: str) -> int:
        """As Global Accelerator sees an Auto Scaling group: a lost region has none, one behind a broken link has."""
        if region in self.down and not self.only_the_link:
            return 0
        return sum(one["_healthy"] for one in self.groups[region].get(name, {}).get("Instances", ()))

    def add_endpoint_group(self, arn: str, region: str, dial: float, weight: int) -> None:
        self.endpoint_groups[arn] = {
            "EndpointGroupArn": arn, "EndpointGroupRegion": region, "TrafficDialPercentage": dial,
            "EndpointDescriptions": [{"EndpointId": f"arn:{region}:alb", "Weight": weight, "HealthState": "HEALTHY",
                                      "ClientIPPreservationEnabled": True}]}

    def globalaccelerator_describe_endpoint_group(self, region: str, EndpointGroupArn: str) -> Record:
        return {"EndpointGroup": copy.deepcopy(self.endpoint_groups[EndpointGroupArn])}

    def globalaccelerator_update_endpoint_group(self, region: str, EndpointGroupArn: str, TrafficDialPercentage: float,
                                                EndpointConfigurations: list[Record] | None = None) -> Record:
        """What is not named stays; endpoints that are named are looked up in their region when it must be so."""
        group = self.endpoint_groups[EndpointGroupArn]
        if EndpointConfigurations is not None:
            if self.looks_up_endpoints and group["EndpointGroupRegion"] in self.down:
                raise refusal("InvalidArgumentException", "the load balancer cannot be found")
            group["EndpointDescriptions"] = [dict(one, HealthState="HEALTHY") for one in EndpointConfigurations]
        group["TrafficDialPercentage"] = float(TrafficDialPercentage)
        return {"EndpointGroup": self.endpoint_groups[EndpointGroupArn]}
