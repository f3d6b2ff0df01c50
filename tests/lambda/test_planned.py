"""The planned failover: of a region that works, and no write is lost."""

from __future__ import annotations

import json
import unittest
from collections.abc import Callable

from failback_stage import prepared
from fake_aws import Killed
from fake_time import refusal
from stage import ALARM, DR, PARAMETERS, PRIMARY, Stage, database, service


def until(stage: Stage, reached: Callable[[], bool], most: int = 40) -> None:
    for _ in range(most):
        if reached():
            return
        stage.tick()
    raise AssertionError(json.dumps(stage.state, indent=1))


def stopped(**changes: object) -> Stage:
    """Claimed and fenced; the last write has not arrived."""
    stage = Stage(**changes)
    stage.world.lag["main-db-replica"] = 3.0
    stage.tick()
    stage.command("fail-over", by="ada", planned=True)
    until(stage, lambda: "drain" in stage.state["steps"])
    return stage


class Whole(unittest.TestCase):
    def check(self, **changes: object) -> Stage:
        stage = Stage(**changes)
        stage.command("fail-over", by="ada", planned=True)
        stage.until_closed()
        self.assertEqual((stage.active, stage.state["outcome"], stage.state["fence"]), ("dr", "completed", "done"))
        for key, one in stage.config.databases.items():
            self.assertEqual(stage.database(DR, one.replica), ("available", None, one.replica_backup_days))
            self.assertEqual(stage.state["lag"][key], 0)
        for key, service_ in stage.config.services.items():
            self.assertEqual(stage.capacity(DR, service_.dr.group)[0], service_.dr.min)
            self.assertEqual(stage.capacity(PRIMARY, service_.primary.group), (0, 0))
            if service_.accelerated:
                self.assertEqual(stage.traffic(DR, key), (100.0, [128]))
                self.assertEqual(stage.traffic(PRIMARY, key)[0], 0.0)
        return stage

    def test_everything_serves_from_dr(self) -> None:
        stage = self.check()
        text = stage.world.messages[-1]["message"]
        for part in ("from the stop until served", "main: lag at the cut 0 s", "posture: failed-over"):
            self.assertIn(part, text)
        self.assertNotIn("from the loss", text)

    def test_several_of_every_engine(self) -> None:
        self.check(services={"web": service("web", standby=1, least=2, uses="main"),
                             "api": service("api", uses="orders", serve="when-healthy"),
                             "worker": service("worker", False, False)},
                   databases={"main": database("main", engine="mariadb"),
                              "orders": database("orders", engine="postgres")})

    def test_a_stateless_service(self) -> None:
        self.check(services={"web": service("web")}, databases={}, buckets={})

    def test_without_a_fence_the_writers_are_stopped_all_the_same(self) -> None:
        stage = self.check(fence=False)
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [128]))

    def test_users_notice_nothing_before_the_dr_instances_are_in_service(self) -> None:
        stage = Stage()
        stage.world.refuse_launches = "none left"
        stage.command("fail-over", by="ada", planned=True)
        before = stage.outcome()["traffic"], stage.capacity(PRIMARY, "web-primary")
        stage.ticks(6)
        self.assertEqual((stage.active, stage.capacity(DR, "web-dr")), ("primary", (1, 1)))
        self.assertEqual((stage.outcome()["traffic"], stage.capacity(PRIMARY, "web-primary")), before)
        self.assertIn("0 of 1 in service", " ".join(stage.state["blocked"]))
        self.assertEqual(stage.subjects, ["failover is blocked"])
        stage.world.refuse_launches = None
        stage.until_closed()

    def test_a_replica_far_behind_does_not_stop_the_service(self) -> None:
        stage = Stage()
        stage.world.lag["main-db-replica"] = 60.0
        stage.command("fail-over", planned=True)
        stage.ticks(6)
        self.assertEqual((stage.active, stage.capacity(PRIMARY, "web-primary")), ("primary", (2, 2)))
        stage.world.lag["main-db-replica"] = 0.0
        stage.until_closed()

    def test_a_group_that_cannot_be_stopped_keeps_the_claim_waiting(self) -> None:
        def suspend(group: dict[str, object], on: bool) -> None:
            group["SuspendedProcesses"] = [{"ProcessName": "Terminate"}] if on else []

        def protect(group: dict[str, list[dict[str, object]]], on: bool) -> None:
            for one in group["Instances"]:
                one["ProtectedFromScaleIn"] = on

        for hurt, reason in ((suspend, "its process Terminate suspended"), (protect, "2 instances of web-primary are")):
            with self.subTest(reason=reason):
                stage = Stage()
                hurt(stage.world.groups[PRIMARY]["web-primary"], True)
                stage.command("fail-over", planned=True)
                stage.ticks(6)
                self.assertEqual((stage.active, stage.capacity(PRIMARY, "web-primary")), ("primary", (2, 2)))
                self.assertIn(reason, " ".join(stage.state["blocked"]))
                self.assertEqual(stage.subjects, ["failover is blocked"])
                hurt(stage.world.groups[PRIMARY]["web-primary"], False)
                stage.until_closed()

    def test_nothing_is_promoted_while_the_primary_region_can_write(self) -> None:
        stage = stopped()
        for _ in range(8):
            stage.tick()
            self.assertIsNotNone(stage.database(DR, "main-db-replica")[1])
        self.assertEqual(stage.world.groups[PRIMARY]["web-primary"]["Instances"], [])
        self.assertEqual(stage.traffic(DR, "web"), (0.0, [0]))
        stage.world.groups[PRIMARY]["web-primary"].update(MinSize=1, DesiredCapacity=1)
        stage.world.lag["main-db-replica"] = 0.0
        stage.tick()
        self.assertIsNotNone(stage.database(DR, "main-db-replica")[1], "instances are back")
        stage.until_closed()
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))

    def test_users_come_when_the_primary_region_is_stopped_whatever_they_come_for(self) -> None:
        for one in (service("web"), service("web", uses="main", serve="when-healthy")):
            stage = Stage(services={"web": one}, **({} if one["database"] else {"databases": {}, "buckets": {}}))
            busy = refusal("Throttling")
            stage.aws.fail = lambda region, method, busy=busy: (
                busy if region == PRIMARY and method == "update_auto_scaling_group" else None)
            stage.command("fail-over", planned=True)
            until(stage, lambda stage=stage: stage.active == "dr")
            for _ in range(5):
                self.assertEqual(stage.traffic(DR, "web"), (0.0, [0]))
                stage.tick()
            self.assertTrue(stage.world.groups[PRIMARY]["web-primary"]["Instances"])
            stage.aws.fail = lambda region, method: None
            while stage.way("web").region != DR:
                self.assertFalse(stage.closed)
                stage.tick()
            self.assertEqual(stage.world.groups[PRIMARY]["web-primary"]["Instances"], [])
            self.assertIn("drain", stage.state["steps"])
            stage.until_closed()

    def test_a_lag_from_before_the_stop_proves_nothing(self) -> None:
        stage = stopped()
        stage.world.lag["main-db-replica"] = None
        stage.ticks(8)
        self.assertIsNotNone(stage.database(DR, "main-db-replica")[1])

    def test_one_lag_of_zero_may_be_stale(self) -> None:
        stage = stopped()
        stage.ticks(4)
        for lag in (0.0, 2.0, 0.0, -1.0, 0.0):
            stage.world.lag["main-db-replica"] = lag
            stage.tick()
            self.assertNotIn("promote", stage.state["steps"], lag)
        self.assertIn("2 times in a row", " ".join(stage.state["waiting"]))
        stage.tick()
        self.assertIn("promote", stage.state["steps"])

    def test_our_own_stop_raises_an_alarm_that_starts_nothing(self) -> None:
        stage = stopped()
        stage.world.set_alarm(ALARM, "ALARM")
        stage.announce()
        stage.world.lag["main-db-replica"] = 0.0
        stage.until_closed()
        done = stage.outcome()
        stage.world.advance(7200)
        stage.announce()
        stage.ticks(3)
        self.assertEqual(stage.outcome(), done)
        self.assertEqual({one for one in stage.reasons()},
                         {f"operation {stage.intent['id']} is open", "the active region is dr"})

    def test_a_lost_state_does_not_matter(self) -> None:
        for moment in range(1, 14):
            stage = Stage()
            stage.command("fail-over", planned=True)
            stage.ticks(moment)
            stage.world.parameters[DR][PARAMETERS["state"]] = "{}"
            with self.subTest(moment=moment):
                stage.until_closed()
                self.assertEqual(stage.database(DR, "main-db-replica")[:2], ("available", None))
                self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))


class Refused(unittest.TestCase):
    def refused(self, stage: Stage, **options: object) -> str:
        before = stage.world.parameters[DR].copy()
        answer = stage.command("fail-over", planned=True, **options)
        self.assertEqual(stage.world.parameters[DR], before)
        return answer["refused"]

    def test_when_the_primary_region_does_not_answer(self) -> None:
        stage = Stage()
        stage.world.down.add(PRIMARY)
        self.assertIn(f"{PRIMARY} does not answer", self.refused(stage))
        self.assertIn(f"{PRIMARY} does not answer", self.refused(stage, dry_run=True))

    def test_together_with_a_loss(self) -> None:
        self.assertIn("give one of them", self.refused(Stage(), force=True))

    def test_while_another_is_open(self) -> None:
        stage = Stage(mode="approve")
        stage.lose_region()
        stage.announce()
        self.assertIn("is open already", self.refused(stage))

    def test_during_a_failback(self) -> None:
        self.assertIn("is open", self.refused(prepared()))

    def test_a_replica_that_follows_nothing_blocks(self) -> None:
        stage = Stage()
        del stage.world.databases[DR]["main-db-replica"]["ReadReplicaSourceDBInstanceIdentifier"]
        self.assertIn("is no replica", stage.command("fail-over", planned=True, dry_run=True)["blocked"][0])
        stage.command("fail-over", planned=True)
        stage.ticks(4)
        self.assertEqual((stage.active, stage.capacity(DR, "web-dr")), ("primary", (0, 0)))


class Cancelled(unittest.TestCase):
    def test_the_dr_groups_stand_by_again(self) -> None:
        for number in (None, *range(1, 12)):
            with self.subTest(killed_at=number):
                stage = Stage()
                stage.world.lag["main-db-replica"] = 60.0
                before = stage.outcome()
                stage.command("fail-over", planned=True)
                stage.ticks(3)
                self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
                stage.aws.kill = number and (len(stage.aws.calls) + number, "after")
                try:
                    stage.command("cancel", by="ada")
                except Killed:
                    stage.aws.kill = None
                    if "cancelled_by" not in stage.intent:
                        stage.command("cancel", by="ada")
                stage.aws.kill = None
                stage.ticks(2)
                self.assertEqual(stage.state["outcome"], "cancelled")
                self.assertEqual(stage.outcome(), before | {"outcome": "cancelled"})
                stage.world.lag["main-db-replica"] = 0.0
                stage.ticks(3)
                self.assertEqual(stage.active, "primary")

    def test_as_an_ordinary_one_too(self) -> None:
        stage = Stage()
        stage.world.lag["main-db-replica"] = 60.0
        before = stage.outcome()
        stage.command("fail-over", by="ada", planned=True)
        stage.ticks(3)
        stage.world.images[DR].clear()
        stage.command("fail-over", by="ada")
        self.assertEqual((stage.active, stage.capacity(DR, "web-dr")), ("primary", (1, 1)))
        stage.command("cancel", by="ada")
        stage.ticks(2)
        self.assertEqual(stage.outcome(), before | {"outcome": "cancelled"})

    def test_the_next_alarm_is_heard(self) -> None:
        stage = Stage()
        stage.world.lag["main-db-replica"] = 60.0
        stage.command("fail-over", by="ada", planned=True)
        stage.ticks(3)
        for _ in range(3):
            stage.world.advance(60)
        stage.world.down.add(PRIMARY)
        stage.world.set_alarm(ALARM, "ALARM")
        stage.command("cancel", by="ada")
        self.assertEqual(stage.state["outcome"], "cancelled")
        stage.ticks(8)
        self.assertEqual(stage.intent["by"], "alarm")
        self.assertTrue(stage.state.get("served"), stage.state)

    def test_not_after_the_claim(self) -> None:
        self.assertIn("no return", stopped().command("cancel")["refused"])


class TheRegionIsLostMeanwhile(unittest.TestCase):
    def test_people_are_told_once_what_to_do(self) -> None:
        stage = stopped()
        stage.world.down.add(PRIMARY)
        stage.ticks(10)
        self.assertIsNotNone(stage.database(DR, "main-db-replica")[1])
        told = [one["message"] for one in stage.world.messages if '"command": "fail-over"' in one["message"]]
        self.assertEqual(len(told), 2, "of the stop, and of the loss")

    def test_repeated_without_planned_it_waits_for_nothing(self) -> None:
        stage = stopped()
        stage.world.down.add(PRIMARY)
        stage.ticks(3)
        self.assertIn("is open already", stage.command("fail-over", planned=True)["refused"])
        answer = stage.command("fail-over", by="ada")
        self.assertNotIn("refused", answer)
        stage.ticks(6)
        self.assertTrue(stage.state["served"], stage.state)
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertGreaterEqual(stage.state["lag"]["main"], 3)
        stage.world.down.discard(PRIMARY)
        stage.until_closed()
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))

    def test_at_the_claim_already_people_are_told(self) -> None:
        stage = Stage()
        put = stage.world.ssm_put_parameter

        def claimed(region: str, Name: str, Value: str, **request: object) -> object:
            if Name == PARAMETERS["active_region"]:
                stage.world.down.add(PRIMARY)
            return put(region, Name, Value, **request)  # type: ignore[arg-type]
        stage.world.ssm_put_parameter = claimed  # type: ignore[method-assign]
        stage.command("fail-over", planned=True)
        until(stage, lambda: stage.active == "dr")
        stage.ticks(2)
        self.assertIn('"command": "fail-over"', stage.world.messages[0]["message"])
        self.assertEqual(len(stage.world.messages), 1)
        stage.aws.fail = lambda region, method: refusal("Throttling") if method == "get_metric_statistics" else None
        stage.command("fail-over", by="ada")
        until(stage, lambda: stage.state.get("served", False))
        self.assertEqual(stage.state["lag"], {"main": None}, "measuring holds nothing up after the claim")

    def test_before_the_claim_nothing_is_claimed(self) -> None:
        stage = Stage()
        stage.command("fail-over", planned=True)
        stage.world.down.add(PRIMARY)
        stage.ticks(5)
        self.assertEqual(stage.active, "primary")
        self.assertEqual(stage.subjects, ["failover is blocked"])
        stage.world.set_alarm(ALARM, "ALARM")
        stage.command("fail-over", by="ada")
        stage.ticks(6)
        self.assertTrue(stage.state["served"], stage.state)

    def waiting(self, **changes: object) -> Stage:
        """Before the claim, with the DR instances in service, when the region goes."""
        stage = Stage(**changes)
        stage.world.lag["main-db-replica"] = 60.0
        stage.command("fail-over", by="ada", planned=True)
        stage.ticks(3)
        self.assertEqual((stage.active, stage.capacity(DR, "web-dr")), ("primary", (1, 1)))
        stage.lose_region()
        stage.world.messages.clear()
        return stage

    def test_the_alarm_goes_on_without_the_region(self) -> None:
        for announced in (False, True):
            with self.subTest(announced=announced):
                stage = self.waiting()
                if announced:
                    stage.announce()
                stage.ticks(6)
                self.assertEqual((stage.intent["by"], stage.intent["planned_by"]), ("alarm", "ada"))
                self.assertTrue(stage.state.get("served"), stage.state)
                self.assertGreaterEqual(stage.state["lag"]["main"], 60)
                self.assertEqual(stage.subjects.count("planned failover goes on without the primary region"), 1)
                stage.regain_region()
                stage.until_closed()

    def test_it_does_not_where_it_must_not(self) -> None:
        def known(stage: Stage) -> None:
            stage.world.alarms[ALARM]["StateTransitionedTimestamp"] = stage.world.now.replace(year=2020)

        def suppressed(stage: Stage) -> None:
            stage.world.set_alarm(ALARM, "ALARM", suppressed_by="Alarm")

        for name, change, config in (("approval", lambda stage: None, {"mode": "approve"}), ("known", known, {}),
                                     ("suppressed", suppressed, {})):
            with self.subTest(name):
                stage = self.waiting(**config)
                change(stage)
                stage.ticks(4)
                self.assertEqual((stage.active, stage.intent["by"], stage.intent["planned"]), ("primary", "ada", True))

    def test_and_falls_with_its_alarm_before_the_claim(self) -> None:
        stage = self.waiting()
        stage.world.images[DR].clear()
        stage.ticks(2)
        self.assertEqual((stage.active, stage.intent["by"]), ("primary", "alarm"))
        stage.regain_region()
        stage.world.set_alarm(ALARM, "OK")
        stage.ticks(2)
        self.assertEqual((stage.state["outcome"], stage.capacity(DR, "web-dr")), ("withdrawn", (0, 0)))
        self.assertIn("stand by again", stage.world.messages[-1]["message"])

    def test_after_the_promotion_has_begun_it_only_goes_forward(self) -> None:
        stage = Stage()
        stage.command("fail-over", planned=True)
        until(stage, lambda: "promote" in stage.state["steps"])
        stage.world.down.add(PRIMARY)
        stage.until_closed()
        self.assertEqual(stage.state["lag"], {"main": 0})


if __name__ == "__main__":
    unittest.main()
