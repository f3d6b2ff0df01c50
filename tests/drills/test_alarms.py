"""What starts a failover and, above all, what does not: one line in the log says why, and the world stays as it was."""

from __future__ import annotations

import json
import threading
from typing import Any

from tests.drills import case


class Alarms(case.DrillCase):
    def message(self, **changes: Any) -> dict[str, Any]:
        """The message of our alarm as its topic delivers it, with changes."""
        from moto.cloudwatch.models import cloudwatch_backends

        from tests.drills import plans
        from tests.terraform import alarms, tools

        alarm = cloudwatch_backends[tools.ACCOUNT][plans.DR].alarms[self.drill.plan["region_lost_alarm"]]
        body = alarms.message(tools.ACCOUNT, alarm, "OK") | changes
        return {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": json.dumps(body)}}]}

    def raised_quietly(self) -> None:
        """The alarm is raised and nobody has heard of it yet."""
        self.drill.alarm()
        self.drill.lambdas._deliveries.clear()

    def assert_no_failover(self, event: Any, because: str) -> None:
        self.drill.lambdas.invoke(self.drill.controller, event)
        self.assert_log_says(because)
        self.assertEqual("primary", self.drill.active_region())
        self.assertEqual({}, self.drill.intent())
        self.assertEqual([], self.drill.messages())
        self.assert_untouched()

    def test_messages_that_are_no_alarm_of_ours(self) -> None:
        from tests.drills import plans

        region = f"arn:aws:cloudwatch:{plans.PRIMARY}:123456789012:alarm:{self.drill.plan['region_lost_alarm']}"
        foreign = region.replace("123456789012", "999999999999").replace(plans.PRIMARY, plans.DR)
        cases = {
            "another account": (self.message(AWSAccountId="999999999999", NewStateValue="ALARM"), "999999999999"),
            "an ARN of another account": (self.message(AlarmArn=foreign, NewStateValue="ALARM"), "account"),
            "another region": (self.message(AlarmArn=region, NewStateValue="ALARM"), plans.PRIMARY),
            "another alarm": (self.message(AlarmName="drill-cpu", NewStateValue="ALARM"), "drill-cpu"),
            "OK": (self.message(NewStateValue="OK"), "is OK"),
            "no JSON": ({"Records": [{"Sns": {"Message": "{"}}]}, "no alarm"),
            "no object": ({"Records": [{"Sns": {"Message": "[]"}}]}, "no alarm"),
            "no message": ({"Records": [{}]}, "no alarm"),
            "no records": ({"Records": []}, "no records"),
            "nothing": ({}, "neither"),
            "text": ("hello", "no JSON object"),
            "an alarm that has fallen since": (self.message(NewStateValue="ALARM"), "the alarm is OK"),
        }
        for label, (event, because) in cases.items():
            with self.subTest(label):
                self.drill.begin()
                self.assert_no_failover(event, because)

    def test_a_suppressed_alarm_starts_nothing(self) -> None:
        self.drill.maintenance(True)
        self.raised_quietly()
        self.drill.lambdas.invoke(self.drill.controller, self.message(NewStateValue="ALARM"))
        self.drill.tick(5)
        self.assert_log_says("suppressed")
        self.assertEqual({}, self.drill.intent())
        self.drill.maintenance(False)
        self.drill.settle()
        self.assertEqual("dr", self.drill.active_region())

    def test_a_lost_message_is_made_good_by_the_tick(self) -> None:
        self.raised_quietly()
        self.drill.tick(2)
        self.assertEqual("dr", self.drill.active_region())

    def test_two_messages_at_once_and_repeated_ones_are_one_failover(self) -> None:
        from tests.drills import outcomes

        expected = outcomes.failed_over(outcomes.without_lines(self.drill.describe()), self.drill.plan)
        for attempt in range(5):
            self.drill.begin()
            self.raised_quietly()
            event, failures = self.message(NewStateValue="ALARM"), []

            def deliver() -> None:
                try:
                    self.drill.lambdas.invoke(self.drill.controller, event)
                except Exception as error:
                    failures.append(error)

            threads = [threading.Thread(target=deliver) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            for _ in range(4):
                self.drill.lambdas.send(self.drill.controller, event)
                self.drill.tick(1)
            self.drill.settle()
            self.drill.lambdas.send(self.drill.controller, event)
            self.drill.tick(5)
            self.assertEqual([], failures)
            self.assertEqual(expected, outcomes.without_lines(self.drill.describe()))
            subjects = [subject for subject, _ in self.drill.messages()]
            self.assertEqual(1, sum("completed" in subject for subject in subjects), subjects)

    def test_an_alarm_after_the_failover_changes_nothing(self) -> None:
        self.drill.fail_over()
        self.drill.bring_primary_back()
        self.drill.settle()
        before, told = self.drill.describe(), len(self.drill.messages())
        for armed in (False, True):
            self.drill.configure(armed)
            self.drill.lambdas.invoke(self.drill.controller, self.message(NewStateValue="ALARM"))
            self.drill.tick(90)
        self.assertEqual(before, self.drill.describe())
        self.assertEqual(told, len(self.drill.messages()))
        self.assert_log_says("the active region is dr")

    def test_an_alarm_during_a_failback_is_ignored(self) -> None:
        self.drill.fail_over()
        self.drill.bring_primary_back()
        self.drill.alarm("OK")
        self.drill.settle()
        self.drill.tick(70)
        self.drill.configure(armed=True)
        self.drill.command("fail-back", by="operator")
        operation = self.drill.intent()["id"]
        self.drill.alarm()
        self.drill.tick(5)
        self.assert_log_says(f"operation {operation} is open")
        self.assertEqual(operation, self.drill.intent()["id"])

    def test_the_cool_down_holds_after_a_failback(self) -> None:
        from tests.drills import stories

        stories.fail_over_and_back(self.drill)
        self.drill.configure()
        self.drill.alarm()
        self.drill.tick(5)
        self.assert_log_says("cool-down")
        self.assertEqual("primary", self.drill.active_region())
        self.assertTrue(self.drill.tick(90, lambda: self.drill.active_region() == "dr"))


class Approval(case.DrillCase):
    def setUp(self) -> None:
        super().setUp()
        self.drill.begin(mode="approve")

    def test_nothing_happens_until_somebody_approves(self) -> None:
        self.drill.alarm()
        self.drill.tick(30)
        self.assertEqual("primary", self.drill.active_region())
        self.assertEqual(1, len(self.drill.messages()))
        self.assertIn('"approve"', self.drill.messages()[0][1].replace("\\", ""))
        self.drill.command("approve", by="operator")
        self.drill.settle()
        self.assertEqual("dr", self.drill.active_region())

    def test_an_alarm_that_falls_withdraws_it(self) -> None:
        self.drill.alarm()
        self.drill.tick(3)
        self.drill.alarm("OK")
        self.drill.settle()
        self.assertEqual("withdrawn", self.drill.state()["outcome"])
        self.assertIn("refused", self.drill.command("approve", by="operator"))
        self.assertEqual("primary", self.drill.active_region())

    def test_a_new_alarm_after_a_withdrawn_one_asks_again(self) -> None:
        for _ in range(2):
            self.drill.alarm()
            self.drill.tick(3)
            self.drill.alarm("OK")
            self.drill.tick(3)
        self.assertEqual(2, sum("approval" in subject for subject, _ in self.drill.messages()))


class Operators(case.DrillCase):
    def test_status_and_dry_runs_write_nothing(self) -> None:
        writing = ("Put", "Update", "Modify", "Promote", "Create", "Publish", "Delete")
        for command in ({"command": "status"}, {"command": "fail-over", "dry_run": True},
                        {"command": "fail-over", "dry_run": True, "force": True, "by": "me"}):
            self.drill.front.calls.clear()
            self.drill.lambdas.invoke(self.drill.controller, command)
            wrote = [call.action for call in self.drill.front.calls if call.action.startswith(writing)]
            self.assertEqual([], wrote, command)

    def test_a_failover_by_hand_needs_no_alarm(self) -> None:
        from tests.drills import outcomes

        expected = outcomes.failed_over(outcomes.without_lines(self.drill.describe()), self.drill.plan)
        self.drill.command("fail-over", by="operator")
        self.drill.settle()
        self.assertEqual(expected, outcomes.without_lines(self.drill.describe()))

    def test_cancel_works_until_the_claim(self) -> None:
        from tests.terraform import ledger

        ledger.set_lag(self.drill.database("dr", "drill-blog-replica"), 4000)
        self.drill.tick(10)
        self.drill.command("fail-over", by="operator")
        self.assertTrue(self.drill.state()["blocked"])
        self.drill.command("cancel", by="operator")
        ledger.set_lag(self.drill.database("dr", "drill-blog-replica"), 0)
        self.drill.tick(30)
        self.assertEqual("primary", self.drill.active_region())
        self.drill.command("fail-over", by="operator")
        self.assertEqual("dr", self.drill.active_region())
        self.assertIn("refused", self.drill.command("cancel", by="operator"))

    def test_nonsense_is_refused_by_name(self) -> None:
        for event in ({"command": "explode"}, {"command": "status", "force": True}, {"command": "approve"},
                      {"command": "switch"}, {"command": "fail-back"}, {"command": None}, {"command": ["fail-over"]},
                      {"command": "fail-over", "by": 7}, {"command": "fail-over", "dry_run": "yes"}):
            with self.subTest(event):
                answer = self.drill.lambdas.invoke(self.drill.controller, event)
                self.assertTrue({"refused", "ignored"} & set(answer), answer)
        self.assert_untouched()


if __name__ == "__main__":
    case.main()
