"""What a step is: a plan made of the observed world, apart from the doing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from failover_handler.world import World


@dataclass(frozen=True)
class Action:
    """Something that is missing and can be done now. `what` names it in logs and dry runs."""

    what: str
    do: Callable[[], None]


@dataclass(frozen=True)
class Wait:
    """Something that is missing and must happen first. `key` names the reason across invocations; with `tell`,
    people are told of it once."""

    key: str
    text: str
    tell: bool = False


@dataclass
class Todo:
    """What a step lacks; a step without anything is done."""

    actions: list[Action] = field(default_factory=list)
    waits: list[Wait] = field(default_factory=list)

    @property
    def done(self) -> bool:
        return not self.actions and not self.waits

    def act(self, what: str, do: Callable[[], None]) -> None:
        self.actions.append(Action(what, do))

    def wait(self, key: str, text: str, tell: bool = False) -> None:
        self.waits.append(Wait(key, text, tell))

    def add(self, other: Todo) -> None:
        self.actions += other.actions
        self.waits += other.waits


Plan = Callable[[World], Todo]


@dataclass(frozen=True)
class Step:
    """`plan` only looks. `after` names the steps that must be done first. A step that is done `once` is not planned
    again in the same operation: what it made may be taken apart by a later step."""

    name: str
    plan: Plan
    after: Iterable[str] = ()
    once: bool = False
