"""The region is lost: what is asserted is the world afterwards, resource by resource, not the calls that led there."""

from __future__ import annotations

from tests.drills import case


class Failover(case.DrillCase):
    def expected(self) -> dict[str, object]:
        from tests.drills import outcomes

        return outcomes.failed_over(outcomes.without_lines(self.drill.describe()), self.drill.plan)

    def actual(self) -> dict[str, object]:
        from tests.drills import outcomes

        return outcomes.without_lines(self.drill.describe())

    def test_the_lost_region_is_replaced_and_fenced_when_it_comes_back(self) -> None:
        expected = self.expected()
        self.drill.fail_over()
        self.assertEqual([], self.drill.lambdas.failures)
        self.assertEqual("pending", self.drill.state()["fence"])
        fenced_later = {name: size for name, size in self.actual()["groups"].items() if name.startswith("primary")}
        self.assertTrue(all(size[1] > 0 for size in fenced_later.values()), "the lost region cannot be changed")
        self.drill.bring_primary_back()
        self.drill.settle()
        self.assertEqual(expected, self.actual())
        self.assertEqual("completed", self.drill.state()["outcome"])

    def test_nothing_that_serves_needed_the_primary_region(self) -> None:
        self.drill.fail_over()
        served = [call for call in self.drill.front.calls if call.region == "eu-west-1"]
        ticks = {line["time"] for line in self.drill.lambdas.log}
        self.assertLessEqual(len(served), len(ticks) + 1, "at most one failing call an invocation")

    def test_primary_that_never_went_away_is_fenced_at_once(self) -> None:
        expected = self.expected()
        self.drill.alarm()
        self.drill.settle()
        self.assertEqual(expected, self.actual())

    def test_the_fence_holds_while_the_primary_comes_and_goes(self) -> None:
        from tests.drills import outcomes

        self.drill.fail_over()
        for _ in range(3):
            self.drill.bring_primary_back()
            self.drill.front.take_down("eu-west-1")
            self.drill.tick(3)
        self.drill.bring_primary_back()
        self.drill.settle()
        self.drill.alarm("OK")
        self.drill.tick(120)
        traffic = outcomes.without_lines(self.drill.describe())["traffic"]
        self.assertTrue(all(dial == 0 and all(one[1] == 0 for one in ends)
                            for name, (dial, ends) in traffic.items() if name.startswith("primary")))
        self.assertTrue(all(size[:2] == (0, 0) for name, size in self.drill.describe()["groups"].items()
                            if name.startswith("primary")))

    def test_what_is_lost_is_what_had_not_arrived(self) -> None:
        from tests.terraform import ledger
        from tests.terraform.pace import pace

        databases = self.drill.plan["databases"]
        primaries = [self.drill.database("primary", one["primary"]) for one in databases.values()]
        for one in databases.values():
            ledger.set_lag(self.drill.database("dr", one["replica"]), 20)
        for primary in primaries:
            ledger.write(primary, "long ago")
        pace.advance(100)
        for primary in primaries:
            ledger.write(primary, "just before")
        pace.advance(5)
        self.drill.fail_over()
        for key, one in databases.items():
            self.assertEqual(["long ago"], ledger.read(self.drill.database("dr", one["replica"])))
            lag = self.drill.state()["lag"][key]
            if one["engine"] == "postgres":  # tells the age of the last transaction, not what is missing
                self.assertLessEqual(lag, 20)
            else:
                self.assertEqual(20, lag)

    def test_people_are_told_once_with_a_timeline(self) -> None:
        self.drill.fail_over()
        self.drill.bring_primary_back()
        self.drill.settle()
        subjects = [subject for subject, _ in self.drill.messages()]
        self.assertEqual(len(subjects), len(set(subjects)))
        self.assertIn("completed", subjects[-1])
        self.assertIn("posture: failed-over", self.drill.messages()[-1][1])

    def test_an_idle_tick_costs_two_reads_and_writes_nothing(self) -> None:
        self.drill.front.calls.clear()
        self.drill.tick(1)
        self.assertEqual(["GetParameters", "DescribeAlarms"], [call.action for call in self.drill.front.calls])


class FailoverOfTheShop(Failover):
    application = "SHOP"


class FailoverWithoutDatabase(Failover):
    application = "STATELESS"


class WithoutFence(case.DrillCase):
    def test_only_the_dial_goes_down(self) -> None:
        from tests.drills import outcomes

        self.drill.begin(fence=False)
        seeded = outcomes.without_lines(self.drill.describe())
        expected = outcomes.failed_over(seeded, self.drill.plan | {"fence": False})
        self.drill.lose_primary()
        self.drill.alarm()
        self.drill.settle()
        self.assertEqual(expected, outcomes.without_lines(self.drill.describe()))


if __name__ == "__main__":
    case.main()
