"""A new replica in the place of a retired database, with the settings of that one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from failover_handler.retire import PASSING, is_retired
from failover_handler.steps import Todo
from failover_handler.views import Instance
from failover_handler.world import World
from shared.config import Side, other

STEP = "replicate"
# Of these engines only MySQL's replicas may be given a parameter group when they are made in another region.
GROUP_AT_CREATION = "mysql"
# gp3 takes performance of its own from this size on; below, RDS reports the fixed one and refuses to be told it.
GP3_TUNABLE_GIB = 400


def plan(world: World, side: Side, operations: Sequence[str], promoting: bool = False) -> Todo:
    """From the database that serves on the other side, with the settings of the one that the first of the operations
    has retired. A database in that place that follows nothing is somebody else's, unless the replicas are being
    promoted already."""
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        identifier = database.identifier(side)
        replica = world.instance(side, identifier)
        retired = is_retired(world, side, identifier, operations)
        source = world.instance(other(side), database.identifier(other(side)))
        if replica is not None and replica.source is None and not promoting:
            todo.add(foreign(key, identifier, side))
        elif replica is not None and (retired is None or not _lacking(replica, retired)):
            if not replica.available:
                _status(todo, key, replica)
        elif replica is not None and retired is not None:
            if replica.available:
                _complete(world, side, replica, retired, todo)
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
        "DBParameterGroupName": _parameter_group(retired) if raw.get("Engine") == GROUP_AT_CREATION else None,
        "Port": (raw.get("Endpoint") or {}).get("Port"),
        "MultiAZ": raw.get("MultiAZ"),
        "AutoMinorVersionUpgrade": raw.get("AutoMinorVersionUpgrade"),
        "PubliclyAccessible": raw.get("PubliclyAccessible"),
        "CopyTagsToSnapshot": raw.get("CopyTagsToSnapshot"),
        "EnableIAMDatabaseAuthentication": raw.get("IAMDatabaseAuthenticationEnabled"),
        "EnableCloudwatchLogsExports": raw.get("EnabledCloudwatchLogsExports"),
        "DeletionProtection": False,  # added when it is complete: until then it may have to make room
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


def _parameter_group(seen: Instance) -> str | None:
    return next((one["DBParameterGroupName"] for one in seen.raw.get("DBParameterGroups", [])), None)


def _lacking(replica: Instance, retired: Instance) -> dict[str, Any]:
    """What it cannot be told when it is created, or is better told afterwards. Without backups nothing can be
    replicated from it later; a parameter group is in force from the next start, which the promotion brings."""
    lacking: dict[str, Any] = {}
    if replica.backup_days != max(1, retired.backup_days):
        lacking["BackupRetentionPeriod"] = max(1, retired.backup_days)
        lacking |= {name: retired.raw[name] for name in ("PreferredBackupWindow", "PreferredMaintenanceWindow")
                    if retired.raw.get(name)}
    group = _parameter_group(retired)
    if group is not None and group != _parameter_group(replica):
        lacking["DBParameterGroupName"] = group
    if retired.raw.get("DeletionProtection") and not replica.raw.get("DeletionProtection"):
        lacking["DeletionProtection"] = True
    return lacking


def _create(world: World, side: Side, identifier: str, source: Instance, retired: Instance, todo: Todo) -> None:
    def create() -> None:
        world.run.call(STEP, "rds", side, "create_db_instance_read_replica", DBInstanceIdentifier=identifier,
                       SourceDBInstanceIdentifier=source.arn, SourceRegion=world.config.region(other(side)),
                       **settings(retired))

    todo.act(f"create the replica {identifier} of {source.identifier}", create)


def _complete(world: World, side: Side, replica: Instance, retired: Instance, todo: Todo) -> None:
    lacking = _lacking(replica, retired)

    def modify() -> None:
        world.run.call(STEP, "rds", side, "modify_db_instance", DBInstanceIdentifier=replica.identifier,
                       ApplyImmediately=True, **lacking)

    told = ", ".join(f"{name} {value}" for name, value in sorted(lacking.items()))
    todo.act(f"{replica.identifier}: {told}", modify)


def _status(todo: Todo, key: str, seen: Instance) -> None:
    todo.wait(f"db:{key}:{seen.status}", f"database {key}: {seen.identifier} is {seen.status}",
              tell=seen.status not in PASSING)
