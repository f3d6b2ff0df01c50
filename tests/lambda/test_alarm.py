"""What starts a failover, and what does not, each with a line that says why."""

from __future__ import annotations

import unittest

from stage import ALARM, DR, PARAMETERS, PRIMARY, Stage


class Idle(unittest.TestCase):
    def assert_nothing(self, stage: Stage, reason: str) -> None:
        self.assertEqual(stage.intent, {})
        self.assertEqual(stage.aws.writes, [])
        self.assertIn(reason, " / ".join(stage.reasons()))

    def test_a_quiet_world(self) -> None:
        stage = Stage()
        stage.ticks(5)
        self.assertEqual(stage.aws.writes, [])
        self.assertEqual(stage.lines, [])
        self.assertEqual(len(stage.aws.calls), 10)

    def test_an_ok_message(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce(NewStateValue="OK")
        self.assert_nothing(stage, "is OK")

    def test_another_account(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce(AWSAccountId="999999999999")
        self.assert_nothing(stage, "account 999999999999")

    def test_another_alarm(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce(AlarmName="PrimaryRDSCPUUtilization")
        self.assert_nothing(stage, "PrimaryRDSCPUUtilization does not start a failover")

    def test_another_region(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce(AlarmArn=f"arn:aws:cloudwatch:{PRIMARY}:111122223333:alarm:{ALARM}")
        self.assert_nothing(stage, f"region {PRIMARY}")

    def test_no_alarm_at_all(self) -> None:
        stage = Stage()
        stage.lose_region()
        for event in ({}, {"Records": []}, {"Records": [{"Sns": {"Message": "hello"}}]}, {"Records": [{"Sns": {}}]},
                      {"Records": [{"Sns": {"Message": "[]"}}]}, {"Records": [None]}, [], "x", None,
                      {"Records": [{"Sns": {"Message": "{\"AlarmArn\": 1}"}}]}, {"source": "aws.events"}):
            answer = stage.invoke(event)
            self.assertIn("ignored", answer, event)
        self.assert_nothing(stage, "the message is no alarm")

    def test_a_message_without_an_alarm_that_is_raised(self) -> None:
        stage = Stage()
        stage.announce()
        self.assert_nothing(stage, "the alarm is OK")

    def test_an_alarm_that_does_not_exist(self) -> None:
        stage = Stage()
        stage.world.alarms.clear()
        stage.announce()
        self.assert_nothing(stage, "does not exist")

    def test_a_blueprint_without_such_an_alarm(self) -> None:
        stage = Stage(region_lost_alarm=None)
        stage.lose_region()
        stage.announce()
        stage.ticks(2)
        self.assert_nothing(stage, "does not start a failover")

    def test_maintenance(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.world.set_alarm(ALARM, "ALARM", suppressed_by="Alarm")
        stage.announce()
        stage.ticks(2)
        self.assert_nothing(stage, "suppressed (Alarm)")

    def test_nobody_has_to_tidy_up_before_the_next_failover(self) -> None:
        stage = Stage()
        stage.armed = True  # as after a failback that Terraform has not been told of
        stage.lose_region()
        stage.ticks(8)
        self.assertEqual(stage.active, "dr")


class Repeated(unittest.TestCase):
    def test_an_alarm_while_it_is_under_way(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce()
        first = stage.intent
        stage.tick()
        stage.announce()
        stage.ticks(6)
        self.assertEqual(stage.intent, first)
        self.assertIn(f"operation {first['id']} is open", stage.reasons())
        self.assertEqual(stage.subjects, ["failover serves, fence pending"])

    def test_an_alarm_after_it(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.announce()
        stage.regain_region()
        stage.until_closed()
        done = stage.outcome()
        stage.announce()
        stage.world.advance(7200)
        stage.announce()
        self.assertEqual(stage.outcome(), done)
        self.assertIn("the active region is dr", stage.reasons())

    def test_two_alarms_at_once_begin_one_operation(self) -> None:
        """Both read that nothing is open before either has written."""
        stage = Stage()
        stage.lose_region()
        inner = []

        def interleave(region: str, method: str) -> None:
            if method == "put_parameter" and not inner:
                inner.append(True)
                stage.announce()
        stage.aws.fail = interleave
        stage.announce()
        self.assertEqual(len(stage.intent["id"]), 15)
        stage.regain_region()
        stage.until_closed()
        self.assertEqual(stage.database(DR, "main-db-replica"), ("available", None, 14))
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertEqual(stage.subjects, ["failover completed"])

    def test_two_invocations_at_every_call(self) -> None:
        """A second tick runs in the middle of the first one, after each of its calls in turn."""
        expected = None
        for number in range(1, 60):
            stage = Stage()
            stage.lose_region()
            count = [0]

            def interleave(region: str, method: str, stage: Stage = stage, count: list[int] = count) -> None:
                count[0] += 1
                if count[0] == number:
                    stage.invoke({"source": "lifeboat.tick"})
            stage.aws.fail = interleave
            stage.announce()
            stage.aws.fail = lambda region, method: None
            stage.regain_region()
            stage.until_closed()
            expected = expected or stage.outcome()
            self.assertEqual(stage.outcome(), expected, number)

    def test_a_cancel_that_crosses_the_claim_stops_nothing_half_way(self) -> None:
        for number in range(1, 40):
            stage = Stage()
            stage.lose_region()
            stage.aws.fail = lambda region, method: None
            stage.world.databases[DR]["main-db-replica"]["DBInstanceStatus"] = "backing-up"
            stage.announce()
            stage.world.databases[DR]["main-db-replica"]["DBInstanceStatus"] = "available"
            count = [0]

            def interleave(region: str, method: str, stage: Stage = stage, count: list[int] = count) -> None:
                count[0] += 1
                if count[0] == number:
                    stage.command("cancel")
            stage.aws.fail = interleave
            stage.tick()
            stage.aws.fail = lambda region, method: None
            stage.ticks(8)
            if stage.active == "dr":
                self.assertTrue(stage.state["served"], number)
                self.assertIsNone(stage.database(DR, "main-db-replica")[1])
            else:
                self.assertEqual(stage.state["outcome"], "cancelled", number)
                self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))

    def cancelled(self, **changes: object) -> Stage:
        stage = Stage(**changes)
        stage.lose_region()
        stage.world.databases[DR]["main-db-replica"]["DBInstanceStatus"] = "backing-up"
        stage.announce()
        stage.command("cancel", by="ada")
        self.assertEqual(stage.state["outcome"], "cancelled")
        return stage

    def raise_again(self, stage: Stage) -> None:
        stage.world.set_alarm(ALARM, "OK")
        stage.tick()
        stage.world.set_alarm(ALARM, "ALARM")

    def test_the_cool_down(self) -> None:
        stage = self.cancelled()
        self.raise_again(stage)
        stage.ticks(30)
        self.assertEqual(stage.state["outcome"], "cancelled")
        self.assertTrue(any(one.startswith("cool-down for another") for one in stage.reasons()))
        stage.ticks(40)
        self.assertNotIn("closed", stage.state)
        self.assertNotEqual(stage.state["blocked"], [])

    def test_an_alarm_whose_failover_was_cancelled_starts_no_other(self) -> None:
        for cool_down in (0, 3600):
            with self.subTest(cool_down=cool_down):
                stage = self.cancelled(cool_down_seconds=cool_down)
                first = stage.intent
                stage.announce()
                stage.ticks(70)
                self.assertEqual((stage.intent, stage.active), (first, "primary"))
                self.assertIn("the alarm was raised already when its failover was cancelled", stage.reasons())
                self.raise_again(stage)
                stage.tick()
                self.assertNotEqual(stage.intent["id"], first["id"])

    def test_nor_when_the_state_is_lost(self) -> None:
        stage = self.cancelled(cool_down_seconds=0)
        stage.world.databases[DR]["main-db-replica"]["DBInstanceStatus"] = "available"
        stage.world.parameters[DR][PARAMETERS["state"]] = "{}"
        stage.ticks(5)
        self.assertEqual((stage.active, stage.state["outcome"]), ("primary", "cancelled"))

    def test_an_operator_is_not_called_as_the_alarm(self) -> None:
        stage = Stage(mode="approve")
        self.assertIn("a person's name", stage.command("fail-over", by="alarm")["ignored"])
        self.assertEqual(stage.intent, {})
        status = stage.world.databases[DR]["main-db-replica"]
        status["DBInstanceStatus"] = "backing-up"
        stage.command("fail-over", by="Alarm")
        stage.ticks(2)
        status["DBInstanceStatus"] = "available"
        stage.until_closed()
        self.assertEqual(stage.state["outcome"], "completed", "withdrawn with an alarm that it did not need")


class Approval(unittest.TestCase):
    def awaiting(self) -> Stage:
        stage = Stage(mode="approve")
        stage.lose_region()
        stage.announce()
        return stage

    def test_people_are_asked_once_and_nothing_happens(self) -> None:
        stage = self.awaiting()
        stage.ticks(5)
        self.assertEqual(stage.subjects, ["failover awaits approval"])
        self.assertIn('"command": "approve"', stage.world.messages[0]["message"])
        self.assertEqual((stage.active, stage.capacity(DR, "web-dr")), ("primary", (0, 0)))

    def test_approved_it_runs(self) -> None:
        stage = self.awaiting()
        stage.command("approve", by="ada")
        self.assertEqual(stage.intent["approved_by"], "ada")
        stage.ticks(6)
        self.assertTrue(stage.state["served"])

    def test_the_alarm_that_clears_withdraws_it(self) -> None:
        stage = self.awaiting()
        stage.world.set_alarm(ALARM, "OK")
        stage.tick()
        self.assertEqual(stage.state["outcome"], "withdrawn")
        self.assertIn("nothing awaits", stage.command("approve")["refused"])
        self.assertEqual(stage.active, "primary")

    def test_an_approval_that_comes_too_late(self) -> None:
        stage = self.awaiting()
        stage.world.set_alarm(ALARM, "OK")
        self.assertIn("no longer raised", stage.command("approve")["refused"])
        self.assertEqual(stage.state["outcome"], "withdrawn")

    def test_withdrawn_it_may_be_asked_again_at_once(self) -> None:
        stage = self.awaiting()
        stage.world.set_alarm(ALARM, "OK")
        stage.ticks(2)
        stage.world.set_alarm(ALARM, "ALARM")
        stage.tick()
        self.assertTrue(stage.intent["awaiting"])
        self.assertNotIn("closed", stage.state)


if __name__ == "__main__":
    unittest.main()
