"""Every blueprint compiles to a configuration that Terraform validates and plans from nothing, offline.

$LIFEBOAT_TREES may name more emitted trees to judge (separated like PATH), golden ones for instance.
"""

from __future__ import annotations

import os
import shutil
import unittest
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.terraform import report, tools
from tests.terraform.plan_gate import judge
from tests.terraform.stub import Stub

BLUEPRINTS = sorted((tools.REPOSITORY / "blueprints").glob("*.yaml"))
TREES = [Path(tree) for tree in os.environ.get("LIFEBOAT_TREES", "").split(os.pathsep) if tree]


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_terraform()
    if not BLUEPRINTS:
        raise AssertionError("no blueprint found")


@contextmanager
def planned(tree: Path, label: str) -> Iterator[dict[str, Any]]:
    """The plan of a tree for an empty account; fails when planning asks AWS for more than the stub knows."""
    tools.add_test_override(tree, "primary", "dr")
    with Stub() as stub:
        terraform = tools.Terraform(tree, stub.url)
        terraform.init()
        terraform.validate()
        plan = terraform.plan()
    count = sum(entry["mode"] == "managed" for entry in plan["resource_changes"])
    print(f"\n  {label}: {count} resources; seconds: {terraform.seconds}; calls: {len(stub.calls)}")
    if stub.unexpected:
        raise AssertionError("planning asked AWS for more than it should:\n" + "\n".join(stub.unexpected))
    yield plan


class ValidateAndPlan(unittest.TestCase):
    """One test for each blueprint and each tree; they are added below."""

    def judge_tree(self, tree: Path, label: str) -> None:
        with planned(tree, label) as plan:
            self.assertEqual([], judge(plan, creates_allowed=True).problems)
            self.assertTrue(plan["resource_changes"], "the plan is empty")

    def judge_blueprint(self, blueprint: Path) -> None:
        with tools.scratch_directory(blueprint.stem) as scratch:
            tree = scratch / "tree"
            tools.compile_blueprint(blueprint, tree)
            self.judge_tree(tree, blueprint.stem)

    def judge_copy(self, original: Path) -> None:
        with tools.scratch_directory(original.name) as scratch:
            tree = scratch / "tree"
            shutil.copytree(original, tree)
            self.judge_tree(tree, original.name)


def _add(name: str, judge_it: Any) -> None:
    setattr(ValidateAndPlan, f"test_{name.replace('-', '_')}", judge_it)


for _blueprint in BLUEPRINTS:
    _add(_blueprint.stem, lambda self, blueprint=_blueprint: self.judge_blueprint(blueprint))
for _tree in TREES:
    _add(f"tree_{_tree.name}", lambda self, tree=_tree: self.judge_copy(tree))


if __name__ == "__main__":
    report.main()
