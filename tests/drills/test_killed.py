"""The controller dies at its n-th call, for every n: before AWS hears of it, or after AWS did it and before it knows.

Whatever n is, the next ticks finish, and the world ends as it does without the death: nothing twice, nothing missing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.drills import case


class Killed(case.DrillCase):
    """A story is written so that it can go on from anywhere in it. It runs once undisturbed, to learn the outcome and
    to keep the world as it is before each invocation; then from there, once for each death. After most deaths AWS is
    quick, which is all that the rest needs; after every fifth it is as slow as before."""

    armed = False

    def each_death(self, story: Callable[[], None]) -> None:
        from tests.drills import outcomes
        from tests.terraform.front import Killed as Death
        from tests.terraform.pace import pace

        drill, kept = self.drill, []
        drill.begin(self.armed)
        drill.lambdas.before_each = lambda event: kept.append((drill.take(), event, len(drill.front.calls)))
        story()
        drill.lambdas.before_each = None
        expected, total = outcomes.without_lines(drill.describe()), len(drill.front.calls)
        started, deaths = time.monotonic(), 0
        ends = [before for _, _, before in kept[1:]] + [total]
        for (world, event, before), after in zip(kept, ends):
            for nth in range(1, after - before + 1):
                for answered in (False, True):
                    deaths += 1
                    with self.subTest(f"{'after' if answered else 'before'} call {before + nth}"):
                        drill.put_back(world)
                        if "command" not in event:
                            drill.lambdas.send(drill.controller, event)
                        if deaths % 5:
                            pace.seconds = {}
                        drill.front.kill_at(nth, answered)
                        story()
                        died = [one for one in drill.lambdas.failures if isinstance(one, Death)]
                        self.assertEqual(1, len(died), "nobody died")
                        self.assertEqual(expected, outcomes.without_lines(drill.describe()))
                        self.assertEqual([], drill.lambdas.dead_letters)
        seconds = time.monotonic() - started
        print(f"\n  {deaths} deaths in {seconds:.0f} s, {1000 * seconds / deaths:.0f} ms each", flush=True)


class KilledInTheFailover(Killed):
    def test_every_death_ends_in_the_same_world(self) -> None:
        from tests.drills import stories

        self.each_death(lambda: stories.fail_over(self.drill))


class KilledInTheFailback(Killed):
    armed = True

    def test_every_death_ends_in_the_same_world(self) -> None:
        from tests.drills import stories

        drill = self.drill
        drill.alarm()
        drill.settle()
        drill.alarm("OK")
        drill.tick(5)
        drill.keep()
        self.each_death(lambda: stories.fail_back(drill))


if __name__ == "__main__":
    case.main()
