"""People are reminded of a drill, and nothing starts by it."""

from __future__ import annotations

import unittest

from stage import Stage


class Drill(unittest.TestCase):
    def remind(self, stage: Stage) -> list[str]:
        """What was published by a reminder, which writes nothing else."""
        before, writes = len(stage.world.messages), len(stage.aws.writes)
        stage.invoke({"source": "lifeboat.drill"})
        mails = [f"{one['subject']} {one['message']}" for one in stage.world.messages[before:]]
        self.assertEqual(len(stage.aws.writes) - writes, len(mails))
        return mails

    def test_it_is_the_only_thing_that_happens(self) -> None:
        stage = Stage()
        [mail] = self.remind(stage)
        self.assertIn("a drill is due", mail)
        self.assertIn("No operation is known", mail)
        self.assertIn('"planned": true', mail)
        self.assertFalse(stage.command("status")["open"])

    def test_it_says_when_the_last_one_was(self) -> None:
        stage = Stage()
        stage.command("fail-over", by="ada", planned=True)
        stage.until_closed()
        [mail] = self.remind(stage)
        self.assertIn("was completed at", mail)

    def test_an_open_operation_is_drill_enough(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.tick()
        self.assertEqual([], self.remind(stage))


if __name__ == "__main__":
    unittest.main()
