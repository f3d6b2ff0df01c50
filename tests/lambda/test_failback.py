"""The failback: prepared while DR serves, cut on command, rebuilt afterwards."""

from __future__ import annotations

import unittest
from collections.abc import Callable

from failback_stage import failed_over, prepared
from routing import Way
from stage import ALARM, DR, PARAMETERS, PRIMARY, Stage, database, service


class Whole(unittest.TestCase):
    def test_prepare_keeps_dr_serving_and_waits_for_the_switch(self) -> None:
        stage = prepared()
        operation = stage.intent["id"]
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertEqual(stage.active, "dr")
        self.assertEqual(stage.database(DR, "main-db-replica"), ("available", None, 14))
        source = f"arn:aws:rds:{DR}:111122223333:db:main-db-replica"
        self.assertEqual(stage.database(PRIMARY, "main-db"), ("available", source, 7))
        self.assertEqual(stage.database(PRIMARY, f"main-db-retired-{operation}"), ("available", None, 7))
        self.assertEqual(stage.world.snapshots[PRIMARY], {f"main-db-retired-{operation}": {"Status": "available"}})
        before = stage.outcome()
        stage.ticks(5)
        self.assertEqual(stage.outcome(), before)
        self.assertEqual(stage.subjects, ["failback is waiting"])
        self.assertIn('"command": "switch"', stage.world.messages[0]["message"])

    def test_the_replica_gets_the_settings_of_the_retired_database(self) -> None:
        stage = prepared()
        asked = stage.world.databases[PRIMARY]["main-db"]["_asked"]
        self.assertEqual(asked["KmsKeyId"], "arn:aws:kms:eu-west-1:111122223333:key/eu-west-1")
        self.assertEqual(asked["DBSubnetGroupName"], "private-eu-west-1")
        self.assertEqual(asked["VpcSecurityGroupIds"], ["sg-eu-west-1"])
        self.assertEqual(asked["DBParameterGroupName"], "params-eu-west-1")
        self.assertTrue(asked["MultiAZ"])
        self.assertFalse(asked["DeletionProtection"], "while it is made it may have to make room")
        self.assertTrue(stage.world.databases[PRIMARY]["main-db"]["DeletionProtection"])
        self.assertEqual(asked["MaxAllocatedStorage"], 100)
        self.assertEqual(asked["Tags"], [{"Key": "Name", "Value": "main-db"}])
        self.assertNotIn("Iops", asked, "gp3 of this size takes no performance of its own")

    def test_other_engines_than_mysql_get_their_parameter_group_afterwards(self) -> None:
        for engine in ("mariadb", "postgres"):
            with self.subTest(engine=engine):
                stage = prepared(databases={"main": database("main", engine=engine)})
                made = stage.world.databases[PRIMARY]["main-db"]
                self.assertNotIn("DBParameterGroupName", made["_asked"])
                self.assertEqual(made["DBParameterGroups"], [{"DBParameterGroupName": "params-eu-west-1"}])
                self.assertEqual(stage.database(PRIMARY, "main-db")[2], 7)

    def test_switched_everything_is_as_before_the_disaster(self) -> None:
        stage = prepared()
        operation = stage.intent["id"]
        stage.command("switch", by="ada")
        stage.until_closed()
        self.assertEqual(stage.active, "primary")
        self.assertEqual(stage.database(PRIMARY, "main-db"), ("available", None, 7))
        source = f"arn:aws:rds:{PRIMARY}:111122223333:db:main-db"
        self.assertEqual(stage.database(DR, "main-db-replica"), ("available", source, 14))
        self.assertEqual(stage.database(DR, f"main-db-replica-retired-{operation}"), ("available", None, 14))
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))
        self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
        self.assertEqual(stage.traffic(DR, "web"), (0.0, [0]))
        for region, name in ((PRIMARY, "main-db"), (DR, "main-db-replica")):
            self.assertEqual(stage.world.parameters[region]["/blog/main/endpoint"], f"{name}.{region}.rds.example.com")
        self.assertEqual(stage.world.parameters[PRIMARY]["/blog/media/name"], "blog-media-111122223333-p")
        self.assertEqual(stage.world.parameters[DR][PARAMETERS["failbacks"]], "1")
        self.assertEqual(stage.state["outcome"], "completed")
        text = stage.world.messages[-1]["message"]
        for part in ("posture: normal", "failbacks: 1", f"main-db-retired-{operation} in {PRIMARY}",
                     f"main-db-replica-retired-{operation} in {DR}"):
            self.assertIn(part, text)

    def test_a_second_round_counts_on(self) -> None:
        stage = prepared()
        stage.command("switch")
        stage.until_closed()
        stage.armed = False
        stage.world.advance(4000)
        stage.lose_region()
        stage.ticks(8)
        stage.regain_region()
        stage.until_closed()
        self.assertIn("`posture: failed-over` and `failbacks: 1`", stage.world.messages[-1]["message"])
        stage.armed = True
        stage.command("fail-back")
        stage.ticks(25)
        self.assertIn("intent", stage.command("switch"))
        stage.until_closed()
        self.assertEqual(stage.world.parameters[DR][PARAMETERS["failbacks"]], "2")
        self.assertEqual(len([name for name in stage.world.databases[PRIMARY] if "-retired-" in name]), 2)

    def test_afterwards_the_dr_region_stands_by_without_users(self) -> None:
        stage = prepared(services={"web": service("web", standby=1, uses="main")})
        stage.command("switch")
        stage.until_closed()
        stage.ticks(3)
        self.assertEqual({stage.way("web", near) for near in (PRIMARY, DR)}, {Way(PRIMARY)})
        stage.lose_region()
        self.assertGreater(stage.world.healthy_targets(DR, "web-dr"), 0)
        self.assertEqual(stage.way("web"), Way(PRIMARY, open=True))

    def test_people_are_told_of_objects_that_are_not_replicated_back(self) -> None:
        for replication, stays in (("both-ways", False), ("one-way", True), ("none", True)):
            with self.subTest(replication=replication):
                bucket = {"primary": "media-p", "dr": "media-d", "name_parameter": "/blog/media/name",
                          "replication": replication}
                told = prepared(buckets={"media": bucket}).world.messages[0]["message"]
                self.assertEqual("aws s3 sync s3://media-d s3://media-p" in told, stays)

    def test_groups_that_could_not_serve_are_found_before_the_switch(self) -> None:
        def suspended(stage: Stage) -> None:
            stage.world.groups[PRIMARY]["web-primary"]["SuspendedProcesses"] = [{"ProcessName": "Launch"}]

        def small(stage: Stage) -> None:
            stage.world.groups[PRIMARY]["web-primary"]["MaxSize"] = 1

        def unbalanced(stage: Stage) -> None:
            del stage.world.target_groups[PRIMARY]["web-primary-tg"]

        for hurt, reason in ((suspended, "its process Launch suspended"), (small, "takes 1 instances at most"),
                             (unbalanced, "the target group web-primary-tg does not exist")):
            with self.subTest(reason=reason, when="preparing"):
                stage = failed_over()
                hurt(stage)
                stage.command("fail-back")
                stage.ticks(30)
                self.assertNotIn("switch", stage.told)
                self.assertIn(reason, stage.command("switch")["refused"])
            with self.subTest(reason=reason, when="switching"):
                stage = prepared()
                hurt(stage)
                stage.command("switch")
                stage.ticks(4)
                self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
                self.assertIn(reason, " ".join(stage.state["waiting"]))

    def test_a_dr_group_that_cannot_be_stopped_keeps_the_switch_waiting(self) -> None:
        stage = prepared()
        stage.world.groups[DR]["web-dr"]["SuspendedProcesses"] = [{"ProcessName": "Terminate"}]
        stage.command("switch")
        stage.ticks(4)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertIn("its process Terminate suspended", " ".join(stage.state["waiting"]))
        stage.world.groups[DR]["web-dr"]["SuspendedProcesses"] = []
        stage.until_closed()

    def test_several_with_a_warm_standby(self) -> None:
        services = {"web": service("web", standby=1, least=2), "worker": service("worker", False, False)}
        stage = prepared(services=services, databases={"main": database("main"), "orders": database("orders")})
        stage.command("switch")
        stage.until_closed()
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertEqual(stage.capacity(DR, "worker-dr"), (0, 0))
        self.assertEqual(stage.database(PRIMARY, "orders-db"), ("available", None, 7))

    def test_a_stateless_service(self) -> None:
        stage = prepared(services={"web": service("web")}, databases={}, buckets={})
        stage.command("switch")
        stage.until_closed()
        self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))

    def test_long_identifiers_fit(self) -> None:
        name = "a-rather-long-name-for-a-database-abc"  # the replica's has 48 letters
        stage = prepared(databases={"main": database(name)})
        stage.command("switch")
        stage.until_closed()
        retired = [one for region in (PRIMARY, DR) for one in stage.world.databases[region] if "-retired-" in one]
        self.assertEqual(len(retired), 2)
        for one in retired:
            self.assertLessEqual(len(one), 63)


class Safety(unittest.TestCase):
    """The only copy of the data, at every moment."""

    def test_nothing_is_promoted_while_dr_can_still_write(self) -> None:
        stage = prepared()
        stage.world.lag["main-db"] = 3.0
        stage.command("switch")
        for _ in range(8):
            stage.tick()
            self.assertIsNotNone(stage.database(PRIMARY, "main-db")[1], "promoted with a lag")
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))
        self.assertIn("at most 0 s", " ".join(stage.state["waiting"]))
        stage.world.lag["main-db"] = 0.0
        stage.until_closed()

    def test_a_replica_far_behind_does_not_stop_the_service(self) -> None:
        stage = prepared()
        stage.world.lag["main-db"] = 60.0
        stage.tick()
        stage.command("switch")
        stage.ticks(5)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        stage.world.lag["main-db"] = 1.0
        stage.tick()
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))

    def test_a_replica_that_is_backed_up_does_not_stop_the_service(self) -> None:
        stage = prepared()
        stage.world.databases[PRIMARY]["main-db"]["DBInstanceStatus"] = "backing-up"
        stage.command("switch")
        stage.ticks(5)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertIn("backing-up", " ".join(stage.state["waiting"]))
        stage.world.databases[PRIMARY]["main-db"]["DBInstanceStatus"] = "available"
        stage.until_closed()

    def test_a_lag_from_before_the_stop_proves_nothing(self) -> None:
        stage = prepared()
        stage.command("switch")
        stage.world.lag["main-db"] = None
        stage.ticks(8)
        self.assertIsNotNone(stage.database(PRIMARY, "main-db")[1])
        self.assertEqual(stage.active, "dr")

    def test_the_dr_database_is_whole_until_the_primary_region_serves(self) -> None:
        stage = prepared()
        stage.command("switch")
        for _ in range(60):
            stage.tick()
            if stage.active == "dr":
                self.assertEqual(stage.database(DR, "main-db-replica"), ("available", None, 14))
            if "main-db-replica" not in stage.world.databases[DR]:
                self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
                self.assertEqual(stage.database(PRIMARY, "main-db")[1], None)
            if stage.state.get("closed"):
                return
        self.fail("never closed")

    def test_the_primary_region_lost_again_only_delays(self) -> None:
        stage = failed_over()
        stage.command("fail-back")
        stage.ticks(4)
        stage.world.down.add(PRIMARY)
        stage.world.set_alarm(ALARM, "ALARM")
        stage.ticks(5)
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertIn("does not answer", " ".join(stage.state["waiting"]))
        stage.announce()
        self.assertIn(f"operation {stage.intent['id']} is open", stage.reasons())
        stage.regain_region()
        stage.ticks(25)
        stage.command("switch")
        stage.until_closed()

    def test_a_lost_state_does_not_lead_back_over_the_cut(self) -> None:
        for moment in range(1, 30):
            stage = prepared()
            stage.command("switch")
            for _ in range(moment):
                stage.tick()
            if stage.closed:
                break
            stage.world.parameters[DR][PARAMETERS["state"]] = "{}"
            serves = stage.active == "primary" and stage.traffic(PRIMARY, "web") == (100.0, [128])
            for _ in range(40):
                stage.tick()
                if serves:
                    self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
                    self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))
            if "db:main:foreign" in stage.told:  # whose the database is cannot be known any more: a human must look
                self.assertFalse(serves)
                self.assertEqual((stage.active, stage.database(DR, "main-db-replica")[0]), ("dr", "available"))
                continue
            self.assertTrue(stage.closed, moment)
            with self.subTest(moment=moment):
                self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
                self.assertEqual(stage.database(PRIMARY, "main-db"), ("available", None, 7))
                self.assertEqual(len(stage.world.databases[PRIMARY]), 2)
                self.assertEqual(stage.world.parameters[DR][PARAMETERS["failbacks"]], "1")

    def test_a_database_that_somebody_else_made_is_never_switched_to(self) -> None:
        stage = failed_over()
        stage.command("fail-back")
        later = stage.world.later

        def make_another(seconds: int, happen: Callable[[], object]) -> None:
            """The moment that the old one is renamed."""
            def both() -> None:
                happen()
                if "main-db" not in stage.world.databases[PRIMARY]:
                    stage.world.add_database(PRIMARY, "main-db")
                    stage.world.later = later  # type: ignore[method-assign]
            later(seconds, both)
        stage.world.later = make_another  # type: ignore[method-assign]
        stage.ticks(20)
        self.assertIn("exists and is no replica", stage.world.messages[0]["message"])
        self.assertIn("not prepared", stage.command("switch")["refused"])
        del stage.world.databases[PRIMARY]["main-db"]
        stage.ticks(20)
        stage.command("switch")
        stage.until_closed()
        self.assertIn("_asked", stage.world.databases[PRIMARY]["main-db"])

    def test_nor_when_it_was_made_after_the_preparation(self) -> None:
        stage = prepared()
        stage.world.add_database(PRIMARY, "main-db")
        stage.command("switch")
        stage.ticks(10)
        self.assertEqual((stage.active, stage.capacity(DR, "web-dr")), ("dr", (1, 1)))
        self.assertIn("exists and is no replica", stage.world.messages[-1]["message"])

    def test_without_a_fence_the_primary_region_is_fenced_now(self) -> None:
        stage = failed_over(fence=False)
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [128]))
        stage.command("fail-back")
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [0]))
        stage.ticks(25)
        stage.command("switch")
        stage.until_closed()
        self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))

    def test_an_old_primary_that_is_gone_is_told(self) -> None:
        stage = failed_over()
        del stage.world.databases[PRIMARY]["main-db"]
        stage.command("fail-back")
        stage.ticks(3)
        self.assertEqual(stage.subjects, ["failback is waiting"])
        self.assertIn("neither main-db nor", stage.world.messages[0]["message"])

    def test_an_unusable_image_is_told_and_mended(self) -> None:
        stage = failed_over()
        stage.world.images[PRIMARY] = {}
        stage.command("fail-back")
        stage.ticks(25)
        self.assertNotIn("switch", stage.told)
        self.assertIn("no image", stage.world.messages[0]["message"])
        stage.world.images[PRIMARY] = {f"ami-{PRIMARY}": "available"}
        stage.ticks(2)
        self.assertIn("switch", stage.told)


class Refusals(unittest.TestCase):
    def refused(self, stage: Stage, name: str) -> str:
        before = stage.world.parameters[DR].copy()
        answer = stage.command(name)
        self.assertEqual(stage.world.parameters[DR], before)
        return answer["refused"]

    def test_only_under_its_posture(self) -> None:
        stage = failed_over()
        stage.armed = False
        self.assertIn("failing-back", self.refused(stage, "fail-back"))

    def test_only_when_dr_serves(self) -> None:
        stage = Stage()
        stage.armed = True
        self.assertIn("primary", self.refused(stage, "fail-back"))

    def test_only_when_the_primary_region_answers(self) -> None:
        stage = failed_over()
        stage.world.down.add(PRIMARY)
        self.assertIn("does not answer", self.refused(stage, "fail-back"))

    def test_only_when_databases_can_be_renamed(self) -> None:
        stage = failed_over(databases={"main": database("a-rather-long-name-for-a-database-abcd")})
        self.assertIn("too long", self.refused(stage, "fail-back"))

    def test_not_twice(self) -> None:
        stage = prepared()
        self.assertIn("open", self.refused(stage, "fail-back"))
        self.assertIn("open", self.refused(stage, "fail-over"))
        stage.command("switch")
        self.assertIn("already", self.refused(stage, "switch"))

    def test_no_switch_before_it_is_prepared(self) -> None:
        stage = failed_over()
        self.assertIn("no failback", self.refused(stage, "switch"))
        stage.command("fail-back")
        stage.tick()
        self.assertIn("not prepared", self.refused(stage, "switch"))

    def test_a_dry_run_writes_nothing(self) -> None:
        stage = failed_over()
        before, writes = stage.outcome(), len(stage.aws.writes)
        answer = stage.command("fail-back", dry_run=True)
        self.assertEqual(len(stage.aws.writes), writes)
        self.assertEqual(stage.outcome(), before)
        would = {one["step"]: one.get("would") for one in answer["steps"]}
        self.assertTrue(would["retire-primary"][0].startswith("snapshot main-db-retired-"))


if __name__ == "__main__":
    unittest.main()
