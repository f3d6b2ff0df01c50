"""The planned failover: users write until the primary region is stopped, and everything that they wrote is in DR."""

from __future__ import annotations

from tests.drills import case


class Planned(case.DrillCase):
    def begin(self) -> list[str]:
        """Instances of the primary region write at every call that anybody makes, as long as there are any; replicas
        lag behind until then. Answers what was written."""
        from moto.autoscaling.models import autoscaling_backends

        from tests.drills import plans
        from tests.terraform import ledger
        from tests.terraform.front import Call
        from tests.terraform.tools import ACCOUNT

        drill, written = self.drill, []
        groups = autoscaling_backends[ACCOUNT][plans.PRIMARY].autoscaling_groups
        databases = drill.plan["databases"].values()

        def lag(seconds: float) -> None:
            for one in databases:
                ledger.set_lag(drill.database("dr", one["replica"]), seconds)

        def use(call: Call) -> None:
            if any(group.instance_states for group in groups.values()):
                written.append(f"line {len(written)}")
                for one in databases:
                    ledger.write(drill.database("primary", one["primary"]), written[-1])
            elif not self.stopped:
                self.stopped = True
                lag(0)

        self.stopped = False
        lag(2)
        drill.tick(5)
        drill.front.at_every_call(use)
        return written

    def assert_nothing_lost(self, written: list[str]) -> None:
        from tests.terraform import ledger

        self.assertGreater(len(written), 20)
        for key, one in self.drill.plan["databases"].items():
            self.assertEqual(written, ledger.read(self.drill.database("dr", one["replica"])))
            self.assertEqual(0, self.drill.state()["lag"][key])

    def test_no_write_is_lost(self) -> None:
        from tests.drills import outcomes

        drill = self.drill
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        written = self.begin()
        drill.command("fail-over", by="operator", planned=True)
        drill.settle()
        self.assert_nothing_lost(written)
        self.assertEqual(expected, outcomes.without_lines(drill.describe()))
        self.assertEqual([], drill.lambdas.failures)
        self.assertIn("from the stop until served", drill.messages()[-1][1])

    def test_the_alarm_of_our_own_stop_starts_nothing(self) -> None:
        drill = self.drill
        self.begin()
        drill.command("fail-over", by="operator", planned=True)
        drill.tick(30, lambda: drill.active_region() == "dr")
        drill.alarm()
        drill.settle()
        first = drill.intent()
        drill.tick(120)
        self.assertEqual((first, "completed"), (drill.intent(), drill.state()["outcome"]))

    def test_cancelled_before_the_claim_everything_is_as_it_was(self) -> None:
        from tests.drills import outcomes
        from tests.terraform import ledger

        drill = self.drill
        if not drill.plan["databases"]:
            self.skipTest("no database to wait for")
        for one in drill.plan["databases"].values():
            ledger.set_lag(drill.database("dr", one["replica"]), 200)
        seeded = outcomes.without_lines(drill.describe())
        drill.tick(5)
        drill.command("fail-over", by="operator", planned=True)
        drill.tick(10)
        self.assertEqual("primary", drill.active_region())
        self.assertEqual(seeded["traffic"], drill.describe()["traffic"])
        self.assertNotEqual(seeded["groups"], drill.describe()["groups"], "the DR groups are up")
        drill.command("cancel", by="operator")
        drill.tick(5)
        self.assertEqual(seeded, outcomes.without_lines(drill.describe()))
        self.assertEqual("cancelled", drill.state()["outcome"])

    def test_the_region_is_lost_while_it_is_waited_for(self) -> None:
        from tests.drills import outcomes

        drill = self.drill
        if not drill.plan["databases"]:
            self.skipTest("no database to wait for")
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        self.begin()
        drill.command("fail-over", by="operator", planned=True)
        drill.tick(30, lambda: drill.active_region() == "dr")
        drill.lose_primary()
        drill.tick(30)
        self.assertFalse(drill.state().get("served"))
        self.assertTrue(any('"command": "fail-over"' in text for _, text in drill.messages()))
        drill.command("fail-over", by="operator")
        self.assertTrue(drill.tick(30, lambda: drill.state().get("served") is True), drill.state())
        drill.bring_primary_back()
        drill.settle()
        self.assertEqual(expected, outcomes.without_lines(drill.describe()))

    def test_and_back(self) -> None:
        from tests.drills import outcomes, stories

        drill = self.drill
        seeded = outcomes.without_lines(drill.describe())
        self.begin()
        drill.command("fail-over", by="operator", planned=True)
        drill.settle()
        drill.configure(armed=True)
        stories.fail_back(drill)
        self.assertEqual(outcomes.failed_back(seeded, drill.plan), outcomes.without_lines(drill.describe()))


class PlannedForTheShop(Planned):
    application = "SHOP"


class PlannedWithoutDatabase(Planned):
    application = "STATELESS"


if __name__ == "__main__":
    case.main()
