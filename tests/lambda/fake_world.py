"""Two regions in memory: as much of RDS, Auto Scaling, load balancing, Global Accelerator, SSM, EC2, CloudWatch and SNS as
the controller touches, and as slow as they are. Time passes only in `advance`.

Each `<service>_<method>` answers a request of that region; requests come in through `fake_aws.FakeAws`.
"""

from __future__ import annotations

import copy
import heapq
import itertools
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from botocore.exceptions import ClientError

ACCOUNT = "111122223333"
START = datetime(2026, 11, 25, 10, 0, tzinfo=timezone.utc)
Record = dict[str, Any]

PROMOTION_NOTICED = 20  # seconds for which a replica stays `available` after the request
PROMOTION = 150
RENAME_NOTICED = 20
RENAME = 70
REPLICA_CREATION = 600
MODIFICATION = 50
SNAPSHOT = 110
LAUNCH = 40
HEALTHY = 30
TERMINATION = 60


def refusal(code: str, message: str = "", status: int = 400) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message or code},
                        "ResponseMetadata": {"HTTPStatusCode": status}}, "Operation")


class FakeWorld:
    """State is public: tests arrange it and assert on it."""

    def __init__(self) -> None:
        self.now = START
        self.down: set[str] = set()  # regions that do not answer
        self.parameters: dict[str, dict[str, str]] = defaultdict(dict)
        self.tiers: dict[str, str] = {}
        self.databases: dict[str, dict[str, Record]] = defaultdict(dict)
        self.snapshots: dict[str, dict[str, Record]] = defaultdict(dict)
        self.groups: dict[str, dict[str, Record]] = defaultdict(dict)
        self.target_groups: dict[str, dict[str, str]] = defaultdict(dict)  # name of the Auto Scaling group by name
        self.endpoint_groups: dict[str, Record] = {}
        self.images: dict[str, dict[str, str]] = defaultdict(dict)
        self.alarms: dict[str, Record] = {}
        self.lag: dict[str, float | None] = {}  # what replicas measure from now on; None: nothing
        self.samples: dict[tuple[str, str], list[tuple[datetime, float]]] = defaultdict(list)
        self.messages: list[Record] = []
        self.refuse_launches: str | None = None
        self._due: list[tuple[datetime, int, Callable[[], None]]] = []
        self._count = itertools.count(1)

    # ---- time ----

    def advance(self, seconds: int) -> None:
        end = self.now + timedelta(seconds=seconds)
        while self._due and self._due[0][0] <= end:
            self.now, _, happen = heapq.heappop(self._due)
            happen()
        self.now = end
        self._measure()
        for region, groups in self.groups.items():
            for name in groups:
                self._settle(region, name)

    def later(self, seconds: int, happen: Callable[[], None]) -> None:
        heapq.heappush(self._due, (self.now + timedelta(seconds=seconds), next(self._count), happen))

    def _measure(self) -> None:
        minute = self.now.replace(second=0, microsecond=0)
        for region, databases in self.databases.items():
            for name, one in databases.items():
                lag = self.lag.get(name, 0.0)
                if one.get("ReadReplicaSourceDBInstanceIdentifier") and one["DBInstanceStatus"] != "creating" and \
                        lag is not None:
                    cut = one["ReadReplicaSourceDBInstanceIdentifier"].split(":")[3] in self.down
                    self.samples[region, name].append((minute, -1.0 if cut else lag))

    # ---- RDS ----

    def add_database(self, region: str, name: str, **more: Any) -> Record:
        self.databases[region][name] = {
            "DBInstanceIdentifier": name, "DBInstanceArn": f"arn:aws:rds:{region}:{ACCOUNT}:db:{name}",
            "DBInstanceStatus": "available", "DBInstanceClass": "db.t4g.small", "Engine": "mysql",
            "Endpoint": {"Address": f"{name}.{region}.rds.example.com", "Port": 3306}, "BackupRetentionPeriod": 7,
            "StorageType": "gp3", "Iops": 3000, "StorageThroughput": 125, "AllocatedStorage": 20,
            "StorageEncrypted": True, "KmsKeyId": f"arn:aws:kms:{region}:{ACCOUNT}:key/{region}",
            "DBSubnetGroup": {"DBSubnetGroupName": f"private-{region}"}, "MultiAZ": True, "DeletionProtection": True,
            "VpcSecurityGroups": [{"VpcSecurityGroupId": f"sg-{region}", "Status": "active"}],
            "DBParameterGroups": [{"DBParameterGroupName": f"params-{region}"}], "MaxAllocatedStorage": 100,
            "PreferredBackupWindow": "02:00-03:00", "PreferredMaintenanceWindow": "sun:04:00-sun:05:00",
            "EnabledCloudwatchLogsExports": ["error"], "TagList": [{"Key": "Name", "Value": name},
                                                                   {"Key": "aws:internal", "Value": "x"}],
            **more}
        return self.databases[region][name]

    def _database(self, region: str, name: str) -> Record:
        if name not in self.databases[region]:
            raise refusal("DBInstanceNotFound", name)
        return self.databases[region][name]

    def _usable(self, region: str, name: str) -> Record:
        found = self._database(region, name)
        if found["DBInstanceStatus"] != "available" or found.get("busy"):
            raise refusal("InvalidDBInstanceState", found["DBInstanceStatus"])
        return found

    def rds_describe_db_instances(self, region: str, DBInstanceIdentifier: str) -> Record:
        found = copy.deepcopy(self._database(region, DBInstanceIdentifier))
        found.pop("busy", None)
        return {"DBInstances": [found]}

    def rds_promote_read_replica(self, region: str, DBInstanceIdentifier: str, BackupRetentionPeriod: int) -> Record:
        found = self._usable(region, DBInstanceIdentifier)
        if not found.get("ReadReplicaSourceDBInstanceIdentifier"):
            raise refusal("InvalidDBInstanceState", "not a read replica")
        found["busy"] = True
        self.later(PROMOTION_NOTICED, lambda: found.update(DBInstanceStatus="modifying"))

        def promoted() -> None:
            found.update(DBInstanceStatus="available", BackupRetentionPeriod=BackupRetentionPeriod)
            del found["ReadReplicaSourceDBInstanceIdentifier"], found["busy"]
        self.later(PROMOTION, promoted)
        return {"DBInstance": found}

    def rds_create_db_snapshot(self, region: str, DBInstanceIdentifier: str, DBSnapshotIdentifier: str) -> Record:
        found = self._usable(region, DBInstanceIdentifier)
        if DBSnapshotIdentifier in self.snapshots[region]:
            raise refusal("DBSnapshotAlreadyExists")
        snapshot = self.snapshots[region][DBSnapshotIdentifier] = {"Status": "creating"}
        found["DBInstanceStatus"] = "backing-up"
        self.later(SNAPSHOT, lambda: (found.update(DBInstanceStatus="available"), snapshot.update(Status="available")))
        return {"DBSnapshot": {"DBSnapshotIdentifier": DBSnapshotIdentifier, **snapshot}}

    def rds_describe_db_snapshots(self, region: str, DBSnapshotIdentifier: str) -> Record:
        if DBSnapshotIdentifier not in self.snapshots[region]:
            raise refusal("DBSnapshotNotFound")
        return {"DBSnapshots": [dict(self.snapshots[region][DBSnapshotIdentifier])]}

    def rds_modify_db_instance(self, region: str, DBInstanceIdentifier: str, ApplyImmediately: bool,
                               NewDBInstanceIdentifier: str | None = None, **changes: Any) -> Record:
        found = self._usable(region, DBInstanceIdentifier)
        found["busy"] = True
        if NewDBInstanceIdentifier is None:
            self.later(10, lambda: found.update(DBInstanceStatus="modifying"))

            def modified() -> None:
                found.update(changes, DBInstanceStatus="available")
                del found["busy"]
            self.later(MODIFICATION, modified)
            return {"DBInstance": found}
        if NewDBInstanceIdentifier in self.databases[region]:
            raise refusal("DBInstanceAlreadyExists")
        new = NewDBInstanceIdentifier
        self.later(RENAME_NOTICED, lambda: found.update(DBInstanceStatus="renaming"))

        def renamed() -> None:
            del self.databases[region][DBInstanceIdentifier], found["busy"]
            found.update(DBInstanceIdentifier=new, DBInstanceStatus="available",
                         DBInstanceArn=f"arn:aws:rds:{region}:{ACCOUNT}:db:{new}")
            found["Endpoint"]["Address"] = f"{new}.{region}.rds.example.com"
            self.databases[region][new] = found
        self.later(RENAME, renamed)
        return {"DBInstance": found}

    def rds_create_db_instance_read_replica(self, region: str, DBInstanceIdentifier: str,
                                            SourceDBInstanceIdentifier: str, SourceRegion: str, **settings: Any) -> Record:
        if DBInstanceIdentifier in self.databases[region]:
            raise refusal("DBInstanceAlreadyExists")
        source_region, name = SourceDBInstanceIdentifier.split(":")[3], SourceDBInstanceIdentifier.split(":")[6]
        source = self._usable(source_region, name)
        if source_region != SourceRegion or source["BackupRetentionPeriod"] == 0 or "KmsKeyId" not in settings:
            raise refusal("InvalidParameterCombination")
        replica = self.add_database(
            region, DBInstanceIdentifier, DBInstanceStatus="creating", BackupRetentionPeriod=0,
            ReadReplicaSourceDBInstanceIdentifier=SourceDBInstanceIdentifier,
            **{key: settings[key] for key in ("DBInstanceClass", "KmsKeyId", "MultiAZ") if key in settings})
        replica["asked"] = settings
        self.later(REPLICA_CREATION, lambda: replica.update(DBInstanceStatus="available"))
        return {"DBInstance": replica}

    # ---- Auto Scaling and load balancing ----

    def add_group(self, region: str, name: str, size: int, most: int, target_group: str | None) -> None:
        self.groups[region][name] = {
            "AutoScalingGroupName": name, "MinSize": size, "MaxSize": most, "DesiredCapacity": size,
            "Instances": [], "activities": []}
        if target_group:
            self.target_groups[region][target_group] = name
        self._settle(region, name)

    def _settle(self, region: str, name: str) -> None:
        """Launches or terminates what the desired capacity asks for."""
        group = self.groups[region][name]
        staying = [one for one in group["Instances"] if one["LifecycleState"] != "Terminating"]
        for one in staying[group["DesiredCapacity"]:]:
            one.update(LifecycleState="Terminating", healthy=False)
            self.later(TERMINATION, lambda gone=one: group["Instances"].remove(gone))
        missing = group["DesiredCapacity"] - len(staying)
        if missing > 0 and self.refuse_launches:
            group["activities"].insert(0, {"ActivityId": str(next(self._count)), "StatusCode": "Failed", "StartTime":
                                           self.now, "StatusMessage": self.refuse_launches, "Description": "launch"})
            return
        for _ in range(missing):
            one = {"InstanceId": f"i-{next(self._count):017x}", "LifecycleState": "Pending", "healthy": False}
            group["Instances"].append(one)
            self.later(LAUNCH, lambda up=one: up["LifecycleState"] == "Pending" and up.update(LifecycleState="InService"))
            self.later(LAUNCH + HEALTHY, lambda up=one: up["LifecycleState"] == "InService" and up.update(healthy=True))

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

    def autoscaling_describe_scaling_activities(self, region: str, AutoScalingGroupName: str, MaxRecords: int) -> Record:
        return {"Activities": copy.deepcopy(self.groups[region][AutoScalingGroupName]["activities"][:MaxRecords])}

    def elbv2_describe_target_groups(self, region: str, Names: list[str]) -> Record:
        if any(name not in self.target_groups[region] for name in Names):
            raise refusal("TargetGroupNotFound")
        return {"TargetGroups": [{"TargetGroupArn": f"arn:{region}:{name}"} for name in Names]}

    def elbv2_describe_target_health(self, region: str, TargetGroupArn: str) -> Record:
        group = self.groups[region][self.target_groups[region][TargetGroupArn.split(":")[-1]]]
        return {"TargetHealthDescriptions": [
            {"Target": {"Id": one["InstanceId"]}, "TargetHealth": {"State": "healthy" if one["healthy"] else "initial"}}
            for one in group["Instances"]]}

    # ---- Global Accelerator ----

    def add_endpoint_group(self, arn: str, region: str, dial: float) -> None:
        self.endpoint_groups[arn] = {
            "EndpointGroupArn": arn, "EndpointGroupRegion": region, "TrafficDialPercentage": dial,
            "EndpointDescriptions": [{"EndpointId": f"arn:{region}:alb", "Weight": 128, "HealthState": "HEALTHY",
                                      "ClientIPPreservationEnabled": True}]}

    def globalaccelerator_describe_endpoint_group(self, region: str, EndpointGroupArn: str) -> Record:
        return {"EndpointGroup": copy.deepcopy(self.endpoint_groups[EndpointGroupArn])}

    def globalaccelerator_update_endpoint_group(self, region: str, EndpointGroupArn: str, TrafficDialPercentage: float,
                                                EndpointConfigurations: list[Record]) -> Record:
        self.endpoint_groups[EndpointGroupArn].update(
            TrafficDialPercentage=float(TrafficDialPercentage),
            EndpointDescriptions=[dict(one, HealthState="HEALTHY") for one in EndpointConfigurations])
        return {"EndpointGroup": self.endpoint_groups[EndpointGroupArn]}

    # ---- SSM, EC2, CloudWatch, SNS ----

    def ssm_get_parameters(self, region: str, Names: list[str]) -> Record:
        known = self.parameters[region]
        return {"Parameters": [{"Name": name, "Value": known[name]} for name in Names if name in known],
                "InvalidParameters": [name for name in Names if name not in known]}

    def ssm_put_parameter(self, region: str, Name: str, Value: str, Overwrite: bool, Tier: str = "Standard") -> Record:
        if Name not in self.parameters[region] or not Overwrite:
            raise refusal("ParameterNotFound", Name)
        self.parameters[region][Name] = Value
        self.tiers[Name] = Tier
        return {"Version": 2}

    def ec2_describe_images(self, region: str, Filters: list[Record]) -> Record:
        wanted = Filters[0]["Values"]
        return {"Images": [{"ImageId": name, "State": state} for name, state in self.images[region].items()
                           if name in wanted]}

    def set_alarm(self, name: str, state: str, suppressed_by: str | None = None) -> None:
        self.alarms[name] = {"AlarmName": name, "StateValue": state, "StateUpdatedTimestamp": self.now,
                             "StateTransitionedTimestamp": self.now}
        if suppressed_by:
            self.alarms[name]["ActionsSuppressedBy"] = suppressed_by

    def cloudwatch_describe_alarms(self, region: str, AlarmNames: list[str], AlarmTypes: list[str]) -> Record:
        return {"CompositeAlarms": [self.alarms[name] for name in AlarmNames if name in self.alarms], "MetricAlarms": []}

    def cloudwatch_get_metric_statistics(self, region: str, Dimensions: list[Record], StartTime: datetime,
                                         EndTime: datetime, **_: Any) -> Record:
        if EndTime - StartTime > timedelta(minutes=1440):
            raise refusal("InvalidParameterCombination", "more than 1440 samples")
        found = self.samples[region, Dimensions[0]["Value"]]
        return {"Datapoints": [{"Timestamp": at, "Maximum": value} for at, value in found if StartTime <= at < EndTime]}

    def sns_publish(self, region: str, TopicArn: str, Subject: str, Message: str) -> Record:
        self.messages.append({"subject": Subject, "message": Message})
        return {"MessageId": "1"}
