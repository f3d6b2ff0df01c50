"""Replicas become databases of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from failover_handler.steps import Todo
from failover_handler.views import Instance
from failover_handler.world import World
from shared.config import Side


def plan(world: World, side: Side, before: Callable[[str], None]) -> Todo:
    """`before` runs ahead of each promotion, with the database's key."""
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        name = database.identifier(side)
        replica = world.instance(side, name)
        if replica is None:
            todo.wait(f"db:{key}:missing", f"database {key}: {name} does not exist", tell=True)
        elif replica.source is not None and replica.operable:
            days = database.replica_backup_days if side == "dr" else replica.backup_days
            _promote(world, side, replica, max(1, days), partial(before, key), todo)
        elif not replica.promoted:
            todo.wait(f"db:{key}:promotion", f"database {key}: {name} is {replica.status}")
    return todo


def _promote(world: World, side: Side, replica: Instance, days: int, before: Callable[[], None], todo: Todo) -> None:
    def promote() -> None:
        before()
        world.run.call("promote", "rds", side, "promote_read_replica",
                       DBInstanceIdentifier=replica.identifier, BackupRetentionPeriod=days)

    todo.act(f"promote {replica.identifier}", promote)
