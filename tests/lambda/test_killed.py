"""The process ends at any call, before or after the call has done its work; the next ticks finish, with the same
result.

Between two calls that change something the world stays as it is, so for the failback, whose calls are many, those that
change something are enough: each before and after.
"""

from __future__ import annotations

import random
import unittest
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ConnectTimeoutError
from failback_stage import failed_over
from fake_aws import Killed
from fake_time import refusal
from failover_handler.execute import StepsFailed
from stage import Stage, database, service

MOMENTS = ("before", "after")


def application() -> dict[str, Any]:
    return {"services": {"web": service("web", standby=1, least=2, uses="orders"),
                         "worker": service("worker", False, False)},
            "databases": {"main": database("main"), "orders": database("orders", days=3, engine="postgres")}}


def fail_over(stage: Stage) -> None:
    """The region is away for four minutes; then it answers again."""
    stage.lose_region()
    try:
        stage.announce()
    except Killed:
        stage.aws.kill = None
    stage.ticks(4)
    stage.regain_region()
    stage.until_closed()
    stage.tick()


def plan_failover(stage: Stage) -> None:
    """Of a region that works. An operator whose command did not answer repeats it; users write until the stop."""
    while not stage.intent:
        try:
            stage.command("fail-over", by="ada", planned=True)
        except Killed:
            stage.aws.kill = None
    stage.until_closed()
    stage.tick()


def fail_back(stage: Stage) -> None:
    """Started, and switched as soon as it is prepared. An operator whose command did not answer repeats it."""
    for name, accepted in (("fail-back", "serve"), ("switch", "switched_by")):
        for _ in range(60):
            try:
                stage.command(name)
            except Killed:
                stage.aws.kill = None
            if stage.intent.get(accepted) not in (None, "dr"):
                break
            stage.tick()
    stage.until_closed()


def plain(outcome: dict[str, Any], operation: str) -> dict[str, Any]:
    """Without the operation's id, which is a time."""
    databases = {region: {name.replace(operation, "ID"): one for name, one in found.items()}
                 for region, found in outcome["databases"].items()}
    snapshots = {region: [name.replace(operation, "ID") for name in found]
                 for region, found in outcome["snapshots"].items()}
    return outcome | {"databases": databases, "snapshots": snapshots}


class AtEveryCall(unittest.TestCase):
    maxDiff = None

    def run_killed(self, make: Callable[[], Stage], act: Callable[[Stage], None],
                   kill: tuple[int, str] | None) -> Stage:
        stage = make()
        stage.aws.calls.clear()
        stage.aws.kill = kill
        act(stage)
        return stage

    def test_the_failover_at_every_call(self) -> None:
        whole = self.run_killed(lambda: Stage(**application()), fail_over, None)
        expected = whole.outcome()
        self.assertEqual(expected["outcome"], "completed")
        for number in range(1, len(whole.aws.calls) + 1):
            for moment in MOMENTS:
                with self.subTest(call=number, moment=moment, name=whole.aws.calls[number - 1][1]):
                    stage = self.run_killed(lambda: Stage(**application()), fail_over, (number, moment))
                    self.assertEqual(stage.outcome(), expected)

    def test_the_planned_failover_at_every_call(self) -> None:
        whole = self.run_killed(lambda: Stage(**application()), plan_failover, None)
        expected = whole.outcome()
        self.assertEqual((expected["outcome"], expected["lag"]), ("completed", {"main": 0, "orders": 0}))
        for number in range(1, len(whole.aws.calls) + 1):
            for moment in MOMENTS:
                with self.subTest(call=number, moment=moment, name=whole.aws.calls[number - 1][1]):
                    stage = self.run_killed(lambda: Stage(**application()), plan_failover, (number, moment))
                    self.assertEqual(stage.outcome(), expected)

    def test_the_failback_at_every_change(self) -> None:
        def make() -> Stage:
            return failed_over(**application())
        whole = self.run_killed(make, fail_back, None)
        expected = plain(whole.outcome(), whole.intent["id"])
        self.assertEqual(expected["outcome"], "completed")
        self.assertGreater(len(whole.aws.writes), 40)
        for number in whole.aws.writes:
            for moment in MOMENTS:
                with self.subTest(call=number, moment=moment, name=whole.aws.calls[number - 1][1]):
                    stage = self.run_killed(make, fail_back, (number, moment))
                    self.assertEqual(plain(stage.outcome(), stage.intent["id"]), expected)


class Shaken(unittest.TestCase):
    """Calls fail at random: throttled, refused by a service that is ill, unanswered, or killed."""

    def shake(self, stage: Stage, seed: int) -> random.Random:
        dice = random.Random(seed)

        def fail(region: str, method: str) -> BaseException | None:
            if dice.random() > 0.12:
                return None
            return dice.choice([refusal("Throttling"), refusal("InternalFailure", status=500), Killed(),
                                ConnectTimeoutError(endpoint_url="https://aws.example.com")])
        stage.aws.fail = fail
        return dice

    def calm_down(self, stage: Stage, act: Callable[[], Any]) -> None:
        try:
            act()
        except (StepsFailed, Killed, ConnectTimeoutError, type(refusal("x"))):
            stage.lines.clear()

    def test_the_failover(self) -> None:
        reference = Stage(**application())
        fail_over(reference)
        for seed in range(40):
            stage = Stage(**application())
            stage.lose_region()
            self.shake(stage, seed)
            for minute in range(60):
                if minute == 4:
                    stage.regain_region()
                self.calm_down(stage, stage.tick)
                if stage.intent and stage.closed:
                    break
            with self.subTest(seed=seed):
                self.assertEqual(stage.outcome(), reference.outcome())

    def test_the_planned_failover(self) -> None:
        reference = Stage(**application())
        plan_failover(reference)
        for seed in range(20):
            stage = Stage(**application())
            self.shake(stage, seed)
            for _ in range(90):
                if not stage.intent:
                    self.calm_down(stage, lambda: stage.command("fail-over", planned=True))
                self.calm_down(stage, stage.tick)
                if stage.intent and stage.closed:
                    break
            with self.subTest(seed=seed):
                self.assertEqual(stage.outcome(), reference.outcome())

    def test_the_failback(self) -> None:
        reference = failed_over(**application())
        fail_back(reference)
        expected = plain(reference.outcome(), reference.intent["id"])
        for seed in range(20):
            stage = failed_over(**application())
            self.shake(stage, seed)
            for minute in range(200):
                if stage.intent.get("serve") == "dr":
                    self.calm_down(stage, lambda: stage.command("fail-back"))
                elif "switched_by" not in stage.intent:
                    self.calm_down(stage, lambda: stage.command("switch"))
                self.calm_down(stage, stage.tick)
                if stage.intent["serve"] == "primary" and stage.closed:
                    break
            with self.subTest(seed=seed):
                self.assertEqual(plain(stage.outcome(), stage.intent["id"]), expected)


if __name__ == "__main__":
    unittest.main()
