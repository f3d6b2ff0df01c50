"""The cut of a failback: no write may be lost between the region that stops and the one that starts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from failover_handler import lag, replicate, scale
from failover_handler.steps import Todo
from failover_handler.views import Sample
from failover_handler.world import World
from shared import clock

CLOSE_SECONDS = 5  # how near the replica must be before the service is stopped for the rest
CLOCKED_SECONDS = 65  # the same where time passes for lag: of the minutes until the next write the least is within one


def catch_up(world: World, promoting: bool) -> Todo:
    """Waits until the replicas in the primary region are so near that the stop will be short."""
    def near(key: str, samples: list[Sample]) -> str | None:
        clocked = lag.is_clocked(world, key)
        seconds = min(one.seconds for one in samples) if clocked else samples[-1].seconds
        most = CLOCKED_SECONDS if clocked else CLOSE_SECONDS
        return None if int(seconds) <= most else f"lags {seconds:.0f} s, at most {most} s will do"
    return _each(world, promoting, None, near)


def quiesce(world: World) -> Todo:
    """Stops all instances of the DR region, so that nothing writes any more."""
    todo = scale.exactly(world, "dr", {key: 0 for key in world.config.services}, "quiesce")
    for key in sorted(world.config.services):
        seen = world.capacity("dr", key)
        if seen is not None and seen.instances:
            todo.wait(f"svc:{key}:stopping", f"service {key}: {seen.instances} instances in dr are still there")
    return todo


def drain(world: World, promoting: bool, quiesced: datetime | None) -> Todo:
    """Waits until everything that was written before the stop has arrived: a lag measured after it is below a second,
    or, where the lag is the age of the last transaction, that transaction is younger than the stop."""
    standing = quiesce(world)
    if not standing.done and not promoting:  # somebody started instances again
        return standing
    stopped = quiesced or clock.now()

    def arrived(key: str, samples: list[Sample]) -> str | None:
        if lag.is_clocked(world, key):
            if any(one.at - timedelta(seconds=one.seconds) > stopped for one in samples):
                return None
            return "has not replayed anything younger than the stop yet; within minutes its source writes by itself"
        seconds = samples[-1].seconds
        return None if int(seconds) == 0 else f"lags {seconds:.0f} s, at most 0 s will do"
    return _each(world, promoting, stopped, arrived)


def _each(world: World, promoting: bool, after: datetime | None,
          lacks: Callable[[str, list[Sample]], str | None]) -> Todo:
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
        samples = [one for one in lag.recent(world, key, clock.now()) if after is None or one.at > after]
        why = lacks(key, samples) if samples else "has not been measured yet"
        if why is not None:
            todo.wait(f"db:{key}:lag", f"database {key}: {database.primary} {why}")
    return todo
