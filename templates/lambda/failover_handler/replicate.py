"""A new replica in the place of a retired database, with the settings of that one."""

from __future__ import annotations

from typing import Any

from failover_handler.retire import PASSING, retired_name
from failover_handler.steps import Todo
from failover_handler.views import Instance
from failover_handler.world import World
from shared.config import Side, other

STEP = "replicate"
# gp3 takes performance of its own from this size on; below, RDS reports the fixed one and refuses to be told it.
GP3_TUNABLE_GIB = 400


def plan(world: World, side: Side, operation: str, promoting: bool = False) -> Todo:
    """From the database that serves on the other side. A database in that place that follows nothing is somebody
    else's, unless the replicas are being promoted already."""
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        identifier = database.identifier(side)
        replica = world.instance(side, identifier)
        retired = world.instance(side, retired_name(identifier, operation))
        source = world.instance(other(side), database.identifier(other(side)))
        if replica is not None and replica.source is None and not promoting:
            todo.add(foreign(key, identifier, side))
        elif replica is not None and (retired is None or _has_backups(replica, retired)):
            if not replica.available:
                _status(todo, key, replica)
        elif replica is not None and retired is not None:
            if replica.available:
                _back_up(world, side, replica, retired, todo)
            else:
                _status(todo, key, replica)
        elif retired is None or source is None:
            todo.wait(f"db:{key}:gone", f"database {key}: nothing to make {identifier} of", tell=True)
        elif not source.promoted or source.backup_days == 0:
            todo.wait(f"db:{key}:source", f"database {key}: {source.identifier} is {source.status} "
                      f"with {source.backup_days} days of backups", tell=source.backup_days == 0)
        else:
            _create(world, side, identifier, source, retired, todo)
    return todo


def foreign(key: str, identifier: str, side: Side) -> Todo:
    todo = Todo()
    todo.wait(f"db:{key}:foreign", f"database {key}: {identifier} in {side} exists and is no replica", tell=True)
    return todo


def settings(retired: Instance) -> dict[str, Any]:
    """What a replica is told when it is created; what is left out comes from its source."""
    raw = retired.raw
    found = {
        "DBInstanceClass": raw["DBInstanceClass"],
        "StorageType": raw.get("StorageType"),
        "KmsKeyId": raw.get("KmsKeyId"),
        "DBSubnetGroupName": (raw.get("DBSubnetGroup") or {}).get("DBSubnetGroupName"),
        "VpcSecurityGroupIds": [one["VpcSecurityGroupId"] for one in raw.get("VpcSecurityGroups", [])],
        "DBParameterGroupName": next((one["DBParameterGroupName"] for one in raw.get("DBParameterGroups", [])), None),
        "Port": (raw.get("Endpoint") or {}).get("Port"),
        "MultiAZ": raw.get("MultiAZ"),
        "AutoMinorVersionUpgrade": raw.get("AutoMinorVersionUpgrade"),
        "PubliclyAccessible": raw.get("PubliclyAccessible"),
        "CopyTagsToSnapshot": raw.get("CopyTagsToSnapshot"),
        "EnableIAMDatabaseAuthentication": raw.get("IAMDatabaseAuthenticationEnabled"),
        "EnableCloudwatchLogsExports": raw.get("EnabledCloudwatchLogsExports"),
        "DeletionProtection": raw.get("DeletionProtection"),
        "MaxAllocatedStorage": raw.get("MaxAllocatedStorage"),
        "CACertificateIdentifier": raw.get("CACertificateIdentifier"),
        "Tags": [one for one in raw.get("TagList", []) if not one["Key"].startswith("aws:")],
    }
    if raw.get("PerformanceInsightsEnabled"):
        found |= {"EnablePerformanceInsights": True,
                  "PerformanceInsightsKMSKeyId": raw.get("PerformanceInsightsKMSKeyId"),
                  "PerformanceInsightsRetentionPeriod": raw.get("PerformanceInsightsRetentionPeriod")}
    storage = str(raw.get("StorageType"))
    if storage.startswith("io") or (storage == "gp3" and raw.get("AllocatedStorage", 0) >= GP3_TUNABLE_GIB):
        found |= {"Iops": raw.get("Iops"), "StorageThroughput": raw.get("StorageThroughput") or None}
    return {key: value for key, value in found.items() if value is not None and value != []}


def _has_backups(replica: Instance, retired: Instance) -> bool:
    return replica.backup_days == max(1, retired.backup_days)


def _create(world: World, side: Side, identifier: str, source: Instance, retired: Instance, todo: Todo) -> None:
    def create() -> None:
        world.run.call(STEP, "rds", side, "create_db_instance_read_replica", DBInstanceIdentifier=identifier,
                       SourceDBInstanceIdentifier=source.arn, SourceRegion=world.config.region(other(side)),
                       **settings(retired))

    todo.act(f"create the replica {identifier} of {source.identifier}", create)


def _back_up(world: World, side: Side, replica: Instance, retired: Instance, todo: Todo) -> None:
    """A replica is created without backups, and without them nothing can be replicated from it later."""
    windows = {name: retired.raw[name] for name in ("PreferredBackupWindow", "PreferredMaintenanceWindow")
               if retired.raw.get(name)}
    days = max(1, retired.backup_days)

    def modify() -> None:
        world.run.call(STEP, "rds", side, "modify_db_instance", DBInstanceIdentifier=replica.identifier,
                       BackupRetentionPeriod=days, ApplyImmediately=True, **windows)

    todo.act(f"{replica.identifier}: {days} days of backups", modify)


def _status(todo: Todo, key: str, seen: Instance) -> None:
    todo.wait(f"db:{key}:{seen.status}", f"database {key}: {seen.identifier} is {seen.status}",
              tell=seen.status not in PASSING)
