"""Reads a plan as `terraform show -json` prints it and says what in it is dangerous.

Three questions, from the worst: does it destroy or replace anything; does it revert a promotion (an update that gives a
promoted database its source back: it looks harmless and fails half-way through an apply); does it change anything in
place that gaps.json does not explain. The comparison is attribute by attribute, nested blocks included, so that a gap
never hides a whole resource.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GAPS_FILE = Path(__file__).with_name("gaps.json")
QUIET = {("no-op",), ("read",)}


@dataclass(frozen=True)
class Gap:
    """One attribute that the emulator does not store. `attribute` is a path without list positions: `rule.filter`."""

    resource: str
    attribute: str
    reason: str

    def explains(self, resource: str, attribute: str) -> bool:
        return resource == self.resource and (attribute + ".").startswith(self.attribute + ".")


@dataclass(frozen=True)
class Change:
    """One entry of the plan that is not quiet. `attributes` are the paths that differ, for an in-place update."""

    address: str
    resource: str
    actions: tuple[str, ...]
    attributes: tuple[str, ...] = ()
    reverts_promotion: bool = False

    @property
    def destroys(self) -> bool:
        return "delete" in self.actions or "forget" in self.actions


@dataclass
class Verdict:
    """What the gate found. `problems` is empty when the plan may be applied to a running world."""

    destroyed: list[Change] = field(default_factory=list)
    promotions_reverted: list[Change] = field(default_factory=list)
    created: list[Change] = field(default_factory=list)
    unexplained: list[tuple[str, str]] = field(default_factory=list)
    used_gaps: set[Gap] = field(default_factory=set)

    @property
    def problems(self) -> list[str]:
        return ([f"{'replaces' if 'create' in one.actions else 'destroys'} {one.address}" for one in self.destroyed]
                + [f"gives the promoted database {one.address} its source back" for one in self.promotions_reverted]
                + [f"creates {one.address}" for one in self.created]
                + [f"changes {attribute} of {address}" for address, attribute in self.unexplained])


def read_gaps(file: Path = GAPS_FILE) -> list[Gap]:
    return [Gap(**entry) for entry in json.loads(file.read_text())]


def changes(plan: dict[str, Any]) -> list[Change]:
    """Everything the plan would do, reads and no-ops left out."""
    found = []
    for entry in plan.get("resource_changes", []):
        change = entry["change"]
        actions = tuple(change["actions"])
        if actions in QUIET or entry["mode"] == "data":
            continue
        before, after = change.get("before") or {}, change.get("after") or {}
        attributes: tuple[str, ...] = ()
        reverts = False
        if actions == ("update",):
            attributes = tuple(sorted(set(differences(before, after, change.get("after_unknown") or {}))))
            reverts = not before.get("replicate_source_db") and bool(after.get("replicate_source_db"))
        found.append(Change(entry["address"], entry["type"], actions, attributes, reverts))
    return found


def judge(plan: dict[str, Any], gaps: Iterable[Gap] = (), creates_allowed: bool = False) -> Verdict:
    """Sorts the changes of a plan for a world that already exists (or is being created, with `creates_allowed`)."""
    verdict, gaps = Verdict(), list(gaps)
    for change in changes(plan):
        if change.destroys:
            verdict.destroyed.append(change)
        elif change.actions == ("create",):
            if not creates_allowed:
                verdict.created.append(change)
        elif change.reverts_promotion:
            verdict.promotions_reverted.append(change)
        else:
            for attribute in change.attributes or ("(everything)",):
                explained = [gap for gap in gaps if gap.explains(change.resource, attribute)]
                verdict.used_gaps.update(explained)
                if not explained:
                    verdict.unexplained.append((change.address, attribute))
    return verdict


def differences(before: Any, after: Any, unknown: Any, path: str = "") -> Iterator[str]:
    """Paths, without list positions, at which the two values differ or the new one is not known yet."""
    if unknown is True:
        yield path
    elif isinstance(before, dict) and isinstance(after, dict):
        unknowns = unknown if isinstance(unknown, dict) else {}
        for key in sorted(before.keys() | after.keys() | unknowns.keys()):
            inner = f"{path}.{key}" if path else key
            yield from differences(before.get(key), after.get(key), unknowns.get(key, False), inner)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _list_differences(before, after, unknown if isinstance(unknown, list) else [], path)
    elif before != after and not (_empty(before) and _empty(after)):
        yield path


def _list_differences(before: list[Any], after: list[Any], unknown: list[Any], path: str) -> Iterator[str]:
    """Sets are lists here: equal elements are paired off first, wherever they stand; the rest is compared in order."""
    left = [item for item in before if item not in after]
    right = [(item, unknown[at] if at < len(unknown) else False) for at, item in enumerate(after)]
    right = [(item, not_known) for item, not_known in right if item not in before or _any_true(not_known)]
    if len(left) != len(right):
        yield path
        return
    for old, (new, not_known) in zip(left, right):
        yield from differences(old, new, not_known, path)


def _any_true(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_any_true(inner) for inner in value.values())
    if isinstance(value, list):
        return any(_any_true(inner) for inner in value)
    return value is True


def _empty(value: Any) -> bool:
    """Terraform shows an absent block as null or as an empty list; neither is a change from the other."""
    return value is None or value == [] or value == {}


def main() -> int:
    """`python3 -m tests.terraform.plan_gate plan.json`: prints the verdict; 1 when there is a problem."""
    import sys

    verdict = judge(json.loads(Path(sys.argv[1]).read_text()), read_gaps())
    print("\n".join(verdict.problems) or "nothing that gaps.json does not explain")
    return 1 if verdict.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
