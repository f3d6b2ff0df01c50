"""A failback that is not completed: cancelled before the switch, or abandoned because the region is lost again."""

from __future__ import annotations

import json
import unittest
from collections.abc import Callable

from failback_stage import failed_over, prepared
from fake_aws import Killed
from stage import DR, PARAMETERS, PRIMARY, Stage, database, service


def until(stage: Stage, reached: Callable[[], bool], most: int = 60) -> Stage:
    for _ in range(most):
        if reached():
            return stage
        stage.tick()
    raise AssertionError(json.dumps(stage.state, indent=1))


def switched(step: str, **changes: object) -> Stage:
    """As far as the beginning of a step after the switch."""
    stage = prepared(**changes)
    stage.command("switch")
    return until(stage, lambda: step in stage.state["steps"])


def lost_again(stage: Stage) -> Stage:
    stage.world.down.add(PRIMARY)
    stage.world.messages.clear()
    return stage


class FailbackCase(unittest.TestCase):
    def fail_back(self, stage: Stage) -> None:
        """Whatever happened, a failback works, and everything is as before the first disaster."""
        self.assertNotIn("refused", stage.command("fail-back", by="ada"))
        until(stage, lambda: "switch" in stage.told)
        stage.command("switch", by="ada")
        stage.until_closed()
        self.assertEqual((stage.active, stage.state["outcome"]), ("primary", "completed"))
        for one in stage.config.databases.values():
            self.assertEqual(stage.database(PRIMARY, one.primary), ("available", None, 7))
            made = stage.world.databases[PRIMARY][one.primary]
            self.assertEqual(made["DBParameterGroups"], [{"DBParameterGroupName": "params-eu-west-1"}])
            self.assertEqual(stage.database(DR, one.replica)[1], f"arn:aws:rds:{PRIMARY}:111122223333:db:{one.primary}")
        self.assertEqual(stage.traffic(PRIMARY, "web"), (100.0, [128]))
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))
        self.assertEqual(stage.world.parameters[DR][PARAMETERS["failbacks"]], "1")


class Cancelled(FailbackCase):
    def test_at_any_moment_of_the_preparation_and_the_next_one_takes_over(self) -> None:
        for engine in ("mysql", "postgres"):
            for moment in range(0, 24):
                with self.subTest(engine=engine, moment=moment):
                    stage = failed_over(databases={"main": database("main", engine=engine)})
                    stage.command("fail-back", by="ada")
                    stage.ticks(moment)
                    first, was = stage.intent["id"], stage.world.databases[PRIMARY].get("main-db")
                    answer = stage.command("cancel", by="ada")
                    self.assertFalse(answer["open"])
                    self.assertEqual(stage.state["outcome"], "cancelled")
                    stage.ticks(2)
                    self.assertEqual((stage.active, stage.traffic(DR, "web")), ("dr", (100.0, [128])))
                    self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
                    self.assertEqual(stage.intent["id"], first)
                    stage.world.messages.clear()
                    self.fail_back(stage)
                    if was is not None and was.get("_asked"):
                        self.assertIs(stage.world.databases[PRIMARY]["main-db"], was, "adopted, not made again")
                    retired = [one for one in stage.world.databases[PRIMARY] if "-retired-" in one]
                    self.assertEqual(len(retired), 1)

    def test_several_times(self) -> None:
        stage = failed_over()
        for moment in (3, 1, 4):
            stage.command("fail-back")
            stage.ticks(moment)
            stage.command("cancel")
            stage.ticks(1)
        self.fail_back(stage)
        self.assertEqual(len(stage.intent["earlier"]), 3)
        self.assertIn("not completed", stage.world.messages[-1]["message"])

    def test_a_switch_is_called_off_first(self) -> None:
        stage = prepared()
        stage.world.lag["main-db"] = 3.0
        stage.command("switch")
        stage.ticks(6)
        self.assertTrue(stage.command("cancel")["open"])
        self.assertFalse(stage.command("cancel")["open"])
        stage.ticks(3)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertIn("no failback", stage.command("switch")["refused"])
        self.assertIn("no operation", stage.command("cancel")["refused"])

    def test_a_cancel_that_crosses_the_switch_leaves_no_region_without_instances(self) -> None:
        for number in range(1, 40):
            with self.subTest(call=number):
                stage = prepared()
                count = [0]

                def interleave(region: str, method: str, stage: Stage = stage, count: list[int] = count,
                               number: int = number) -> None:
                    count[0] += 1
                    if count[0] == number:
                        stage.command("cancel", by="bob")
                stage.aws.fail = interleave
                stage.command("switch", by="ada")
                stage.aws.fail = lambda region, method: None
                stage.ticks(40)
                served = stage.traffic(stage.config.primary_region if stage.active == "primary" else DR, "web")
                self.assertEqual(served, (100.0, [128]))
                group = (PRIMARY, "web-primary") if stage.active == "primary" else (DR, "web-dr")
                self.assertGreater(stage.capacity(*group)[1], 0)

    def test_after_a_completed_one_nothing_of_it_counts(self) -> None:
        stage = failed_over()
        stage.command("fail-back")
        stage.ticks(3)
        stage.command("cancel")
        self.fail_back(stage)
        stage.world.advance(4000)
        stage.lose_region()
        stage.ticks(8)
        stage.regain_region()
        stage.until_closed()
        stage.command("fail-back")
        self.assertNotIn("earlier", stage.intent)


class Abandoned(FailbackCase):
    def check(self, stage: Stage) -> Stage:
        lost_again(stage)
        answer = stage.command("fail-over", by="ada", force=True)
        self.assertNotIn("refused", answer)
        until(stage, lambda: stage.state.get("served", False))
        self.assertEqual(stage.active, "dr")
        for one in stage.config.databases.values():
            self.assertEqual(stage.database(DR, one.replica), ("available", None, one.replica_backup_days))
            host = stage.world.databases[DR][one.replica]["Endpoint"]["Address"]
            self.assertEqual(stage.world.parameters[DR][one.endpoint_parameter], host)
        self.assertEqual((stage.traffic(DR, "web"), stage.traffic(PRIMARY, "web")), ((100.0, [128]), (0.0, [0])))
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        stage.regain_region()
        stage.until_closed()
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))
        text = stage.world.messages[-1]["message"]
        for part in ("was abandoned", "stays there", "posture: failing-back"):
            self.assertIn(part, text)
        stage.world.messages.clear()
        return stage

    def test_at_the_beginning_of_each_step(self) -> None:
        for step in ("catch-up", "quiesce", "drain", "promote", "scale", "healthy", "return", "traffic", "retire-dr"):
            with self.subTest(step=step):
                stage = self.check(switched(step))
                self.fail_back(stage)

    def test_without_a_fence_too(self) -> None:
        stage = switched("healthy", fence=False)
        lost_again(stage).command("fail-over", force=True)
        stage.ticks(5)
        stage.regain_region()
        stage.until_closed()
        self.assertEqual((stage.capacity(PRIMARY, "web-primary"), stage.traffic(DR, "web")), ((0, 0), (100.0, [128])))
        stage.world.messages.clear()
        self.fail_back(stage)

    def test_while_it_is_prepared_and_of_two_databases_one_is_promoted(self) -> None:
        stage = switched("promote", databases={"main": database("main"), "orders": database("orders", days=3)},
                         services={"web": service("web", uses="main")})
        other = stage.world.databases[PRIMARY]["orders-db"]
        other["DBInstanceStatus"] = "backing-up"
        until(stage, lambda: stage.database(PRIMARY, "main-db")[1] is None)
        self.check(stage)
        other["DBInstanceStatus"] = "available"
        self.fail_back(stage)

    def test_what_is_renamed_gets_its_name_back(self) -> None:
        stage = lost_again(switched("retire-dr"))
        until(stage, lambda: "main-db-replica" not in stage.world.databases[DR])
        retired = next(one for name, one in stage.world.databases[DR].items() if "-retired-" in name)
        self.check(stage)
        self.assertIs(stage.world.databases[DR]["main-db-replica"], retired)
        self.fail_back(stage)

    def test_a_new_replica_that_is_complete_is_promoted(self) -> None:
        stage = switched("rebuild")
        until(stage, lambda: stage.database(DR, "main-db-replica")[0] == "available")
        self.assertEqual(stage.active, "primary")
        self.check(stage)
        self.fail_back(stage)

    def test_one_that_is_being_made_is_in_the_way_and_the_answer_says_how_to_go_on(self) -> None:
        stage = switched("rebuild")
        until(stage, lambda: stage.world.databases[DR].get("main-db-replica", {}).get("_asked") is not None)
        lost_again(stage)
        first, failback = stage.world.parameters[DR].copy(), stage.intent["id"]
        self.assertFalse(stage.world.databases[DR]["main-db-replica"]["DeletionProtection"])
        refused = stage.command("fail-over", force=True)["refused"]
        self.assertIn(f"delete it, give main-db-replica-retired-{failback} its name", refused)
        self.assertEqual(stage.world.parameters[DR], first)
        del stage.world.databases[DR]["main-db-replica"]
        stage.world.rds_modify_db_instance(DR, f"main-db-replica-retired-{failback}", True, "main-db-replica")
        stage.ticks(3)
        self.fail_back(self.check(stage))

    def test_one_that_is_complete_and_changed_is_waited_for_not_deleted(self) -> None:
        stage = switched("rebuild")
        until(stage, lambda: (stage.world.databases[DR].get("main-db-replica") or {}).get("_busy") is not None and
              stage.database(DR, "main-db-replica")[1] is not None)
        lost_again(stage)
        for status in ("modifying", "backing-up"):
            stage.world.databases[DR]["main-db-replica"]["DBInstanceStatus"] = status
            refused = stage.command("fail-over", force=True)["refused"]
            self.assertIn("wait, and repeat this", refused)
            self.assertNotIn("delete", refused)
        stage.ticks(2)
        self.assertTrue(stage.world.databases[DR]["main-db-replica"]["DeletionProtection"])
        self.fail_back(self.check(stage))

    def test_databases_of_two_points_in_time_are_refused(self) -> None:
        def halfway() -> Stage:
            """The new replica of one is complete; the other still has only what was retired."""
            stage = switched("rebuild", databases={"main": database("main"), "orders": database("orders")})
            until(stage, lambda: {"main-db-replica", "orders-db-replica"} <= set(stage.world.databases[DR]))
            made = stage.world.databases[DR].pop("orders-db-replica")
            lost_again(stage)
            stage.ticks(12)
            self.assertEqual(stage.database(DR, "main-db-replica")[0], "available")
            before = stage.world.parameters[DR].copy()
            refused = stage.command("fail-over", force=True)["refused"]
            self.assertEqual(stage.world.parameters[DR], before)
            for part in ("two points in time: main with", ", orders without", "Delete main-db-replica (and keep",
                         "wait until the new replica of orders"):
                self.assertIn(part, refused)
            stage.made = made  # type: ignore[attr-defined]
            return stage

        stage = halfway()
        del stage.world.databases[DR]["main-db-replica"]
        self.fail_back(self.check(stage))
        stage = halfway()
        stage.world.databases[DR]["orders-db-replica"] = stage.made  # type: ignore[attr-defined]
        self.fail_back(self.check(stage))

    def test_databases_that_are_gone_are_said(self) -> None:
        stage = lost_again(switched("retire-dr"))
        until(stage, lambda: "main-db-replica" not in stage.world.databases[DR])
        stage.world.databases[DR].clear()
        self.assertIn("neither main-db-replica nor", stage.command("fail-over", force=True)["refused"])

    def test_without_force_it_says_what_that_would_do(self) -> None:
        stage = lost_again(prepared())
        refused = stage.command("fail-over")["refused"]
        self.assertIn("with `force` it is abandoned", refused)
        self.assertIn("nothing is lost", refused)
        stage = lost_again(switched("healthy"))
        before = stage.world.parameters[DR].copy()
        refused = stage.command("fail-over", by="ada")["refused"]
        began = stage.state["steps"]["promote"][0]
        self.assertIn(f"what was written in {PRIMARY} since {began} stays there", refused)
        self.assertEqual(stage.world.parameters[DR], before)

    def test_a_dry_run_writes_nothing(self) -> None:
        stage = lost_again(switched("healthy"))
        writes = len(stage.aws.writes)
        answer = stage.command("fail-over", force=True, dry_run=True)
        self.assertEqual(len(stage.aws.writes), writes)
        would = {one["step"]: one.get("would") for one in answer["steps"]}
        self.assertEqual(would["scale"], ["service web: web-dr to 1"])

    def test_it_cannot_be_cancelled(self) -> None:
        stage = lost_again(switched("traffic"))
        stage.world.images[DR].clear()
        until(stage, lambda: stage.active == "primary")
        stage.command("fail-over", force=True)
        stage.tick()
        self.assertEqual(stage.active, "primary")
        self.assertIn("no image", " ".join(stage.state["blocked"]))
        self.assertIn("only goes forward", stage.command("cancel")["refused"])
        stage.world.images[DR][f"ami-{DR}"] = "available"
        until(stage, lambda: stage.state.get("served", False))

    def test_killed_at_every_change(self) -> None:
        def act(stage: Stage) -> None:
            for _ in range(3):
                try:
                    stage.command("fail-over", by="ada", force=True)
                except Killed:
                    stage.aws.kill = None
                if stage.intent["serve"] == "dr":
                    break
            until(stage, lambda: stage.state.get("served", False))
            stage.regain_region()
            stage.until_closed()

        for step in ("healthy", "retire-dr"):
            def begun(step: str = step) -> Stage:
                stage = lost_again(switched(step))
                if step == "retire-dr":
                    until(stage, lambda: "main-db-replica" not in stage.world.databases[DR])
                stage.aws.calls.clear()
                return stage
            whole = begun()
            act(whole)
            expected = whole.outcome()
            self.assertEqual(expected["outcome"], "completed")
            for number in range(1, len(whole.aws.calls) + 1):
                for moment in ("before", "after"):
                    with self.subTest(step=step, call=number, moment=moment):
                        stage = begun()
                        stage.aws.kill = (number, moment)
                        act(stage)
                        self.assertEqual(stage.outcome(), expected)


if __name__ == "__main__":
    unittest.main()
