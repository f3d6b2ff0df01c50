"""The flagship, applied for real, lives through a disaster: its own functions fail it over and back, and Terraform agrees
with the world after each stage.

The tests are the acts of one story and run in the order of their numbers, because an apply costs minutes.
"""

from __future__ import annotations

import base64
import json
import unittest
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests.terraform import judgement, plan_gate, report, tools

if TYPE_CHECKING:
    from tests.terraform.story import Story
    from tests.terraform.world import World

FLAGSHIP = tools.REPOSITORY / "blueprints" / "flask-blog.yaml"


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_terraform()
    tools.require_emulator()


class Flagship(unittest.TestCase):
    story: "Story"
    world: "World"

    @classmethod
    def setUpClass(cls) -> None:
        from tests.terraform.story import opened

        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.story = stack.enter_context(opened(FLAGSHIP, lambda line: print(f"    {line}", flush=True)))
        cls.world = cls.story.world
        print(f"\n  applied {len(cls.world.terraform.resources())} resources; seconds: {cls.world.terraform.seconds}")

    def test_01_a_second_plan_is_quiet_and_every_gap_is_needed(self) -> None:
        plan = self.world.terraform.plan()
        verdict = plan_gate.judge(plan, plan_gate.read_gaps())
        self.assertEqual("", "\n".join(verdict.problems))
        judged = judgement.judge(plan, self.story.scratch, self.world.tree)
        self.assertEqual([], judged.unexplained)
        unused = set(plan_gate.read_gaps()) - verdict.used_gaps
        self.assertEqual(set(), unused, "gaps.json lists what is no gap: take it out")

    def test_02_the_password_is_set_and_is_nowhere_to_be_read(self) -> None:
        passwords = self.passwords()
        self.assertTrue(passwords, "no secret holds a password")
        places = {"the state": self.world.terraform.state(), "the plan": json.dumps(self.world.terraform.plan())}
        places |= {str(file): file.read_bytes().decode("latin-1") for file in self.world.tree.rglob("*")
                   if file.is_file() and ".terraform" not in file.parts}
        for password in passwords:
            self.assertGreaterEqual(len(password), 16)
            found = [place for place, text in places.items() if any(one in text for one in spellings(password))]
            self.assertEqual([], found)
        databases = self.story.running.databases("primary").values()
        self.assertEqual(set(passwords), {one._master_user_password for one in databases})

    def test_03_a_quiet_hour(self) -> None:
        self.story.daily_life()

    def test_04_the_region_is_lost_and_the_other_one_serves(self) -> None:
        before = len(self.story.running.front.calls)
        self.story.the_region_is_lost()
        rto, rpo = self.story.timeline()
        self.assertLessEqual(rto, self.story.config["rto_seconds"])
        self.assertLessEqual(rpo, self.story.config["rpo_seconds"])
        # Nothing of this needed the primary region: whatever was asked of it was refused.
        self.assertTrue(any(call.region == self.world.regions["primary"]
                            for call in self.story.running.front.calls[before:]), "the fence was not even tried")

    def test_05_the_region_returns_and_stays_fenced(self) -> None:
        self.story.the_region_returns()

    def test_06_a_plan_with_the_old_posture_stops_at_the_guard(self) -> None:
        self.story.a_plan_stops_at_the_guard()
        self.story.what_the_guards_keep_away()

    def test_07_with_the_posture_written_a_plan_shows_nothing(self) -> None:
        self.story.posture_failed_over()

    def test_08_the_failback_is_armed_by_the_posture(self) -> None:
        refused = self.story.running.command("fail-back", by="test")
        self.assertIn("failing-back", refused["refused"])
        self.story.posture_failing_back()

    def test_09_failback_to_the_end(self) -> None:
        self.story.fail_back()

    def test_10_under_normal_there_is_nothing_left_to_do(self) -> None:
        self.story.posture_normal_again()

    def passwords(self) -> list[str]:
        client = self.world.client("secretsmanager", "primary")
        found = []
        for secret in client.list_secrets()["SecretList"]:
            value = json.loads(client.get_secret_value(SecretId=secret["ARN"])["SecretString"])
            found += [value["password"]] if "password" in value else []
        return found


def spellings(secret: str) -> set[str]:
    """The ways in which a file may hold a secret: as it is, as JSON, as JSON the way Go writes it, as base64."""
    quoted = json.dumps(secret)[1:-1]
    go = quoted.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return {secret, quoted, go, base64.b64encode(secret.encode()).decode().rstrip("=")}


if __name__ == "__main__":
    report.main()
