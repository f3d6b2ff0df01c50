"""AWS on a bad day: one call in six is throttled or fails, by chance but repeatably. The outcome is the same."""

from __future__ import annotations

import random

from tests.drills import case

SEEDS = range(12)


class Weather(case.DrillCase):
    application = "SHOP"

    def storm(self, seed: int) -> None:
        from tests.terraform.front import Call, Failure

        chance = random.Random(seed)
        kinds = (Failure("ThrottlingException", "Rate exceeded", 400), Failure("InternalFailure", "try again", 500),
                 Failure("ServiceUnavailable", "try again", 503), Failure("RequestLimitExceeded", "slow down", 400))

        def strike(call: Call) -> Failure | None:
            struck = call.caller != "operator" and chance.random() < 1 / 6
            return chance.choice(kinds) if struck else None

        self.drill.front.at_every_call(strike)

    def test_failover(self) -> None:
        from tests.drills import outcomes

        drill = self.drill
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        for seed in SEEDS:
            with self.subTest(seed):
                drill.begin()
                self.storm(seed)
                drill.lose_primary()
                drill.alarm()
                drill.tick(120, lambda: drill.state().get("served") is True)
                drill.bring_primary_back()
                drill.alarm("OK")
                drill.settle()
                self.assertEqual(expected, outcomes.without_lines(drill.describe()))
                subjects = [subject for subject, _ in drill.messages()]
                self.assertEqual(len(set(subjects)), len(subjects), subjects)


if __name__ == "__main__":
    case.main()
