"""How long a failover takes on the simulated clock, with AWS as quick as it usually is and as slow as it seldom is."""

from __future__ import annotations

import unittest

from tests.drills import case


class Objectives(case.DrillCase):
    application = "BLOG"

    def play(self, profile: str) -> tuple[float, float]:
        from tests.drills import timings
        from tests.terraform import ledger
        from tests.terraform.pace import pace

        drill, seconds = self.drill, timings.profile(profile)
        drill.begin()
        pace.seconds = seconds
        drill.front.call_seconds = seconds["call"]
        for one in drill.plan["databases"].values():
            ledger.set_lag(drill.database("dr", one["replica"]), 2)
        drill.tick(61.5)
        lost_at = pace.now()
        drill.lose_primary()
        drill.lambdas.run(seconds["detection"])
        drill.alarm()
        self.assertTrue(drill.tick(240, lambda: drill.state().get("served") is True), drill.state())
        state = drill.state()
        rto, rpo = timings.measured(state, lost_at, seconds["reroute"])
        print(f"\n  {drill.plan['application']}, {profile}: seconds since the region was lost")
        print("\n".join(timings.timeline(state["steps"], lost_at)))
        print(timings.verdict("RTO", rto, drill.plan["rto_seconds"]))
        print(timings.verdict("RPO", rpo, drill.plan["rpo_seconds"]), flush=True)
        self.assertEqual([], drill.lambdas.failures)
        self.assertTrue(any("objective" in text for _, text in drill.messages()))
        return rto, rpo

    def test_typical(self) -> None:
        rto, rpo = self.play("typical")
        self.assertLessEqual(rto, self.drill.plan["rto_seconds"])
        self.assertLessEqual(rpo, self.drill.plan["rpo_seconds"])

    def test_p95(self) -> None:
        """Finishes whatever it takes; all worst cases together may miss the objective, and the line says so."""
        slow, rpo = self.play("p95")
        self.assertGreater(slow, 900, "the promotion alone takes so long")
        self.assertLessEqual(rpo, self.drill.plan["rpo_seconds"])


class ObjectivesOfTheShop(Objectives):
    application = "SHOP"


class Table(unittest.TestCase):
    def test_every_figure_has_a_source_and_an_order(self) -> None:
        import json

        from tests.drills import timings

        for row in json.loads(timings.TABLE.read_text()):
            self.assertTrue(row["source"])
            self.assertLessEqual(row["typical"], row["p95"], row)


if __name__ == "__main__":
    case.main()
