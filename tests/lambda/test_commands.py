"""Operators' commands: what they answer, and what they refuse."""

from __future__ import annotations

import json
import unittest

from stage import ALARM, DR, PRIMARY, Stage, database


class Status(unittest.TestCase):
    def test_it_writes_nothing_at_any_moment(self) -> None:
        stage = Stage()
        for minute in range(12):
            if minute == 1:
                stage.lose_region()
            if minute == 6:
                stage.regain_region()
            before = len(stage.aws.writes)
            answer = stage.command("status")
            json.dumps(answer)
            self.assertEqual(len(stage.aws.writes), before)
            stage.tick()

    def test_it_says_what_is_missing(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.tick()
        answer = stage.command("status")
        self.assertEqual(answer["active_region"], "dr")
        self.assertEqual(answer["alarm"], "ALARM")
        self.assertEqual(answer["observed"]["dr"]["databases"]["main"]["identifier"], "main-db-replica")
        self.assertIn("unknown", answer["observed"]["primary"])
        self.assertIn("traffic", {one["step"] for one in answer["missing"]})

    def test_at_rest_nothing_is_missing(self) -> None:
        answer = Stage().command("status")
        self.assertEqual((answer["open"], answer["missing"]), (False, []))
        self.assertEqual(answer["observed"]["primary"]["services"]["web"]["healthy_targets"], 2)
        self.assertEqual(answer["observed"]["primary"]["services"]["web"]["traffic"], {"dial": 100.0, "weights": [128]})


class FailOver(unittest.TestCase):
    def test_without_an_alarm(self) -> None:
        stage = Stage(mode="approve")
        answer = stage.command("fail-over", by="ada")
        self.assertEqual(answer["intent"]["by"], "ada")
        stage.until_closed()
        self.assertEqual(stage.active, "dr")
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))

    def test_a_dry_run_writes_nothing_and_says_what_it_would_do(self) -> None:
        stage = Stage(databases={"main": database("main")})
        answer = stage.command("fail-over", dry_run=True)
        self.assertEqual(stage.aws.writes, [])
        self.assertEqual(answer["blocked"], [])
        would = {one["step"]: one["would"] for one in answer["steps"]}
        self.assertEqual(would["promote"], ["promote main-db-replica"])
        self.assertEqual(would["scale"], ["service web: web-dr to 1"])
        self.assertEqual(would["claim"], ["set the active region to dr"])

    def test_a_dry_run_says_what_would_block(self) -> None:
        stage = Stage()
        stage.world.images[DR].clear()
        answer = stage.command("fail-over", dry_run=True)
        self.assertIn("no image", answer["blocked"][0])

    def test_it_is_refused_when_dr_serves(self) -> None:
        stage = Stage()
        stage.command("fail-over")
        self.assertIn("under way", stage.command("fail-over")["refused"])
        stage.until_closed()
        self.assertIn("active region is dr", stage.command("fail-over")["refused"])



class Cancel(unittest.TestCase):
    def test_before_the_claim(self) -> None:
        stage = Stage(mode="approve")
        stage.lose_region()
        stage.announce()
        answer = stage.command("cancel")
        self.assertEqual(answer["state"]["outcome"], "cancelled")
        stage.ticks(5)
        self.assertEqual(stage.active, "primary")

    def test_not_after_it(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce()
        self.assertIn("no return", stage.command("cancel")["refused"])

    def test_nothing_to_cancel(self) -> None:
        self.assertIn("no operation", Stage().command("cancel")["refused"])
        self.assertIn("awaits", Stage().command("approve")["refused"])


class Malformed(unittest.TestCase):
    def test_unclear_commands_do_nothing(self) -> None:
        stage = Stage()
        stage.world.set_alarm(ALARM, "ALARM")
        for event, why in (({"command": "failover"}, "unknown command"), ({"command": 1}, "unknown command"),
                           ({"command": "fail-over", "dry-run": True}, "takes no dry-run"),
                           ({"command": "fail-over", "dry_run": "yes"}, "no true or false"),
                           ({"command": "fail-over", "by": 7}, "no text"),
                           ({"command": "approve", "dry_run": True}, "takes no dry_run")):
            self.assertIn(why, stage.invoke(event)["ignored"])
        self.assertEqual(stage.aws.calls, [])

    def test_a_long_name_is_cut(self) -> None:
        stage = Stage()
        stage.command("fail-over", by="a" * 500)
        self.assertEqual(stage.intent["by"], "a" * 64)


if __name__ == "__main__":
    unittest.main()
