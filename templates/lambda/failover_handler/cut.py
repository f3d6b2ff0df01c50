"""The cut: no write may be lost between the region that stops and the one that takes over.

Both ways: a failback cuts from the DR region to the primary one, a planned failover the other way.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from failover_handler import lag, replicate, scale
from failover_handler.steps import Todo
from failover_handler.views import Sample
from failover_handler.world import World
from shared import clock
from shared.config import Side, other

CLOSE_SECONDS = 5  # how near the replica must be before the service is stopped for the rest
CLOCKED_SECONDS = 65  # the same where time passes for lag: of the minutes until the next write the least is within one
# The first lag of 0 may be stale: a replica that has lost its source notices only after `slave_net_timeout`.
ZEROS = 2
TERMINATE = "Terminate"  # the process of Auto Scaling without which no group shrinks
ADJACENT = timedelta(seconds=90)  # samples of two minutes in a row: one of a broken replication may lie between others


def catch_up(world: World, to: Side, promoting: bool) -> Todo:
    """Waits until the replicas of the region that takes over are so near that the stop will be short, and until the
    instances of the other region can be stopped."""
    def near(key: str, samples: list[Sample]) -> str | None:
        clocked = lag.is_clocked(world, key)
        seconds = min(one.seconds for one in samples) if clocked else samples[-1].seconds
        most = CLOCKED_SECONDS if clocked else CLOSE_SECONDS
        return None if int(seconds) <= most else f"lags {seconds:.0f} s, at most {most} s will do"
    todo = Todo() if promoting else _stoppable(world, other(to))
    todo.add(_each(world, to, promoting, None, near))
    return todo


def _stoppable(world: World, side: Side) -> Todo:
    todo = Todo()
    for key in sorted(world.config.services):
        seen = world.capacity(side, key)
        if seen is None or seen.instances == 0:
            continue
        if TERMINATE in seen.suspended:
            todo.wait(f"svc:{key}:{TERMINATE}", f"service {key}: {seen.name} has its process {TERMINATE} suspended: "
                      "its instances would not stop", tell=True)
        if seen.protected:
            todo.wait(f"svc:{key}:protected", f"service {key}: {seen.protected} instances of {seen.name} are protected "
                      "from scale-in: they would not stop", tell=True)
    return todo


def quiesce(world: World, side: Side, step: str) -> Todo:
    """Stops all instances of a region, so that nothing writes any more."""
    todo = scale.exactly(world, side, {key: 0 for key in world.config.services}, step)
    for key in sorted(world.config.services):
        seen = world.capacity(side, key)
        if seen is not None and seen.instances:
            todo.wait(f"svc:{key}:stopping", f"service {key}: {seen.instances} instances in {side} are still there")
    return todo


def drain(world: World, to: Side, promoting: bool, quiesced: datetime | None, step: str) -> Todo:
    """Waits until everything that was written before the stop has arrived: two lags in a row that were measured after
    it are below a second, or, where the lag is the age of the last transaction, that transaction is younger than the
    stop."""
    standing = Todo() if promoting else quiesce(world, other(to), step)
    if not standing.done:  # somebody started instances again
        return standing
    stopped = quiesced or clock.now()

    def arrived(key: str, samples: list[Sample]) -> str | None:
        if lag.is_clocked(world, key):
            if any(one.at - timedelta(seconds=one.seconds) > stopped for one in samples):
                return None
            return "has not replayed anything younger than the stop yet; within minutes its source writes by itself"
        if int(samples[-1].seconds) != 0:
            return f"lags {samples[-1].seconds:.0f} s, at most 0 s will do"
        return None if _stands_at_zero(samples) else f"lags 0 s, which has to be measured {ZEROS} times in a row"
    return _each(world, to, promoting, stopped, arrived)


def _stands_at_zero(samples: list[Sample]) -> bool:
    last = samples[-ZEROS:]
    return len(last) == ZEROS and all(int(one.seconds) == 0 for one in last) and all(
        after.at - before.at <= ADJACENT for before, after in zip(last, last[1:]))


def _each(world: World, to: Side, promoting: bool, after: datetime | None,
          lacks: Callable[[str, list[Sample]], str | None]) -> Todo:
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        name = database.identifier(to)
        replica = world.instance(to, name)
        if replica is not None and replica.source is None:
            if not promoting:  # else this was checked
                todo.add(replicate.foreign(key, name, to))
            continue
        if replica is not None and not replica.operable:
            # RDS promotes nothing that it backs up or changes: better to find out before the service stops.
            todo.wait(f"db:{key}:{replica.status}", f"database {key}: {name} is {replica.status}")
            continue
        samples = [one for one in lag.recent(world, to, key, clock.now()) if after is None or one.at > after]
        why = lacks(key, samples) if samples else "has not been measured yet"
        if why is not None:
            todo.wait(f"db:{key}:lag", f"database {key}: {name} {why}")
    return todo
