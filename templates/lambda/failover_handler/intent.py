"""Which region should serve, and who said so. One JSON parameter; `{}` until the first operation."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from shared import clock
from shared.config import Side

ALARM = "alarm"  # `by` of an operation that nobody started; no operator may be called so


class Unreadable(ValueError):
    """The parameter holds something that the controller did not write; what was meant is not guessed."""


@dataclass(frozen=True)
class Intent:
    id: str  # of the operation: the compact time of its cause
    serve: Side
    by: str
    at: str
    alarm_at: str | None = None  # since when the region counts as lost
    force: bool = False  # go on whatever the replicas' lag
    planned: bool = False  # of a primary region that works: it is stopped, and the last write waited for
    planned_by: str | None = None  # who planned it, before the alarm made it an ordinary one
    awaiting: bool = False  # for approval
    approved_by: str | None = None
    failbacks: int | None = None  # what the count will be when this failback has completed
    switched_by: str | None = None  # who said to go from the prepared failback to the cut
    switched_at: str | None = None
    cancelled_by: str | None = None
    cancelled_at: str | None = None
    earlier: tuple[str, ...] = ()  # failbacks that were not completed, newest first; of a failover: that it abandons

    @property
    def on_its_own(self) -> bool:
        """Started by the alarm and confirmed by nobody: it falls with the alarm."""
        return self.by == ALARM and self.approved_by is None

    def to_json(self) -> str:
        """Compact; what is not set is left out."""
        data = {key: value for key, value in asdict(self).items() if value not in (None, False, ())}
        return json.dumps(data, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Intent | None:
        """Raises Unreadable."""
        try:
            data = json.loads(text)
        except ValueError as error:
            raise Unreadable(f"no JSON: {error}") from error
        if not isinstance(data, dict):
            raise Unreadable("no JSON object")
        return _checked(data) if data else None


def operation_id(moment: datetime) -> str:
    """As `20261125t101500`: fits the names of databases."""
    return clock.text(moment).replace("-", "").replace(":", "").replace("T", "t").removesuffix("Z")


_TIMES = ("at", "alarm_at", "switched_at", "cancelled_at")
_FLAGS = ("force", "planned", "awaiting")


def _checked(data: dict[str, Any]) -> Intent:
    known = {one.name for one in fields(Intent)}
    problems = [f"unknown key {key!r}" for key in sorted(set(data) - known)]
    problems += [f"no {key!r}" for key in ("id", "serve", "by", "at") if key not in data]
    problems += [f"{key!r} is {value!r}" for key, value in sorted(data.items())
                 if key in known and not _fits(key, value)]
    if problems:
        raise Unreadable(", ".join(problems))
    return Intent(**{**data, "earlier": tuple(data.get("earlier", ()))})


def _fits(key: str, value: Any) -> bool:
    if key == "serve":
        return value in ("primary", "dr")
    if key in _FLAGS:
        return isinstance(value, bool)
    if key == "failbacks":
        return isinstance(value, int) and not isinstance(value, bool)
    if key == "earlier":
        return isinstance(value, list) and all(isinstance(one, str) and _is_id(one) for one in value)
    if not isinstance(value, str):
        return False
    return _is_id(value) if key == "id" else _is_time(value) if key in _TIMES else True


def _is_time(text: str) -> bool:
    try:
        clock.parse(text)
    except ValueError:
        return False
    return True


def _is_id(text: str) -> bool:
    """It becomes a part of databases' names, so it must be a time in its compact form."""
    try:
        return operation_id(clock.parse(text.upper())) == text
    except ValueError:
        return False
