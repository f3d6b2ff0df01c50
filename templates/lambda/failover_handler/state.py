"""What the controller knows that the world does not say: when steps ran, what people were told, the lag at the cut.

One JSON parameter below 4 KB. It is a memory aid, not the truth: with it lost, the next invocation finds out from the
world what is missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from shared import clock

MOST_REASONS = 8
LONGEST_REASON = 160


@dataclass
class State:
    id: str = ""
    steps: dict[str, list[str]] = field(default_factory=dict)  # name: start and, when finished, end
    blocked: list[str] = field(default_factory=list)  # why the point of no return is not passed
    waiting: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # keys of what people know already
    lag: dict[str, int | None] = field(default_factory=dict)  # seconds at the cut, by database; None: unknown
    served: bool = False
    fence: str | None = None  # pending, done
    closed: str | None = None
    outcome: str | None = None  # completed, cancelled, withdrawn

    def begin(self, step: str) -> None:
        self.steps.setdefault(step, [clock.text(clock.now())])

    def finish(self, step: str) -> None:
        times = self.steps.setdefault(step, [clock.text(clock.now())])
        if len(times) == 1:
            times.append(clock.text(clock.now()))

    def finished(self, step: str) -> bool:
        return len(self.steps.get(step, [])) == 2

    def finished_at(self, step: str) -> datetime | None:
        return clock.parse(self.steps[step][1]) if self.finished(step) else None

    def close(self, outcome: str) -> None:
        self.outcome = outcome
        self.closed = clock.text(clock.now())
        self.blocked, self.waiting = [], []

    def join(self, other: State) -> None:
        """Takes over what another invocation of the same operation has noted meanwhile."""
        for name, times in other.steps.items():
            mine = self.steps.get(name, [])
            self.steps[name] = [min(pair) for pair in zip(times, mine)] + times[len(mine):] + mine[len(times):]
        self.told += [one for one in other.told if one not in self.told]
        self.lag |= other.lag
        self.served = self.served or other.served
        self.fence = "done" if "done" in (self.fence, other.fence) else self.fence or other.fence
        if other.closed is not None:
            self.closed, self.outcome, self.blocked, self.waiting = other.closed, other.outcome, [], []

    def reopen(self) -> None:
        self.closed = self.outcome = None

    def to_json(self) -> str:
        """Compact; what is empty is left out."""
        data: dict[str, Any] = {key: value for key, value in asdict(self).items() if value}
        return json.dumps(data, separators=(",", ":"), ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> State:
        """Raises ValueError for what it did not write itself."""
        data = json.loads(text)
        if not isinstance(data, dict):
            raise ValueError("no JSON object")
        strange = sorted(key for key, value in data.items() if not _FITS.get(key, _nothing)(value))
        if strange:
            raise ValueError(f"unknown or malformed: {', '.join(strange)}")
        return State(**data)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _text(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _nothing(value: Any) -> bool:
    return False


def _times(value: Any) -> bool:
    """A start, or a start and an end."""
    try:
        return _texts(value) and len(value) in (1, 2) and all(clock.parse(one) for one in value)
    except ValueError:
        return False


def _closed(value: Any) -> bool:
    return value is None or isinstance(value, str) and _times([value])


_FITS: dict[str, Callable[[Any], bool]] = {
    "id": lambda value: isinstance(value, str),
    "steps": lambda value: isinstance(value, dict) and all(map(_times, value.values())),
    "blocked": _texts, "waiting": _texts, "told": _texts,
    "lag": lambda value: isinstance(value, dict) and all(one is None or type(one) is int for one in value.values()),
    "served": lambda value: isinstance(value, bool),
    "fence": _text, "closed": _closed, "outcome": _text,
}


def short(reasons: Iterable[str]) -> list[str]:
    """Fit for the state: few and short."""
    lines = [one if len(one) <= LONGEST_REASON else one[:LONGEST_REASON - 1] + "…" for one in reasons]
    kept = lines[:MOST_REASONS]
    return kept if len(lines) <= MOST_REASONS else [*kept, f"and {len(lines) - MOST_REASONS} more"]
