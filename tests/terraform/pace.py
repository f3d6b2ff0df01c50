"""The emulator's time: a clock that a drill may set, and an agenda of what becomes true later.

By default the clock is the real one and everything happens at once, which is what Terraform's tests want. A drill sets
the clock and says how long things take; then `advance` is the only way in which time passes. What is on the agenda is
done before the next call is answered, each entry at its own moment, so that a chain of them adds up exactly.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone


@dataclass
class Pace:
    """Entries of the agenda are functions of modules with plain arguments, never closures: worlds are copied."""

    clock: float | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    agenda: list[tuple[float, int, Callable[..., None], tuple[object, ...]]] = field(default_factory=list)
    entries: int = 0

    def reset(self) -> None:
        self.__init__()  # type: ignore[misc]

    def now(self) -> float:
        return time.time() if self.clock is None else self.clock

    def moment(self) -> datetime:
        """Now, as the programs and AWS write it."""
        return datetime.fromtimestamp(self.now(), timezone.utc)

    def takes(self, step: str) -> float:
        return self.seconds.get(step, 0)

    def after(self, seconds: float, action: Callable[..., None], *arguments: object) -> None:
        """Does it in so many seconds; in none, at once."""
        if seconds <= 0:
            action(*arguments)
            return
        self.entries += 1
        self.agenda.append((self.now() + seconds, self.entries, action, arguments))
        self.agenda.sort(key=lambda entry: entry[:2])

    def settle(self) -> None:
        """Does what is due."""
        until = self.now()
        while self.agenda and self.agenda[0][0] <= until:
            due, _, action, arguments = self.agenda.pop(0)
            if self.clock is not None:
                self.clock = due
            action(*arguments)
        if self.clock is not None:
            self.clock = until

    def advance(self, seconds: float) -> None:
        if self.clock is None:
            raise ValueError("the real clock is not a drill's to move")
        self.clock += seconds
        self.settle()


pace = Pace()  # moto's state is global, and so is its time
