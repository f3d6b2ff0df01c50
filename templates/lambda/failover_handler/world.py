"""The world as it is now: each thing is looked at when a step first asks for it, and once per look."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from failover_handler.run import Run
from failover_handler.views import Alarm, Capacity, EndpointGroup, Instance, Sample
from shared import clock, parameters
from shared.aws import ACCELERATOR_REGION, error_code
from shared.config import Side

STEP = "observe"
LONGEST_LOOK = timedelta(hours=23)  # 1440 samples, the most that one answer holds, last a day

Seen = TypeVar("Seen")


class World:
    """A look at both regions. Nothing here writes; make a new one to look again."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.config = run.config
        self._seen: dict[tuple[Any, ...], Any] = {}

    def instance(self, side: Side, identifier: str) -> Instance | None:
        return self._once(("instance", side, identifier), lambda: self._instance(side, identifier))

    def snapshot_status(self, side: Side, identifier: str) -> str | None:
        return self._once(("snapshot", side, identifier), lambda: self._snapshot_status(side, identifier))

    def capacity(self, side: Side, service: str) -> Capacity | None:
        groups = self._once(("groups", side), lambda: self._capacities(side))
        return groups.get(self.config.services[service].on(side).group)

    def refused_launches(self, side: Side, service: str, since: datetime) -> list[str]:
        """Why scaling activities failed since then, newest first."""
        group = self.config.services[service].on(side).group
        answer = self.run.call(STEP, "autoscaling", side, "describe_scaling_activities",
                               AutoScalingGroupName=group, MaxRecords=20)
        return [one.get("StatusMessage") or one.get("Description", "") for one in answer["Activities"]
                if one["StatusCode"] == "Failed" and one["StartTime"] >= since]

    def target_group(self, side: Side, service: str) -> str | None:
        """Its ARN. It does not change, so one look per invocation is enough."""
        name = self.config.services[service].on(side).target_group
        if name is None:
            return None
        if (side, name) not in self.run.target_groups:
            self.run.target_groups[side, name] = self._target_group(side, name)
        return self.run.target_groups[side, name]

    def healthy_targets(self, side: Side, service: str) -> int:
        return self._once(("targets", side, service), lambda: self._healthy_targets(side, service))

    def endpoint_group(self, side: Side, service: str) -> EndpointGroup:
        return self._once(("endpoints", side, service), lambda: self._endpoint_group(side, service))

    def parameter(self, side: Side, name: str) -> str | None:
        return self._once(("parameters", side), lambda: self._parameters(side)).get(name)

    def image_state(self, side: Side, image: str) -> str | None:
        return self._once(("images", side), lambda: self._image_states(side)).get(image)

    def lag(self, side: Side, identifier: str, since: datetime) -> list[Sample]:
        """Measured lags, oldest first, without those that say that replication is broken."""
        return self._once(("lag", side, identifier), lambda: self._lag(side, identifier, since))

    def alarm(self) -> Alarm | None:
        """The one that says that the primary region is lost."""
        return self._once(("alarm",), self._alarm)

    def look_at(self, side: Side) -> None:
        """Raises when the region does not answer."""
        self._once(("groups", side), lambda: self._capacities(side))
        self._once(("parameters", side), lambda: self._parameters(side))

    # ---- how each is asked for ----

    def _once(self, key: tuple[Any, ...], look: Callable[[], Seen]) -> Seen:
        if key not in self._seen:
            self._seen[key] = look()
        seen: Seen = self._seen[key]
        return seen

    def _instance(self, side: Side, identifier: str) -> Instance | None:
        try:
            answer = self.run.call(STEP, "rds", side, "describe_db_instances", DBInstanceIdentifier=identifier)
        except Exception as error:
            if error_code(error).startswith("DBInstanceNotFound"):
                return None
            raise
        return Instance.of(answer["DBInstances"][0]) if answer["DBInstances"] else None

    def _snapshot_status(self, side: Side, identifier: str) -> str | None:
        try:
            answer = self.run.call(STEP, "rds", side, "describe_db_snapshots", DBSnapshotIdentifier=identifier)
        except Exception as error:
            if error_code(error).startswith("DBSnapshotNotFound"):
                return None
            raise
        return answer["DBSnapshots"][0]["Status"] if answer["DBSnapshots"] else None

    def _capacities(self, side: Side) -> dict[str, Capacity]:
        names = sorted(service.on(side).group for service in self.config.services.values())
        found: dict[str, Capacity] = {}
        for start in range(0, len(names), 50):
            answer = self.run.call(STEP, "autoscaling", side, "describe_auto_scaling_groups",
                                   AutoScalingGroupNames=names[start:start + 50], MaxRecords=100)
            found.update({one["AutoScalingGroupName"]: Capacity.of(one) for one in answer["AutoScalingGroups"]})
        return found

    def _target_group(self, side: Side, name: str) -> str | None:
        try:
            answer = self.run.call(STEP, "elbv2", side, "describe_target_groups", Names=[name])
        except Exception as error:
            if error_code(error).startswith("TargetGroupNotFound"):
                return None
            raise
        return answer["TargetGroups"][0]["TargetGroupArn"] if answer["TargetGroups"] else None

    def _healthy_targets(self, side: Side, service: str) -> int:
        arn = self.target_group(side, service)
        if arn is None:
            return 0
        answer = self.run.call(STEP, "elbv2", side, "describe_target_health", TargetGroupArn=arn)
        return sum(one["TargetHealth"]["State"] == "healthy" for one in answer["TargetHealthDescriptions"])

    def _endpoint_group(self, side: Side, service: str) -> EndpointGroup:
        arn = self.run.endpoint_groups[service][side]
        answer = self.run.aws.call(STEP, "globalaccelerator", ACCELERATOR_REGION, "describe_endpoint_group",
                                   EndpointGroupArn=arn)
        return EndpointGroup.of(answer["EndpointGroup"])

    def _parameters(self, side: Side) -> dict[str, str]:
        config = self.config
        names = [one.endpoint_parameter for one in config.databases.values()]
        names += [one.name_parameter for one in config.buckets.values()]
        names += [one.image_parameter for one in config.services.values()]
        if side == "dr":
            names += [config.parameters.active_region, config.parameters.failbacks]
            return parameters.read(self.run.aws, STEP, config.dr_region, names)
        return self.run.guard_primary(lambda: parameters.read(self.run.aws, STEP, config.primary_region, names))

    def _image_states(self, side: Side) -> dict[str, str]:
        """By id. A filter, since asking for ids fails as a whole when one of them does not exist. Deprecated images,
        as Amazon's own become within months, can be launched, but a listing leaves them out by default."""
        wanted = {self.parameter(side, one.image_parameter) for one in self.config.services.values()}
        ids = sorted(one for one in wanted if one)
        if not ids:
            return {}
        answer = self.run.call(STEP, "ec2", side, "describe_images", IncludeDeprecated=True,
                               Filters=[{"Name": "image-id", "Values": ids}])
        return {one["ImageId"]: one["State"] for one in answer["Images"]}

    def _lag(self, side: Side, identifier: str, since: datetime) -> list[Sample]:
        now = clock.now()
        answer = self.run.call(
            STEP, "cloudwatch", side, "get_metric_statistics", Namespace="AWS/RDS", MetricName="ReplicaLag",
            Dimensions=[{"Name": "DBInstanceIdentifier", "Value": identifier}],
            StartTime=max(since, now - LONGEST_LOOK), EndTime=now + timedelta(minutes=1), Period=60,
            Statistics=["Maximum"])
        samples = [Sample(one["Timestamp"], one["Maximum"]) for one in answer["Datapoints"]]
        return sorted((one for one in samples if one.seconds >= 0), key=lambda one: one.at)

    def _alarm(self) -> Alarm | None:
        name = self.config.region_lost_alarm
        if name is None:
            return None
        answer = self.run.call(STEP, "cloudwatch", "dr", "describe_alarms", AlarmNames=[name],
                               AlarmTypes=["CompositeAlarm", "MetricAlarm"])
        found = answer.get("CompositeAlarms", []) + answer.get("MetricAlarms", [])
        return Alarm.of(found[0]) if found else None
