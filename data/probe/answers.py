"""Asks the provider all questions and answers with what it would do for each."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from probe.config import Config
from probe.questions import Question
from probe.terraform import BATCH, Planned, Workbench
from probe.world import state

Resources = dict[str, tuple[str, Config]]  # name -> type, configuration
World = tuple[str, dict[str, Any]]  # type, and the plan that would have made it

REPLACE, IN_PLACE, IGNORED = "replace", "in-place", "ignored"
ACTIONS = {("no-op",): IGNORED, ("update",): IN_PLACE, ("delete", "create"): REPLACE, ("create", "delete"): REPLACE}


@dataclass(frozen=True)
class Answer:
    """One of the three, or none with the reason; `through` are the paths that force a replacement."""

    question: Question
    action: str | None
    reason: str = ""
    through: frozenset[str] = frozenset()


def ask(questions: Sequence[Question], workbench: Workbench) -> list[Answer]:
    starts = {_key(one.type, one.before): (one.type, one.before) for one in questions}
    worlds = Worlds({f"start{at}": start for at, start in enumerate(starts.values())}, workbench)
    names = dict(zip(starts, (f"start{at}" for at in range(len(starts)))))
    asked = {f"question{at}": (one, names[_key(one.type, one.before)]) for at, one in enumerate(questions)}
    ready = {name: start for name, (_, start) in asked.items() if start in worlds.quiet}
    planned = _in_batches({name: (asked[name][0].type, asked[name][0].after) for name in ready}, workbench,
                          {name: worlds.quiet[start] for name, start in ready.items()})
    answers = []
    for name, (one, start) in asked.items():
        if name in planned.changes:
            answers.append(_answer(one, planned.changes[name]))
        else:
            answers.append(Answer(one, None, planned.refused.get(name) or worlds.reasons[start]))
    return answers


class Worlds:
    """What the first configurations would have left behind: those for which a plan has nothing to do. A world that the
    same configuration would change says nothing about another one."""

    def __init__(self, starts: Resources, workbench: Workbench) -> None:
        self.quiet: dict[str, World] = {}
        created = _in_batches(starts, workbench, None)
        self.reasons = dict(created.refused)
        left = {name: (starts[name][0], change) for name, change in created.changes.items()}
        # A second time for what an update mends: the provider writes "" where its plan of a creation had nothing.
        for _ in range(2):
            again = _in_batches({name: starts[name] for name in left}, workbench, left)
            self.reasons |= again.refused
            self.quiet |= {name: left[name] for name, one in again.changes.items() if one["actions"] == ["no-op"]}
            noisy = {name: one for name, one in again.changes.items() if name not in self.quiet}
            self.reasons |= {name: "a plan without the change is not empty: " + _differences(one)
                             for name, one in noisy.items()}
            left = {name: (left[name][0], one) for name, one in noisy.items() if one["actions"] == ["update"]}


def _key(type: str, config: Config) -> str:
    return type + json.dumps(config, sort_keys=True)


def _in_batches(resources: Resources, workbench: Workbench, worlds: dict[str, World] | None) -> Planned:
    result, rest = Planned(), iter(resources.items())
    while batch := dict(islice(rest, BATCH)):
        known = None
        if worlds is not None:
            known = state({name: worlds[name] for name in batch}, workbench.schemas, workbench.version)
        planned = workbench.plan(batch, known)
        result.changes |= planned.changes
        result.refused |= planned.refused
    return result


def _answer(question: Question, change: dict[str, Any]) -> Answer:
    through = frozenset(".".join(step for step in path if isinstance(step, str))
                        for path in change.get("replace_paths", []))
    return Answer(question, ACTIONS[tuple(change["actions"])], through=through)


def _differences(change: dict[str, Any]) -> str:
    before, after, unknown = change["before"] or {}, change["after"] or {}, change["after_unknown"]
    return ", ".join(sorted(key for key in before.keys() | after.keys() | unknown.keys()
                            if before.get(key) != after.get(key) or unknown.get(key)))
