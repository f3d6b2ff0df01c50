"""The controller dies at its n-th call, for every n: before AWS hears of it, or after AWS did it and before it knows.

Whatever n is, the next ticks finish, and the world ends as it does without the death: nothing twice, nothing missing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.drills import case


class Killed(case.DrillCase):
    """Runs the story once undisturbed to learn the outcome and the number of calls, then once for each death."""

    posture = "normal"

    def each_death(self, story: Callable[[], None]) -> None:
        from tests.drills import outcomes
        from tests.terraform.front import Killed as Death

        drill = self.drill
        drill.begin(posture=self.posture)
        story()
        expected, calls = outcomes.without_lines(drill.describe()), len(drill.front.calls)
        started = time.monotonic()
        for answered in (False, True):
            for nth in range(1, calls + 1):
                with self.subTest(f"{'after' if answered else 'before'} call {nth}"):
                    drill.begin(posture=self.posture)
                    drill.front.kill_at(nth, answered)
                    story()
                    self.assertEqual(1, sum(isinstance(one, Death) for one in drill.lambdas.failures), "nobody died")
                    self.assertEqual(expected, outcomes.without_lines(drill.describe()))
                    self.assertEqual([], drill.lambdas.dead_letters)
        seconds = time.monotonic() - started
        print(f"\n  {2 * calls} deaths in {seconds:.0f} s, {1000 * seconds / (2 * calls):.0f} ms each", flush=True)


class KilledInTheFailover(Killed):
    def test_every_death_ends_in_the_same_world(self) -> None:
        drill = self.drill

        def story() -> None:
            drill.lose_primary()
            drill.alarm()
            drill.tick(30, lambda: drill.state().get("served") is True)
            drill.bring_primary_back()
            drill.alarm("OK")
            drill.settle()

        self.each_death(story)


class KilledInTheFailback(Killed):
    """Operators' commands are given again until they are taken: an operator whose command died sees an error."""

    posture = "failing-back"

    def insist(self, command: str, taken: Callable[[], bool]) -> None:
        from tests.terraform.front import Killed as Death

        for _ in range(60):
            if taken():
                return
            try:
                self.drill.command(command, by="operator")
            except Death as death:
                self.drill.lambdas.failures.append(death)
                self.drill.front.heal()
            self.drill.tick(1)
        raise AssertionError(f"{command} is not taken: {self.drill.status()}")

    def test_every_death_ends_in_the_same_world(self) -> None:
        from tests.drills import outcomes

        drill = self.drill
        seeded = outcomes.without_lines(drill.describe())
        drill.alarm()
        drill.settle()
        drill.alarm("OK")
        drill.tick(5)
        drill.keep()

        def story() -> None:
            self.insist("fail-back", lambda: drill.intent().get("serve") == "primary")
            drill.tick(60, lambda: any("switch" in text for _, text in drill.messages()[-1:]))
            self.insist("switch", lambda: "switched_by" in drill.intent())
            drill.settle()

        drill.begin(posture=self.posture)
        story()
        self.assertEqual(outcomes.failed_back(seeded, drill.plan), outcomes.without_lines(drill.describe()))
        self.each_death(story)


if __name__ == "__main__":
    case.main()
