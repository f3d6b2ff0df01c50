"""What `fail-over` and `fail-back` ask for in the situation that there is: the intent, or why it is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from failover_handler.events import Command
from failover_handler.intent import Intent, operation_id
from failover_handler.records import Records
from failover_handler.retire import LONGEST_RETIRABLE, PASSING, is_retired, retired_name
from failover_handler.run import PrimaryUnreachable, Run
from failover_handler.world import World
from shared import clock


class Refused(Exception):
    """The command does not fit the situation; nothing was changed."""


def failover(run: Run, records: Records, command: Command) -> Intent:
    intent, world = records.open, World(run)
    if command.planned and command.force:
        raise Refused("`planned` loses nothing and `force` accepts a loss: give one of them")
    if intent is not None and intent.serve == "primary":
        return _abandon(world, records, intent, command)
    if intent is not None:
        return _confirm(world, records, intent, command)
    if records.active != "primary":
        raise Refused(f"the active region is {records.active}")
    if command.planned:
        _demand_primary(world)
    return _new(world, records, command)


def failback(run: Run, records: Records, command: Command) -> Intent:
    if records.open is not None:
        raise Refused(f"operation {records.open.id} is open")
    if not run.failback_armed:
        raise Refused("write `posture: failing-back` into the blueprint, compile and apply first")
    if records.active != "dr":
        raise Refused(f"the active region is {records.active}")
    for database in run.config.databases.values():
        for identifier in (database.primary, database.replica):
            if len(identifier) > LONGEST_RETIRABLE:
                raise Refused(f"the identifier {identifier} is too long to be retired, at most {LONGEST_RETIRABLE} "
                              "characters will do")
    _demand_primary(World(run))
    count = records.failbacks
    if count is None or not count.isdecimal():
        raise Refused(f"{run.config.parameters.failbacks} holds no number: {count!r}")
    now = clock.now()
    return Intent(id=_id(records), serve="primary", by=command.by, at=clock.text(now), failbacks=int(count) + 1,
                  earlier=_not_completed(records))


def _new(world: World, records: Records, command: Command) -> Intent:
    return Intent(id=_id(records), serve="dr", by=command.by, at=clock.text(clock.now()), force=command.force,
                  planned=command.planned, alarm_at=_raised(world))


def _confirm(world: World, records: Records, intent: Intent, command: Command) -> Intent:
    """Of a failover that is open: it need not wait for an approval, for a lag, or for the primary region."""
    claimed = records.active == "dr"
    if command.planned:
        raise Refused(f"the failover {intent.id} is open already")
    if intent.planned:
        # From now on the primary region counts as lost, and what was being waited for as well.
        return replace(intent, planned=False, force=command.force, approved_by=command.by, at=clock.text(clock.now()),
                       alarm_at=_raised(world), cancelled_by=None, cancelled_at=None)
    if claimed:
        raise Refused(f"the failover {intent.id} is under way already")
    return replace(intent, awaiting=False, approved_by=command.by, force=intent.force or command.force)


def _abandon(world: World, records: Records, intent: Intent, command: Command) -> Intent:
    """The primary region was lost during the failback: what served before serves again."""
    config = world.config
    if command.planned or not command.force:
        began = records.state.steps.get("promote")
        lost = (f"what was written in {config.primary_region} since {began[0]} stays there"
                if began else "nothing is lost, the data is in the DR region alone")
        raise Refused(f"the failback {intent.id} is open; with `force` it is abandoned and {config.dr_region} serves "
                      f"again: {lost}")
    obstacles = [*_obstacles(world, intent), *_two_points_in_time(world, intent)]
    if obstacles:
        raise Refused("; ".join(obstacles))
    return replace(_new(world, records, command), earlier=(intent.id, *intent.earlier))


def _obstacles(world: World, intent: Intent) -> Iterator[str]:
    """Why the DR region has no database that could serve: the failback is past the point where it can be undone."""
    for key, database in sorted(world.config.databases.items()):
        seen, retired = world.instance("dr", database.replica), is_retired(world, "dr", database.replica, (intent.id,))
        if seen is None and retired is None:
            yield (f"database {key}: neither {database.replica} nor {retired_name(database.replica, intent.id)} exists "
                   "in dr")
        elif seen is None or seen.source is None or seen.operable:
            continue
        elif seen.status != "creating" and seen.status in (*PASSING, "deleting"):
            yield (f"database {key}: {seen.identifier}, the new replica, is {seen.status}; that passes: wait, and "
                   "repeat this")
        else:
            yield (f"database {key}: {seen.identifier}, the new replica, is {seen.status}; delete it, give "
                   f"{retired.identifier if retired else 'what served before'} its name, and repeat this")


def _two_points_in_time(world: World, intent: Intent) -> Iterator[str]:
    """A new replica has what was written after the switch, a retired database has not: together they would not fit."""
    databases = world.config.databases
    seen = {key: world.instance("dr", one.replica) for key, one in sorted(databases.items())}
    new = [key for key, one in seen.items() if one is not None and one.source is not None and one.operable]
    rest = [key for key in seen if key not in new]
    if new and rest:
        names = ", ".join(databases[key].replica for key in new)
        retired = ", ".join(retired_name(databases[key].replica, intent.id) for key in new)
        yield (f"the databases would serve with two points in time: {', '.join(new)} with what was written in "
               f"{world.config.primary_region} since the switch, {', '.join(rest)} without. Delete {names} (and keep "
               f"{retired}) for all to be as at the switch, or wait until the new replica of {', '.join(rest)} is "
               "available, and repeat this")


def _demand_primary(world: World) -> None:
    try:
        world.look_at("primary")
    except PrimaryUnreachable as error:
        raise Refused(f"{world.config.primary_region} does not answer ({error})") from error


def _raised(world: World) -> str | None:
    seen = world.alarm()
    return clock.text(seen.since) if seen is not None and seen.state == "ALARM" else None


def _not_completed(records: Records) -> tuple[str, ...]:
    """Failbacks since the last one that was: their retired databases say what the new ones must be like."""
    last = records.intent
    if last is None:
        return ()
    return (last.id, *last.earlier) if last.serve == "primary" else last.earlier


def _id(records: Records) -> str:
    """Of the time, and another one than that of the operation before."""
    named = operation_id(clock.now())
    return named if records.intent is None or named != records.intent.id else operation_id(
        clock.now() + timedelta(seconds=1))
