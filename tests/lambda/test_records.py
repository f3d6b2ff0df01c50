"""What is kept between invocations may be damaged by people: the state is found out anew, the intent not guessed."""

from __future__ import annotations

import json
import unittest

from failover_handler.intent import Intent, Unreadable
from failover_handler.state import State
from stage import DR, PARAMETERS, PRIMARY, Stage

BROKEN_STATES = ("", "{", "[]", "null", "7", '{"id":"x","colour":"red"}', '{"steps":{"claim":["yesterday"]}}',
                 '{"steps":[]}', '{"told":"all"}', '{"served":"yes"}', '{"closed":"x"}', '{"lag":{"main":"much"}}',
                 '{"steps":{"claim":[]}}')
BROKEN_INTENTS = ("", "{", "[]", "none", '{"serve":"dr"}',
                  '{"id":"20261125t101500","serve":"DR","by":"ada","at":"2026-11-25T10:15:00Z"}',
                  '{"id":"20261125t101500","serve":"dr","by":"ada","at":"soon"}',
                  '{"id":"../x","serve":"dr","by":"ada","at":"2026-11-25T10:15:00Z"}',
                  '{"id":"20261125t101500","serve":"dr","by":"ada","at":"2026-11-25T10:15:00Z","forced":true}',
                  '{"id":"20261125t101500","serve":"dr","by":"ada","at":"2026-11-25T10:15:00Z","force":"yes"}',
                  '{"id":"20261125t101500","serve":"primary","by":"ada","at":"2026-11-25T10:15:00Z","failbacks":"1"}',
                  '{"id":"20261125t101500","serve":"dr","by":"ada","at":"2026-11-25T10:15:00Z","earlier":["x"]}')


class TheState(unittest.TestCase):
    def test_a_broken_one_is_logged_and_found_out_again(self) -> None:
        for text in BROKEN_STATES:
            with self.subTest(text=text):
                stage = Stage()
                stage.lose_region()
                stage.tick()
                stage.world.parameters[DR][PARAMETERS["state"]] = text
                stage.ticks(7)
                self.assertTrue(stage.state["served"])
                stage.regain_region()
                stage.until_closed()
                self.assertTrue([one for one in stage.lines if "the state cannot be read" in one["message"]])

    def test_one_that_breaks_while_it_is_written(self) -> None:
        stage = Stage()
        stage.lose_region()

        def damage(region: str, method: str) -> None:
            if method == "promote_read_replica":
                stage.world.parameters[DR][PARAMETERS["state"]] = "}{"
        stage.aws.fail = damage
        stage.tick()
        self.assertIn("promote", stage.state["steps"])

    def test_what_it_writes_it_reads(self) -> None:
        stage = Stage()
        stage.lose_region()
        for _ in range(9):
            stage.tick()
            text = stage.world.parameters[DR][PARAMETERS["state"]]
            self.assertEqual(State.from_json(text).to_json(), text)


class TheIntent(unittest.TestCase):
    def test_a_broken_one_is_not_guessed(self) -> None:
        for text in BROKEN_INTENTS:
            with self.subTest(text=text):
                stage = Stage()
                stage.lose_region()
                stage.world.parameters[DR][PARAMETERS["intent"]] = text
                with self.assertRaisesRegex(Unreadable, PARAMETERS["intent"] + " cannot be read: "):
                    stage.tick()
                with self.assertRaises(Unreadable):
                    stage.announce()
                self.assertEqual((stage.aws.writes, stage.active), ([], "primary"))

    def test_status_says_what_is_wrong_and_other_commands_are_refused(self) -> None:
        stage = Stage()
        stage.world.parameters[DR][PARAMETERS["intent"]] = '{"id":"20261125t101500","serve":"dr","by":7}'
        answer = stage.command("status")
        json.dumps(answer)
        self.assertIn("no 'at', 'by' is 7", answer["intent"]["unreadable"])
        self.assertIn("web", answer["observed"]["primary"]["services"])
        for name in ("fail-over", "fail-back", "approve", "cancel", "switch"):
            self.assertIn("runbook", stage.command(name)["refused"])
        self.assertEqual(stage.aws.writes, [])

    def test_as_the_runbook_repairs_it(self) -> None:
        """In the middle of a failover: the last readable one again, or the least that says what is wanted."""
        for mended in (None, '{"id":"20301231t235900","serve":"dr","by":"ada","at":"2026-11-25T10:15:00Z"}'):
            stage = Stage()
            stage.lose_region()
            stage.tick()
            good = stage.world.parameters[DR][PARAMETERS["intent"]]
            stage.world.parameters[DR][PARAMETERS["intent"]] = good[:-5]
            with self.assertRaises(Unreadable):
                stage.tick()
            stage.world.parameters[DR][PARAMETERS["intent"]] = mended or good
            stage.ticks(6)
            stage.regain_region()
            stage.until_closed()
            self.assertEqual((stage.active, stage.traffic(DR, "web")), ("dr", (100.0, [128])))
            self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))

    def test_what_it_writes_it_reads(self) -> None:
        intent = Intent(id="20261125t101500", serve="primary", by="ada", at="2026-11-25T10:15:00Z", failbacks=3,
                        earlier=("20261124t101500", "20261123t101500"), switched_by="bob",
                        switched_at="2026-11-25T11:15:00Z")
        self.assertEqual(Intent.from_json(intent.to_json()), intent)
        self.assertIsNone(Intent.from_json("{}"))


if __name__ == "__main__":
    unittest.main()
