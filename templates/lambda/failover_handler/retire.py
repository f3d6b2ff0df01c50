"""A database that served makes room for its successor: it is renamed, never deleted.

It may hold what never reached the other region, and it shows what settings its successor needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from failover_handler.steps import Todo
from failover_handler.views import Instance
from failover_handler.world import World
from shared import clock
from shared.config import Side

STEP = "retire"
LONGEST_IDENTIFIER = 63
LONGEST_RETIRABLE = LONGEST_IDENTIFIER - len("-retired-") - 6  # with the time in its shortest form
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
PASSING = frozenset({"backing-up", "creating", "maintenance", "modifying", "rebooting", "renaming", "starting",
                     "storage-optimization", "upgrading"})


def retired_name(identifier: str, operation: str) -> str:
    """`<identifier>-retired-<operation>`; where that is too long, the operation's time in fewer letters. The part in
    front stays whole, since the IAM policy names it: identifiers above LONGEST_RETIRABLE cannot be retired."""
    name = f"{identifier}-retired-{operation}"
    return name if len(name) <= LONGEST_IDENTIFIER else f"{identifier}-retired-{_brief(operation)}"


def is_retired(world: World, side: Side, identifier: str, operations: Iterable[str]) -> Instance | None:
    """The database that one of these operations, the first that did, has put away under another name."""
    names = (retired_name(identifier, one) for one in operations)
    return next((seen for seen in (world.instance(side, name) for name in names) if seen is not None), None)


def plan(world: World, side: Side, operations: Sequence[str], snapshot: bool) -> Todo:
    """For the first operation; the others were begun before and not completed. With `snapshot`, a snapshot of the same
    name is taken first and must be complete."""
    operation, *earlier = operations
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        identifier = database.identifier(side)
        retired = retired_name(identifier, operation)
        there = world.instance(side, retired)
        if there is not None:
            if not there.available:
                _status(todo, key, there)
            continue
        old = world.instance(side, identifier)
        if old is None:
            if is_retired(world, side, identifier, earlier) is not None:
                continue
            todo.wait(f"db:{key}:gone",
                      f"database {key}: neither {identifier} nor {retired} exists in {side}", tell=True)
        elif old.source is None:  # else it is the successor already
            if not old.available:
                _status(todo, key, old)
            elif not snapshot or _has_snapshot(world, side, key, identifier, retired, todo):
                _rename(world, side, identifier, retired, todo)
    return todo


def undo(world: World, side: Side, operation: str) -> Todo:
    """Gives back its name to what was put away, unless the place is taken."""
    todo = Todo()
    for key, database in sorted(world.config.databases.items()):
        identifier = database.identifier(side)
        if world.instance(side, identifier) is not None:
            continue
        retired = world.instance(side, retired_name(identifier, operation))
        if retired is None:
            todo.wait(f"db:{key}:gone", f"database {key}: neither {identifier} nor "
                      f"{retired_name(identifier, operation)} exists in {side}", tell=True)
        elif retired.available:
            _rename(world, side, retired.identifier, identifier, todo)
        else:
            _status(todo, key, retired)
    return todo


def _has_snapshot(world: World, side: Side, key: str, identifier: str, name: str, todo: Todo) -> bool:
    status = world.snapshot_status(side, name)
    if status == "available":
        return True
    if status is None:
        def create() -> None:
            world.run.call(STEP, "rds", side, "create_db_snapshot",
                           DBInstanceIdentifier=identifier, DBSnapshotIdentifier=name)
        todo.act(f"snapshot {name}", create)
    else:
        todo.wait(f"db:{key}:snapshot", f"database {key}: the snapshot {name} is {status}", tell=status == "failed")
    return False


def _rename(world: World, side: Side, identifier: str, name: str, todo: Todo) -> None:
    def rename() -> None:
        world.run.call(STEP, "rds", side, "modify_db_instance", DBInstanceIdentifier=identifier,
                       NewDBInstanceIdentifier=name, ApplyImmediately=True)
    todo.act(f"rename {identifier} to {name}", rename)


def _status(todo: Todo, key: str, seen: Instance) -> None:
    todo.wait(f"db:{key}:{seen.status}", f"database {key}: {seen.identifier} is {seen.status}",
              tell=seen.status not in PASSING)


def _brief(operation: str) -> str:
    """Seconds in base 36: six letters for a time that takes fifteen."""
    number, text = int(clock.parse(operation.upper()).timestamp()), ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text
