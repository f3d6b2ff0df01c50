"""What a sample resource is: the arguments that Lifeboat writes, each with values to choose from.

The first value is what the resource starts with; the others are what it may become. A dictionary is a nested block,
as often as its schema allows. Every value is a literal: a sample stands alone, without the modules around it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Body = Mapping[str, Any]  # argument -> Values, block -> Body


@dataclass(frozen=True)
class Values:
    """The values of one argument, the first one first."""

    all: tuple[Any, ...]


def values(first: Any, *others: Any) -> Values:
    if not others:
        raise ValueError(f"{first!r} needs something to change into")
    return Values((first, *others))


@dataclass(frozen=True)
class Trap:
    """An argument that Lifeboat does not write, and whose appearance is worth knowing about.

    `what` is Values or, for a block, a Body; `without` are arguments that it cannot stand beside, `beside` are literals
    that it needs.
    """

    what: Values | Body
    without: tuple[str, ...] = ()
    beside: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Swap:
    """One argument gives way to another, where neither can go or come alone. `beside` are values, by their paths, that
    others take on with it."""

    old: str
    new: str
    value: Any
    beside: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Sample:
    """A resource as Lifeboat emits it. A type has several when its arguments exclude each other."""

    type: str
    body: Body
    traps: Mapping[str, Trap | Values | Body] = field(default_factory=dict)
    swaps: tuple[Swap, ...] = ()
    together: tuple[tuple[str, ...], ...] = ()  # arguments that come and go with each other only

    def trap(self, name: str) -> Trap:
        what = self.traps[name]
        return what if isinstance(what, Trap) else Trap(what)


def paths(body: Body, prefix: str = "") -> list[str]:
    """The paths of every argument and every block, without list positions."""
    found: list[str] = []
    for name, what in body.items():
        found.append(prefix + name)
        if not isinstance(what, Values):
            found += paths(what, prefix + name + ".")
    return found
