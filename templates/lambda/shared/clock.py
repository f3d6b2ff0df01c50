"""The time of day, in UTC. Programs ask here, so that tests can say what time it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone


def _system() -> datetime:
    return datetime.now(timezone.utc)


_source: Callable[[], datetime] = _system


def now() -> datetime:
    return _source()


def use(source: Callable[[], datetime] | None) -> None:
    """Replaces the clock; None puts the system's back."""
    global _source
    _source = source or _system


def text(moment: datetime) -> str:
    """Whole seconds, as `2026-11-25T10:15:00Z`."""
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(value: str) -> datetime:
    """Reads an ISO 8601 time as AWS and operators write it; without a zone it is UTC. Raises ValueError."""
    moment = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
