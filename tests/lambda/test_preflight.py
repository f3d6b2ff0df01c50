"""What keeps a failover from beginning: nothing is touched, people are told once, and it goes on when it is mended."""

from __future__ import annotations

import unittest
from collections.abc import Callable

from fake_time import refusal
from stage import ALARM, DR, PRIMARY, Stage, database

Change = Callable[[Stage], None]


def status(value: str) -> Change:
    return lambda stage: stage.world.databases[DR]["main-db-replica"].update(DBInstanceStatus=value)


class Blocked(unittest.TestCase):
    def check(self, hurt: Change, mend: Change, reason: str) -> Stage:
        stage = Stage(databases={"main": database("main"), "other": database("other")})
        hurt(stage)
        stage.lose_region()
        untouched = stage.outcome()
        stage.announce()
        stage.ticks(4)
        self.assertEqual(stage.outcome(), untouched, "half a failover")
        self.assertIn(reason, " ".join(stage.state["blocked"]))
        self.assertEqual(stage.subjects, ["failover is blocked"], "told once")
        self.assertIn(reason, stage.world.messages[0]["message"])
        mend(stage)
        stage.ticks(7)
        self.assertTrue(stage.state["served"], stage.state)
        self.assertNotIn("blocked", stage.state)
        return stage

    def test_a_missing_replica(self) -> None:
        kept = {}
        self.check(lambda stage: kept.update(one=stage.world.databases[DR].pop("main-db-replica")),
                   lambda stage: stage.world.databases[DR].update({"main-db-replica": kept["one"]}), "does not exist")

    def test_a_replica_that_is_backed_up(self) -> None:
        self.check(status("backing-up"), status("available"), "backing-up")

    def test_a_replica_that_is_modified(self) -> None:
        self.check(status("modifying"), status("available"), "modifying")

    def test_an_image_that_is_not_ready(self) -> None:
        self.check(lambda stage: stage.world.images[DR].update({f"ami-{DR}": "pending"}),
                   lambda stage: stage.world.images[DR].update({f"ami-{DR}": "available"}), "is pending")

    def test_an_image_that_is_gone(self) -> None:
        self.check(lambda stage: stage.world.images[DR].clear(),
                   lambda stage: stage.world.images[DR].update({f"ami-{DR}": "available"}), "no image")

    def test_postgresql_counts_on_after_the_loss(self) -> None:
        stage = Stage(mode="approve", databases={"main": database("main", engine="postgres")})
        stage.lose_region()
        stage.announce()
        stage.ticks(15)
        self.assertGreater(stage.world.samples[DR, "main-db-replica"][-1][1], 900)
        stage.command("approve")
        stage.ticks(7)
        self.assertTrue(stage.state["served"], stage.state)
        self.assertLessEqual(stage.state["lag"]["main"], 60)

    def test_postgresql_far_behind_blocks(self) -> None:
        stage = Stage(databases={"main": database("main", engine="postgres")})
        stage.world.samples.clear()
        stage.world.lag["main-db-replica"] = 400.0
        stage.world.advance(60)
        stage.lose_region()
        stage.announce()
        self.assertIn("may lack 4", " ".join(stage.state["blocked"]))

    def late(self, lag: float, written: bool) -> Stage:
        """Detection may take 14 minutes and took five."""
        stage = Stage(detection_seconds=840, databases={"main": database("main", engine="postgres")})
        stage.world.samples.clear()
        stage.world.lag["main-db-replica"], stage.world.written = lag, written
        for _ in range(30):
            stage.world.advance(60)
        stage.world.down.add(PRIMARY)
        for _ in range(5):
            stage.world.advance(60)
        stage.world.set_alarm(ALARM, "ALARM")
        stage.ticks(7)
        return stage

    def test_postgresql_far_behind_blocks_when_the_loss_was_noticed_early(self) -> None:
        stage = self.late(560.0, written=True)
        self.assertIn("may lack 5", " ".join(stage.state["blocked"]))
        self.assertEqual(stage.active, "primary")

    def test_postgresql_that_keeps_up_does_not_whoever_writes(self) -> None:
        for written in (True, False):
            with self.subTest(written=written):
                stage = self.late(0.0, written)
                self.assertTrue(stage.state.get("served"), stage.state)
                self.assertLessEqual(stage.state["lag"]["main"], 120)

    def test_a_deprecated_image_is_usable(self) -> None:
        stage = Stage()
        stage.world.deprecated.add(f"ami-{DR}")
        stage.lose_region()
        stage.ticks(7)
        self.assertTrue(stage.state["served"], stage.state)

    def test_an_image_parameter_that_is_gone(self) -> None:
        kept = {}
        self.check(lambda stage: kept.update(one=stage.world.parameters[DR].pop("/blog/web/image")),
                   lambda stage: stage.world.parameters[DR].update({"/blog/web/image": kept["one"]}), "has no value")

    def test_a_missing_group(self) -> None:
        kept = {}

        def hurt(stage: Stage) -> None:
            kept["one"] = stage.world.groups[DR].pop("web-dr")
        self.check(hurt, lambda stage: stage.world.groups[DR].update({"web-dr": kept["one"]}), "does not exist")

    def test_a_missing_target_group(self) -> None:
        kept = {}
        self.check(lambda stage: kept.update(one=stage.world.target_groups[DR].pop("web-dr-tg")),
                   lambda stage: stage.world.target_groups[DR].update({"web-dr-tg": kept["one"]}), "web-dr-tg")

    def test_a_group_that_launches_nothing(self) -> None:
        for process in ("Launch", "HealthCheck", "AddToLoadBalancer"):
            def suspend(stage: Stage, process: str = process) -> None:
                stage.world.groups[DR]["web-dr"]["SuspendedProcesses"] = [
                    {"ProcessName": process}, {"ProcessName": "AZRebalance"}]
            with self.subTest(process=process):
                self.check(suspend, lambda stage: stage.world.groups[DR]["web-dr"].update(SuspendedProcesses=[]),
                           f"its process {process} suspended")

    def test_a_group_that_takes_too_few(self) -> None:
        self.check(lambda stage: stage.world.groups[DR]["web-dr"].update(MaxSize=0),
                   lambda stage: stage.world.groups[DR]["web-dr"].update(MaxSize=4), "takes 0 instances at most")

    def test_a_replica_whose_storage_is_optimized_is_promoted(self) -> None:
        stage = Stage()
        status("storage-optimization")(stage)
        stage.lose_region()
        stage.ticks(7)
        self.assertTrue(stage.state["served"], stage.state)

    def test_and_waited_for_when_rds_refuses_that(self) -> None:
        stage = Stage()
        status("storage-optimization")(stage)
        stage.aws.fail = lambda region, method: (
            refusal("InvalidDBInstanceStateFault") if method == "promote_read_replica" else None)
        stage.lose_region()
        stage.ticks(7)
        self.assertEqual((stage.active, stage.state.get("served")), ("dr", None))
        stage.aws.fail = lambda region, method: None
        stage.ticks(5)
        self.assertTrue(stage.state["served"], stage.state)

    def test_each_new_reason_is_told(self) -> None:
        stage = Stage()
        status("backing-up")(stage)
        stage.lose_region()
        stage.ticks(2)
        stage.world.images[DR].clear()
        stage.ticks(2)
        self.assertEqual(len(stage.world.messages), 2)


class Lag(unittest.TestCase):
    def lost_with(self, lag: float | None, **changes: object) -> Stage:
        stage = Stage(**changes)
        stage.world.samples.clear()
        stage.world.lag["main-db-replica"] = lag
        for _ in range(5):
            stage.world.advance(60)
        stage.lose_region()
        return stage

    def test_within_the_limit_it_is_recorded(self) -> None:
        stage = self.lost_with(12)
        stage.ticks(6)
        self.assertEqual(stage.state["lag"], {"main": 12})
        self.assertTrue(stage.state["served"])

    def test_above_the_limit_it_blocks_until_forced(self) -> None:
        stage = self.lost_with(301)
        stage.ticks(3)
        self.assertIn("may lack 301 s, the limit is 300 s", stage.state["blocked"][0])
        self.assertEqual(stage.database(DR, "main-db-replica")[0], "available")
        self.assertIsNotNone(stage.database(DR, "main-db-replica")[1])
        stage.command("fail-over", by="ada", force=True)
        stage.ticks(6)
        self.assertTrue(stage.state["served"])
        self.assertEqual(stage.state["lag"], {"main": 301})

    def test_unknown_it_blocks_until_forced(self) -> None:
        stage = self.lost_with(None)
        stage.ticks(3)
        self.assertIn("is unknown", stage.state["blocked"][0])
        stage.command("fail-over", by="ada", force=True)
        stage.ticks(6)
        self.assertTrue(stage.state["served"])
        self.assertEqual(stage.state["lag"], {"main": None})
        stage.regain_region()
        stage.until_closed()
        self.assertIn("lag at the cut unknown", stage.world.messages[-1]["message"])

    def test_a_replication_that_broke_long_before_counts_from_then(self) -> None:
        stage = self.lost_with(0)
        stage.world.samples.clear()
        stage = Stage()
        stage.world.lag["main-db-replica"] = 2.0
        stage.world.advance(60)
        stage.world.lag["main-db-replica"] = -1.0  # broken, while the region serves on for ten minutes
        for _ in range(10):
            stage.world.advance(60)
        stage.lose_region()
        stage.tick()
        self.assertEqual(stage.state["blocked"], ["database main: main-db-replica may lack 482 s, the limit is 300 s"])

    def test_while_it_is_blocked_the_loss_grows_no_further(self) -> None:
        stage = self.lost_with(7)
        status("backing-up")(stage)
        stage.ticks(200)
        status("available")(stage)
        stage.ticks(6)
        self.assertEqual(stage.state["lag"], {"main": 7})
        self.assertTrue(stage.state["served"])


class Withdrawn(unittest.TestCase):
    """A replica that may be promoted because the region is back must not be."""

    def test_the_alarm_that_falls_takes_a_blocked_failover_with_it(self) -> None:
        stage = Stage()
        status("backing-up")(stage)
        stage.lose_region()
        stage.ticks(2)
        stage.regain_region()
        stage.world.set_alarm(ALARM, "OK")
        status("available")(stage)
        stage.ticks(3)
        self.assertEqual(stage.active, "primary")
        self.assertEqual(stage.state["outcome"], "withdrawn")
        self.assertEqual(stage.subjects, ["failover is blocked", "failover withdrawn"])
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))

    def test_an_operators_failover_stays(self) -> None:
        stage = Stage()
        status("backing-up")(stage)
        stage.command("fail-over", by="ada")
        stage.ticks(3)
        status("available")(stage)
        stage.until_closed()
        self.assertEqual(stage.active, "dr")


if __name__ == "__main__":
    unittest.main()
