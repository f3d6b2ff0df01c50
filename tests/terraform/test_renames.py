"""A renamed service, database or bucket keeps everything that it has: an applied blueprint gets other keys, and the plan
moves addresses and does nothing else.

The tests are the steps of one story and run in the order of their numbers, because an apply costs minutes.
"""

from __future__ import annotations

import re
import subprocess
import unittest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.terraform import plan_gate, report, tools

if TYPE_CHECKING:
    from tests.terraform.world import World

BLUEPRINT = Path(__file__).with_name("renamed.yaml")
FIRST = {"blog": "web-front", "tariffs": "prices", "posts": "entries", "media": "files"}
AGAIN = {"web-front": "site", "entries": "articles"}


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_terraform()
    tools.require_emulator()


def renamed(text: str, names: dict[str, str], was: bool) -> str:
    """The blueprint with other keys wherever one is written, and with what each was called before."""
    for old, new in names.items():
        text = re.sub(rf"\b{old}\b(?![,\]]? *# was)", new, text)
        if was:
            text = re.sub(rf"^  {new}:$", f"  {new}:\n    was: {old} # was", text, flags=re.MULTILINE)
    return text


def plan_of(world: "World", text: str) -> tuple[dict[str, Any], str]:
    """Compiles the text over the same tree; the plan, and what the compiler said."""
    world.blueprint.write_text(text)
    command = [str(tools.lifeboat_binary()), "compile", str(world.blueprint), "-o", str(world.tree), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(done.stdout + done.stderr)
    world.terraform.init()
    return world.terraform.plan(), done.stderr


def moves_of(plan: dict[str, Any]) -> dict[str, str]:
    """From the address in the state to the one in the configuration."""
    return {entry["previous_address"]: entry["address"] for entry in plan["resource_changes"]
            if "previous_address" in entry}


class Renames(unittest.TestCase):
    world: "World"
    text: str
    addresses: set[str]

    @classmethod
    def setUpClass(cls) -> None:
        from tests.terraform.world import deployed

        cls.world = cls.enterClassContext(deployed(BLUEPRINT))
        cls.text = BLUEPRINT.read_text()
        cls.addresses = {one["address"] for one in cls.world.terraform.resources()}
        print(f"\n  applied {len(cls.addresses)} resources; seconds: {cls.world.terraform.seconds}")

    def named_by(self, keys: dict[str, str]) -> set[str]:
        """Addresses in the state whose Terraform name has one of the keys in it, rules between two keys left out."""
        words = "|".join(key.replace("-", "_") for key in keys)
        return {address for address in self.addresses
                if re.search(rf"(^|_)({words})(_|$)", address.rsplit(".", 1)[1]) and "__" not in address}

    def assert_only_moves(self, plan: dict[str, Any], keys: dict[str, str]) -> None:
        verdict = plan_gate.judge(plan, plan_gate.read_gaps())
        self.assertEqual("", "\n".join(verdict.problems))
        self.assertEqual(self.named_by(keys), set(moves_of(plan)))
        outputs = {name: change["actions"] for name, change in plan.get("output_changes", {}).items()
                   if change["actions"] != ["no-op"]}
        words = [key.replace("-", "_") for names in (FIRST, AGAIN) for key in (*names, *names.values())]
        self.assertEqual({}, {name: actions for name, actions in outputs.items()
                              if not name.startswith(tuple(words))}, "an output of something else changes")

    def test_1_without_a_word_everything_would_be_destroyed(self) -> None:
        plan, said = plan_of(self.world, renamed(self.text, FIRST, was=False))
        destroyed = {change.resource for change in plan_gate.judge(plan, plan_gate.read_gaps()).destroyed}
        self.assertLessEqual({"aws_db_instance", "aws_s3_bucket", "aws_autoscaling_group"}, destroyed)
        for old, new in FIRST.items():
            self.assertRegex(said, rf"LB274.*`\w+\.{new}` is new and `\w+\.{old}` is gone")
            self.assertIn(f"write `was: {old}` under", said)

    def test_2_with_it_addresses_move_and_nothing_else_happens(self) -> None:
        plan, said = plan_of(self.world, renamed(self.text, FIRST, was=True))
        self.assertEqual("", said)
        self.assert_only_moves(plan, FIRST)
        self.assertGreater(len(moves_of(plan)), 100)

    def test_3_applied_and_renamed_again(self) -> None:
        self.world.terraform.apply()
        self.addresses = {one["address"] for one in self.world.terraform.resources()}
        self.assertEqual(set(), self.named_by({key: "" for key in FIRST}), "an old address is left")
        plan, said = plan_of(self.world, self.renamed_again())
        self.assertEqual("", said)
        self.assert_only_moves(plan, AGAIN)

    def test_4_a_state_that_missed_the_first_rename_takes_both_steps(self) -> None:
        state = self.world.tree / "terraform.tfstate"
        state.write_text((self.world.tree / "terraform.tfstate.backup").read_text())
        self.addresses = {one["address"] for one in self.world.terraform.resources()}
        plan, _ = plan_of(self.world, self.renamed_again())
        self.assert_only_moves(plan, FIRST)

    def renamed_again(self) -> str:
        text = renamed(renamed(self.text, FIRST, was=True), AGAIN, was=False)
        for old, new in AGAIN.items():
            first = next(key for key, name in FIRST.items() if name == old)
            text = text.replace(f"  {new}:\n    was: {first} # was", f"  {new}:\n    was: [{first}, {old}]")
        return text


if __name__ == "__main__":
    report.main()
