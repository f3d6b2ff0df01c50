"""The cut of a failback: no write may be lost between the region that stops and the one that starts."""

from __future__ import annotations

from datetime import datetime

from failover_handler import lag, replicate, scale
from failover_handler.steps import Todo
from failover_handler.world import World
from shared import clock

CLOSE_SECONDS = 5  # how near the replica must be before the service is stopped for the rest


def catch_up(world: World, promoting: bool) -> Todo:
    """Waits until the replicas in the primary region are so near that the stop will be short."""
    return _lag(world, promoting, CLOSE_SECONDS, None)


def quiesce(world: World) -> Todo:
    """Stops all instances of the DR region, so that nothing writes any more."""
    todo = scale.exactly(world, "dr", {key: 0 for key in world.config.services}, "quiesce")
    for key in sorted(world.config.services):
        seen = world.capacity("dr", key)
        if seen is not None and seen.instances:
            todo.wait(f"svc:{key}:stopping", f"service {key}: {seen.instances} instances in dr are still there")
    return todo


def drain(world: World, promoting: bool, quiesced: datetime | None) -> Todo:
    """Waits until a lag measured after the stop is below a second: everything that was written has arrived."""
    return _lag(world, promoting, 0, quiesced or clock.now())


def _lag(world: World, promoting: bool, most: int, after: datetime | None) -> Todo:
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        replica = world.instance("primary", database.primary)
        if replica is not None and replica.source is None:
            if not promoting:  # else this was checked
                todo.add(replicate.foreign(key, database.primary, "primary"))
            continue
        if replica is not None and not replica.available:
            # RDS promotes nothing that it backs up or changes: better to find out before the service stops.
            todo.wait(f"db:{key}:{replica.status}", f"database {key}: {database.primary} is {replica.status}")
            continue
        seen = lag.latest(world, key, clock.now())
        if seen is None or (after is not None and seen[0] <= after):
            todo.wait(f"db:{key}:lag", f"database {key}: no lag of {database.primary} has been measured yet")
        elif int(seen[1]) > most:
            todo.wait(f"db:{key}:lag",
                      f"database {key}: {database.primary} lags {seen[1]:.0f} s, at most {most} s will do")
    return todo
