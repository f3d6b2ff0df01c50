"""Holds what Lifeboat says of an edit against the plan of the edited tree, resource by resource."""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terraform.diff_corpus.said import Said
from tests.terraform.diff_corpus.workbench import Plan
from tests.terraform.plan_gate import differences

LISTED_FILE = Path(__file__).with_name("disagreements.json")

ACTIONS = {("create",): "create", ("update",): "update", ("delete",): "destroy",
           ("delete", "create"): "replace", ("create", "delete"): "replace", ("forget",): "forget"}


@dataclass(frozen=True)
class Disagreement:
    edit: str
    address: str
    plan: str  # an action, or `replace by PATH`
    lifeboat: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.edit}\n    {self.address}: the plan says {self.plan}, Lifeboat {self.lifeboat} {self.detail}"


@dataclass(frozen=True)
class Listed:
    """A disagreement that is known. `edit` and `address` are patterns with `*`."""

    edit: str
    address: str
    plan: str
    lifeboat: str
    reason: str

    def explains(self, found: Disagreement) -> bool:
        return (fnmatch.fnmatchcase(found.edit, self.edit) and fnmatch.fnmatchcase(found.address, self.address)
                and (found.plan, found.lifeboat) == (self.plan, self.lifeboat))


def read_listed() -> list[Listed]:
    return [Listed(**entry) for entry in json.loads(LISTED_FILE.read_text())]


def judge(edit: str, plan: Plan, said: Mapping[str, Said]) -> list[Disagreement]:
    found = []
    planned = {entry["address"]: entry for entry in plan}
    tags = {address for address in said if address.startswith("provider.")}
    for address, entry in sorted(planned.items()):
        action = ACTIONS[tuple(entry["change"]["actions"])]
        one = said.get(address)
        lifeboat = one.action if one else "nothing"
        if action != lifeboat and not (action == "update" and tags and _only_tags_of_the_provider(entry["change"])):
            found.append(Disagreement(edit, address, action, lifeboat, _detail(entry["change"], one)))
        elif action == "replace" and one:
            found += [Disagreement(edit, address, f"replace by {path}", f"replace by {', '.join(sorted(one.forces))}")
                      for path in _replace_paths(entry["change"]) if not _covered(path, one.forces)]
    for address, one in sorted(said.items()):
        if "aws_" in address and address not in planned and one.action != "nothing":
            found.append(Disagreement(edit, address, "nothing", one.action))
    return found


def actions(plan: Plan) -> dict[str, int]:
    """How many resources the plan touches, by action."""
    counts: dict[str, int] = {}
    for entry in plan:
        action = ACTIONS[tuple(entry["change"]["actions"])]
        counts[action] = counts.get(action, 0) + 1
    return counts


def _changed(change: dict[str, Any]) -> set[str]:
    return set(differences(change["before"] or {}, change["after"] or {}, change["after_unknown"] or {}))


def _only_tags_of_the_provider(change: dict[str, Any]) -> bool:
    """Lifeboat says it once, of the provider."""
    return all(path.partition(".")[0] == "tags_all" for path in _changed(change))


def _replace_paths(change: dict[str, Any]) -> list[str]:
    paths = change.get("replace_paths", [])
    return sorted({".".join(step for step in path if isinstance(step, str)) for path in paths})


def _covered(path: str, forces: frozenset[str]) -> bool:
    """Lifeboat may name the block or what is in it."""
    return any((path + ".").startswith(one + ".") or (one + ".").startswith(path + ".") for one in forces)


def _detail(change: dict[str, Any], said: Said | None) -> str:
    paths = _replace_paths(change) or sorted(_changed(change))[:5]
    attributes = []
    if said:
        attributes = sorted({one["schema_path"] + ("" if one["known"] else "?") for one in said.raw["attributes"]})
    return f"(plan: {', '.join(paths)}; Lifeboat: {', '.join(attributes[:5])})"
