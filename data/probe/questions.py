"""Every question that a sample raises: what happens when it goes from one configuration to another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from probe.config import Config, Path, changed, first, not_known, second, without
from probe.sample import Body, Sample, Swap, Values
from probe.schema import Schemas

CHANGED, ADDED, REMOVED, UNKNOWN = TRANSITIONS = ("changed", "added", "removed", "unknown")


@dataclass(frozen=True)
class Question:
    """`said` is how a person would put it. An `indirect` one goes with another change: it counts where nothing direct
    could be found out."""

    type: str
    path: Path
    transition: str
    before: Config
    after: Config
    said: str
    indirect: bool = False


def questions(sample: Sample, schemas: Schemas) -> Iterator[Question]:
    base = first(sample.body)
    yield from _of_body(sample, schemas, base, sample.body, ())
    for swap in sample.swaps:
        yield from _of_swap(sample, base, swap)
    for names in sample.together:
        alone = [(name,) for name in names]
        yield from _either_way(sample.type, base, without(base, *alone), came=(), went=alone,
                               said=("all -> none", "none -> all"))
    for name in sample.traps:
        yield from _of_trap(sample, schemas, base, name)


def _of_body(sample: Sample, schemas: Schemas, base: Config, body: Body, prefix: Path) -> Iterator[Question]:
    for name, what in body.items():
        path = (*prefix, name)
        if isinstance(what, Values):
            yield from _of_argument(sample.type, base, path, what, schemas.required(sample.type, path))
        else:
            yield from _of_block(sample, schemas, base, path, what)


def _of_argument(type: str, base: Config, path: Path, values: Values, required: bool) -> Iterator[Question]:
    old, *others = values.all
    for new in others:
        after = changed(base, path, new)
        yield Question(type, path, CHANGED, base, after, f"{_short(old)} -> {_short(new)}")
        yield Question(type, path, CHANGED, after, base, f"{_short(new)} -> {_short(old)}")
    if not required:
        # The first two: one of them may be the default, which comes and goes unseen.
        for value in values.all[:2]:
            present, absent = changed(base, path, value), without(base, path)
            yield Question(type, path, ADDED, absent, present, f"absent -> {_short(value)}")
            yield Question(type, path, REMOVED, present, absent, f"{_short(value)} -> absent")
    yield Question(type, path, UNKNOWN, base, changed(base, path, not_known(old)), "unknown")


def _of_block(sample: Sample, schemas: Schemas, base: Config, path: Path, body: Body) -> Iterator[Question]:
    one, more = first(body), second(body)
    if not schemas.required(sample.type, path):
        absent = without(base, path)
        yield Question(sample.type, path, ADDED, absent, base, "none -> one")
        yield Question(sample.type, path, REMOVED, base, absent, "one -> none")
    if schemas.repeats(sample.type, path) and body:
        both = changed(base, path, [one, more])
        yield Question(sample.type, path, ADDED, base, both, "one -> two")
        yield Question(sample.type, path, REMOVED, both, base, "two -> one")
    yield from _of_body(sample, schemas, base, body, path)


def _of_swap(sample: Sample, base: Config, swap: Swap) -> Iterator[Question]:
    old, new = _path(swap.old), _path(swap.new)
    other = changed(without(base, old), new, swap.value)
    for name, value in swap.beside.items():
        other = changed(other, _path(name), value)
    there, back = f"{swap.old} -> {swap.new}", f"{swap.new} -> {swap.old}"
    yield Question(sample.type, new, ADDED, base, other, there)
    yield Question(sample.type, new, REMOVED, other, base, back)
    yield from _either_way(sample.type, base, other, came=(), went=(old,), said=(there, back))
    for name in swap.beside:
        yield Question(sample.type, _path(name), CHANGED, base, other, there, indirect=True)
        yield Question(sample.type, _path(name), CHANGED, other, base, back, indirect=True)


def _of_trap(sample: Sample, schemas: Schemas, base: Config, name: str) -> Iterator[Question]:
    trap = sample.trap(name)
    body: Body = {name: trap.what}
    gone = [(one,) for one in trap.without]
    full = without(base, *gone) | dict(trap.beside) | first(body)
    yield from _of_body(sample, schemas, full, body, ())
    if trap.without or trap.beside:
        # From what is emitted straight to the trap: the only way where the argument cannot come alone.
        yield from _either_way(sample.type, base, full, came=[(name,)],
                               went=[one for one in gone if one[0] not in trap.beside],
                               said=("from what is emitted", "to what is emitted"))


def _either_way(type: str, base: Config, other: Config, came: Iterable[Path], went: Iterable[Path],
                said: tuple[str, str]) -> Iterator[Question]:
    """What is with several paths at once, there and back."""
    for added, removed, paths in ((ADDED, REMOVED, came), (REMOVED, ADDED, went)):
        for path in paths:
            yield Question(type, path, added, base, other, said[0], indirect=True)
            yield Question(type, path, removed, other, base, said[1], indirect=True)


def _path(dotted: str) -> Path:
    return tuple(dotted.split("."))


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 30 else text[:27] + "..."
