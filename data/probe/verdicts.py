"""From single answers to the rows of the table: the worst that may happen, and when it depends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from probe.answers import IGNORED, IN_PLACE, REPLACE, Answer
from probe.owned import runtime_owned
from probe.questions import TRANSITIONS
from probe.sample import Sample, paths
from probe.table import CANNOT, UNSETTLED, Row

WORST_LAST = (IGNORED, IN_PLACE, REPLACE)


def rows(samples: Sequence[Sample], answers: Iterable[Answer]) -> list[Row]:
    emitted, owned = _emitted(samples), runtime_owned()
    asked: dict[tuple[str, str], dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for answer in answers:
        question = answer.question
        asked[question.type, ".".join(question.path)][question.transition].append(answer)
    for type, path in emitted:
        asked[type, path]  # an empty block has no questions of its own, and still a row
    found = {}
    # Inner paths first: what a block answers depends on them.
    for (type, path), transitions in sorted(asked.items(), reverse=True):
        kind = "owned" if (type, path.partition(".")[0]) in owned else "trap"
        kind = "emitted" if kind == "trap" and (type, path) in emitted else kind
        inner = [row for (other, below), row in found.items() if other == type and below.startswith(path + ".")]
        found[type, path] = _row(type, path, kind, transitions, inner)
    return list(found.values())


def _emitted(samples: Sequence[Sample]) -> set[tuple[str, str]]:
    return {(sample.type, path) for sample in samples for path in paths(sample.body)}


def _row(type: str, path: str, kind: str, transitions: dict[str, list[Answer]], inner: list[Row]) -> Row:
    said, notes = {}, []
    for name in TRANSITIONS:
        counted = _counted(path, transitions.get(name, []))
        actions = [one.action for one in counted if one.action]
        said[name] = _worst(actions) if actions else UNSETTLED if counted else CANNOT
        notes += _notes(name, path, counted, actions)
    if inner and said["changed"] == CANNOT:
        # A change inside of a block: whatever comes, goes or changes there.
        within = [cell for row in inner for cell in row.transitions[:3] if cell in WORST_LAST]
        said["changed"] = _worst(within) if within else UNSETTLED
        unknown = [row.unknown for row in inner if row.unknown in WORST_LAST]
        said["unknown"] = _worst(unknown) if unknown else UNSETTLED
    return Row(type, path, kind, *(said[name] for name in TRANSITIONS), "; ".join(dict.fromkeys(notes)))


def _counted(path: str, answers: list[Answer]) -> list[Answer]:
    """Direct answers, unless none of them is one; of the others rather those that are about this path."""
    direct = [one for one in answers if not one.question.indirect]
    indirect = [one for one in answers if one.question.indirect and one.action]
    if any(one.action for one in direct) or not indirect:
        return direct
    return [one for one in indirect if one.action != REPLACE or _forced(path, one.through)] or indirect


def _forced(path: str, through: Iterable[str]) -> bool:
    """Whether it is this path, or what is in it or around it, that forces a replacement."""
    return any((path + ".").startswith(one + ".") or one.startswith(path + ".") for one in through)


def _worst(actions: Iterable[str]) -> str:
    return max(actions, key=WORST_LAST.index)


def _notes(transition: str, path: str, answers: list[Answer], actions: list[str]) -> Iterable[str]:
    if answers and not actions:
        yield f"{transition}: {answers[0].reason}"
    if {REPLACE, IN_PLACE} <= set(actions):
        for action in (REPLACE, IN_PLACE):
            cases = dict.fromkeys(one.question.said for one in answers if one.action == action)
            yield f"{transition}: {action} for {', '.join(cases)}"
    replacing = [one for one in answers if one.action == REPLACE]
    through = set().union(*(one.through for one in replacing)) if replacing else set()
    if through and not _forced(path, through):
        yield f"{transition}: replaced through {', '.join(sorted(through))}"
