"""Tells the instances of a region where database and bucket are: the parameters that they read when they start."""

from __future__ import annotations

from failover_handler.steps import Todo
from failover_handler.world import World
from shared.config import Side


def plan(world: World, side: Side, replicas: bool = False) -> Todo:
    """Endpoints of databases that serve on their own, with `replicas` also of those that do not."""
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        seen = world.instance(side, database.identifier(side))
        ready = seen is not None and (seen.available if replicas else seen.promoted)
        if seen is None or not ready or seen.host is None:
            todo.wait(f"db:{key}:endpoint", f"database {key}: {database.identifier(side)} is not ready yet")
        else:
            _set(world, side, database.endpoint_parameter, seen.host, todo)
    for bucket in (world.config.buckets[key] for key in sorted(world.config.buckets)):
        _set(world, side, bucket.name_parameter, bucket.name(side, world.run.account), todo)
    return todo


def _set(world: World, side: Side, name: str, value: str, todo: Todo) -> None:
    if world.parameter(side, name) == value:
        return

    def write() -> None:
        world.run.call("publish", "ssm", side, "put_parameter", Name=name, Value=value, Overwrite=True)

    todo.act(f"{name} = {value}", write)
