"""RDS, as slow as it is: what was asked for shows after a while, and until then the status is still the old one."""

from __future__ import annotations

import copy
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from fake_time import ACCOUNT, FakeTime, Record, refusal

PROMOTION_NOTICED = 20  # seconds for which a replica stays `available` after the request
PROMOTION = 150
RENAME_NOTICED = 20
RENAME = 70
REPLICA_CREATION = 600
MODIFICATION_NOTICED = 10
MODIFICATION = 50
SNAPSHOT = 110
LOG_SWITCH = timedelta(seconds=300)


class FakeDatabases(FakeTime):
    def __init__(self) -> None:
        super().__init__()
        self.databases: dict[str, dict[str, Record]] = defaultdict(dict)
        self.snapshots: dict[str, dict[str, Record]] = defaultdict(dict)
        self.lag: dict[str, float | None] = {}  # what replicas measure from now on; None: nothing
        self.written = True  # by users, all the time
        self.replayed: dict[str, datetime] = {}  # PostgreSQL's last transaction, by replica
        self.samples: dict[tuple[str, str], list[tuple[datetime, float]]] = defaultdict(list)

    def advance(self, seconds: int) -> None:
        super().advance(seconds)
        self._measure()

    def _measure(self) -> None:
        minute = self.now.replace(second=0, microsecond=0)
        for region, databases in self.databases.items():
            for name, one in databases.items():
                lag = self.lag.get(name, 0.0)
                if one.get("ReadReplicaSourceDBInstanceIdentifier") and one["DBInstanceStatus"] != "creating" and \
                        lag is not None:
                    cut = one["ReadReplicaSourceDBInstanceIdentifier"].split(":")[3] in self.down
                    if one["Engine"] == "postgres":
                        self.samples[region, name].append((minute, lag + self._unwritten(name, cut)))
                    else:
                        self.samples[region, name].append((minute, -1.0 if cut else lag))

    def _unwritten(self, name: str, cut: bool) -> float:
        """PostgreSQL knows the time since the last transaction that arrived: by users, or at a switch of the log."""
        if not cut and (self.written or self.now - self.replayed.get(name, self.now) >= LOG_SWITCH):
            self.replayed[name] = self.now
        return (self.now - self.replayed.setdefault(name, self.now)).total_seconds()

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
        if found["DBInstanceStatus"] not in ("available", "storage-optimization") or found.get("_busy"):
            raise refusal("InvalidDBInstanceState", found["DBInstanceStatus"])
        return found

    def rds_describe_db_instances(self, region: str, DBInstanceIdentifier: str) -> Record:
        return {"DBInstances": [copy.deepcopy(self._database(region, DBInstanceIdentifier))]}

    def rds_promote_read_replica(self, region: str, DBInstanceIdentifier: str, BackupRetentionPeriod: int) -> Record:
        found = self._usable(region, DBInstanceIdentifier)
        if not found.get("ReadReplicaSourceDBInstanceIdentifier"):
            raise refusal("InvalidDBInstanceState", "not a read replica")
        found["_busy"] = True
        self.later(PROMOTION_NOTICED, lambda: found.update(DBInstanceStatus="modifying"))

        def promoted() -> None:
            found.update(DBInstanceStatus="available", BackupRetentionPeriod=BackupRetentionPeriod)
            del found["ReadReplicaSourceDBInstanceIdentifier"], found["_busy"]
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
        found["_busy"] = True
        if NewDBInstanceIdentifier is None:
            self.later(MODIFICATION_NOTICED, lambda: found.update(DBInstanceStatus="modifying"))

            def modified() -> None:
                found.update(changes, DBInstanceStatus="available")
                if "DBParameterGroupName" in changes:
                    found["DBParameterGroups"] = [{"DBParameterGroupName": found.pop("DBParameterGroupName")}]
                del found["_busy"]
            self.later(MODIFICATION, modified)
            return {"DBInstance": found}
        if NewDBInstanceIdentifier in self.databases[region]:
            raise refusal("DBInstanceAlreadyExists")
        new = NewDBInstanceIdentifier
        self.later(RENAME_NOTICED, lambda: found.update(DBInstanceStatus="renaming"))

        def renamed() -> None:
            del self.databases[region][DBInstanceIdentifier], found["_busy"]
            found.update(DBInstanceIdentifier=new, DBInstanceStatus="available",
                         DBInstanceArn=f"arn:aws:rds:{region}:{ACCOUNT}:db:{new}")
            found["Endpoint"]["Address"] = f"{new}.{region}.rds.example.com"
            self.databases[region][new] = found
        self.later(RENAME, renamed)
        return {"DBInstance": found}

    def rds_create_db_instance_read_replica(
            self, region: str, DBInstanceIdentifier: str, SourceDBInstanceIdentifier: str, SourceRegion: str,
            **settings: Any) -> Record:
        if DBInstanceIdentifier in self.databases[region]:
            raise refusal("DBInstanceAlreadyExists")
        source_region, name = SourceDBInstanceIdentifier.split(":")[3], SourceDBInstanceIdentifier.split(":")[6]
        source = self._usable(source_region, name)
        if source_region != SourceRegion or source["BackupRetentionPeriod"] == 0 or "KmsKeyId" not in settings:
            raise refusal("InvalidParameterCombination")
        engine = source["Engine"]
        if engine != "mysql" and "DBParameterGroupName" in settings:
            raise refusal("InvalidParameterCombination", "a parameter group, for a replica of this engine")
        replica = self.add_database(
            region, DBInstanceIdentifier, DBInstanceStatus="creating", BackupRetentionPeriod=0,
            ReadReplicaSourceDBInstanceIdentifier=SourceDBInstanceIdentifier, Engine=engine,
            DBParameterGroups=[{"DBParameterGroupName": settings.get("DBParameterGroupName", f"default.{engine}")}],
            **{key: settings[key] for key in ("DBInstanceClass", "KmsKeyId", "MultiAZ") if key in settings})
        replica["_asked"] = settings
        replica["DeletionProtection"] = settings.get("DeletionProtection", False)
        self.later(REPLICA_CREATION, lambda: replica.update(DBInstanceStatus="available"))
        return {"DBInstance": replica}
