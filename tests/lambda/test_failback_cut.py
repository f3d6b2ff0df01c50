"""The cut of a failback: when it ends, and how it is called off."""

from __future__ import annotations

import json
import unittest

from failback_stage import prepared
from stage import DR, PARAMETERS, PRIMARY, database, service


class PostgreSql(unittest.TestCase):
    """Its lag is the age of the last transaction: without writers it grows, and never stands at zero."""

    def check(self, idle: bool) -> None:
        stage = prepared(databases={"main": database("main", engine="postgres")})
        stage.world.written = not idle
        stage.ticks(3)
        stage.command("switch")
        stopped = None
        for _ in range(30):
            stage.tick()
            if stage.capacity(DR, "web-dr") == (0, 0):
                stage.world.written = False
            stopped = stopped or stage.state["steps"].get("quiesce", [None, None])[1:]
            if "promote" in stage.state["steps"]:
                replayed = stage.world.replayed["main-db"]
                self.assertTrue(stopped and replayed.strftime("%Y-%m-%dT%H:%M:%SZ") > stopped[0])
                return
        self.fail(f"the service stands still: {stage.state}")

    def test_the_cut_ends_after_the_last_writer_has_stopped(self) -> None:
        self.check(idle=False)

    def test_the_cut_of_an_idle_database_ends_too(self) -> None:
        self.check(idle=True)

    def test_what_is_far_behind_does_not_stop_the_service(self) -> None:
        stage = prepared(databases={"main": database("main", engine="postgres")})
        stage.world.lag["main-db"] = 400.0
        stage.ticks(11)
        stage.command("switch")
        stage.ticks(5)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))


class MySql(unittest.TestCase):
    """Its replica notices only after a while that it has lost its source, and says 0 until then."""

    def test_one_lag_of_zero_after_the_stop_may_be_stale(self) -> None:
        for engine in ("mysql", "mariadb"):
            with self.subTest(engine=engine):
                stage = prepared(databases={"main": database("main", engine=engine)})
                stage.world.lag["main-db"] = 3.0
                stage.command("switch")
                stage.ticks(8)
                for lag in (0.0, 4.0, 0.0, -1.0, 0.0):
                    stage.world.lag["main-db"] = lag
                    stage.tick()
                    self.assertNotIn("promote", stage.state["steps"], lag)
                stage.tick()
                self.assertIn("promote", stage.state["steps"])


class CalledOff(unittest.TestCase):
    """The primary region may be lost again after the stop: then the DR region has to serve on."""

    def test_the_dr_region_serves_again_and_the_failback_stays_prepared(self) -> None:
        stage = prepared()
        stage.world.lag["main-db"] = 3.0
        stage.command("switch", by="ada")
        stage.ticks(8)
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))
        stage.world.down.add(PRIMARY)
        stage.ticks(2)
        answer = stage.command("cancel", by="ada")
        self.assertTrue(answer["open"])
        self.assertNotIn("switched_by", stage.intent)
        stage.ticks(5)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertEqual((stage.active, stage.traffic(DR, "web")), ("dr", (100.0, [128])))
        self.assertIsNotNone(stage.database(PRIMARY, "main-db")[1])
        stage.world.down.discard(PRIMARY)
        stage.ticks(2)
        stage.world.lag["main-db"] = 0.0
        stage.ticks(2)
        first = stage.world.now
        stage.command("switch", by="ada")
        stage.until_closed()
        self.assertGreater(stage.state["steps"]["quiesce"][0], first.strftime("%Y-%m-%dT%H:%M:%S"))
        self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))

    def test_a_stop_that_was_called_off_proves_nothing_later(self) -> None:
        stage = prepared()
        stage.world.lag["main-db"] = 3.0
        stage.command("switch")
        stage.ticks(8)
        old = stage.state
        stage.command("cancel")
        stage.ticks(5)
        stage.command("switch")
        # As another invocation, which had begun before, writes it down again.
        stage.world.parameters[DR][PARAMETERS["state"]] = json.dumps(stage.state | {"steps": old["steps"]})
        stage.world.groups[DR]["web-dr"].update(MinSize=1, DesiredCapacity=1)
        stage.world.lag["main-db"] = 0.0
        for _ in range(20):
            stage.tick()
            if "promote" in stage.state["steps"]:
                break
        self.assertGreater(stage.state["steps"]["quiesce"][1], old["steps"]["quiesce"][1])
        self.assertEqual(stage.world.groups[DR]["web-dr"]["DesiredCapacity"], 0)

    def test_not_after_the_promotion_has_begun(self) -> None:
        stage = prepared()
        stage.command("switch")
        while "promote" not in stage.state["steps"]:
            stage.tick()
        self.assertIn("no return", stage.command("cancel")["refused"])

    def test_instances_that_come_back_during_the_stop_are_stopped(self) -> None:
        stage = prepared()
        stage.world.lag["main-db"] = 3.0
        stage.command("switch")
        stage.ticks(8)
        stage.world.groups[DR]["web-dr"].update(MinSize=1, DesiredCapacity=1)
        stage.ticks(3)
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))


if __name__ == "__main__":
    unittest.main()
