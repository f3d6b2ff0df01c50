"""What stands in the way of a failover: a clear state, one message, nothing half-promoted; and on when it is mended."""

from __future__ import annotations

from collections.abc import Callable

from tests.drills import case


class Obstacles(case.DrillCase):
    """On two databases and three services: an obstacle of one keeps all of them untouched."""

    application = "SHOP"

    def assert_blocks(self, obstruct: Callable[[], None], words: str, mend: Callable[[], None]) -> None:
        from tests.drills import outcomes

        drill = self.drill
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        obstruct()
        drill.tick(15)
        before = drill.describe()
        drill.lose_primary()
        drill.alarm()
        drill.tick(20)
        self.assertEqual(before, drill.describe(), "something was touched before all was well")
        self.assertIn(words, " ".join(drill.state()["blocked"]))
        self.assertEqual([], drill.lambdas.failures)
        told = [text for _, text in drill.messages()]
        self.assertTrue(any(words in text for text in told), told)
        self.assertEqual(len(set(told)), len(told), "each reason is told once")
        mend()
        drill.tick(30, lambda: drill.state().get("served") is True)
        drill.bring_primary_back()
        drill.settle()
        self.assertEqual(expected, outcomes.without_lines(drill.describe()))

    def replica(self) -> object:
        """Of the MySQL database, whose metric tells what is missing."""
        found = self.drill.database("dr", "drill-catalogue-replica")
        assert found is not None
        return found

    def test_lag_above_the_limit(self) -> None:
        """The metric cannot fall while the region is lost, so the operator decides; a mended lag is another drill."""
        from tests.terraform import ledger

        self.assert_blocks(lambda: ledger.set_lag(self.replica(), 4000), "4000 s",
                           lambda: self.drill.command("fail-over", by="operator", force=True) and None)

    def test_lag_that_falls_again_while_the_source_lives(self) -> None:
        from tests.terraform import ledger

        drill = self.drill
        ledger.set_lag(self.replica(), 4000)
        drill.tick(10)
        drill.alarm()
        drill.tick(10)
        self.assertTrue(drill.state()["blocked"])
        ledger.set_lag(self.replica(), 3)
        drill.settle()
        self.assertEqual("dr", drill.active_region())

    def test_postgres_that_nobody_writes_to_is_no_obstacle(self) -> None:
        """Its lag is the age of the last transaction: up to five minutes at rest, and growing once it is cut off."""
        from tests.terraform import ledger

        drill = self.drill
        found = drill.database("dr", "drill-orders-replica")
        for minute in range(17):
            ledger.set_lag(found, 60 * (minute % 6))
            drill.tick(1)
        drill.lose_primary()
        drill.lambdas.run(drill.plan["detection_seconds"])
        drill.alarm()
        self.assertTrue(drill.tick(30, lambda: drill.state().get("served") is True), drill.state())

    def test_replica_that_makes_a_backup(self) -> None:
        from tests.terraform import rds_replicas

        def obstruct() -> None:
            self.replica().status = "backing-up"

        self.assert_blocks(obstruct, "backing-up",
                           lambda: rds_replicas.become(*rds_replicas.key(self.replica()), "available"))

    def test_replica_that_does_not_exist(self) -> None:
        from moto.rds.models import rds_backends

        from tests.drills import plans
        from tests.terraform.tools import ACCOUNT

        databases = rds_backends[ACCOUNT][plans.DR].databases
        kept = databases["drill-orders-replica"]

        def mend() -> None:
            databases["drill-orders-replica"] = kept

        self.assert_blocks(lambda: databases.pop("drill-orders-replica") and None, "drill-orders-replica", mend)

    def test_image_that_is_no_image(self) -> None:
        name = "/drill/orders/image"
        good = self.drill.parameter(name)
        for bad in ("ami-0123456789abcdef0", "none"):
            with self.subTest(bad):
                self.drill.begin()
                self.assert_blocks(lambda: self.drill.set_parameter(name, bad), "image",
                                   lambda: self.drill.set_parameter(name, good))

    def test_image_that_is_not_available(self) -> None:
        from moto.ec2.models import ec2_backends

        from tests.drills import plans
        from tests.terraform.tools import ACCOUNT

        image = ec2_backends[ACCOUNT][plans.DR].amis[self.drill.parameter("/drill/web/image")]

        def become(state: str) -> None:
            image.state = state

        self.assert_blocks(lambda: become("pending"), "image", lambda: become("available"))

    def test_group_that_does_not_exist(self) -> None:
        from moto.autoscaling.models import autoscaling_backends

        from tests.drills import plans
        from tests.terraform.tools import ACCOUNT

        groups = autoscaling_backends[ACCOUNT][plans.DR].autoscaling_groups
        kept = groups["drill-dr-worker"]

        def mend() -> None:
            groups["drill-dr-worker"] = kept

        self.assert_blocks(lambda: groups.pop("drill-dr-worker") and None, "drill-dr-worker", mend)


    def test_group_that_may_not_launch(self) -> None:
        scaling, name = self.drill.client("autoscaling", "dr"), "drill-dr-orders"
        self.assert_blocks(
            lambda: scaling.suspend_processes(AutoScalingGroupName=name, ScalingProcesses=["Launch"]) and None,
            "its process Launch suspended",
            lambda: scaling.resume_processes(AutoScalingGroupName=name, ScalingProcesses=["Launch"]) and None)

    def test_replica_whose_storage_is_optimized_is_tried(self) -> None:
        """The emulator refuses its promotion, as RDS may: no obstacle ahead of the claim, and a wait after it."""
        from tests.terraform import rds_replicas

        drill = self.drill
        self.replica().status = "storage-optimization"
        drill.lose_primary()
        drill.alarm()
        drill.tick(5)
        self.assertEqual(("dr", []), (drill.active_region(), drill.lambdas.failures))
        rds_replicas.become(*rds_replicas.key(self.replica()), "available")
        self.assertTrue(drill.tick(30, lambda: drill.state().get("served") is True), drill.state())


class AfterTheClaim(case.DrillCase):
    """From here on a failover only goes forward: it waits, says for what, and finishes."""

    application = "SHOP"

    def assert_waits(self, obstruct: Callable[[], None], words: str, mend: Callable[[], None]) -> None:
        from tests.drills import outcomes

        drill = self.drill
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        obstruct()
        drill.lose_primary()
        drill.alarm()
        drill.tick(20)
        self.assertEqual("dr", drill.active_region())
        self.assertFalse(drill.state().get("served"))
        self.assertIn(words, " ".join(drill.state()["waiting"]))
        told = [text for _, text in drill.messages()]
        self.assertTrue(any(words in text for text in told), told)
        self.assertEqual(len(set(told)), len(told), "each reason is told once")
        for one in drill.plan["databases"].values():
            self.assertIsNone(drill.database("dr", one["replica"]).source_db_instance_identifier,
                              "one that waits must not hold up the others")
        mend()
        drill.tick(30, lambda: drill.state().get("served") is True)
        drill.bring_primary_back()
        drill.settle()
        self.assertEqual(expected, outcomes.without_lines(drill.describe()))

    def test_capacity_that_EC2_refuses(self) -> None:
        from tests.drills import plans
        from tests.terraform import scaling

        self.assert_waits(lambda: scaling.full.add(plans.DR), "capacity", lambda: scaling.full.discard(plans.DR))

    def test_targets_that_do_not_become_healthy(self) -> None:
        from tests.drills import plans
        from tests.terraform import scaling

        drill = self.drill
        scaling.sick.add(plans.DR)
        drill.lose_primary()
        drill.alarm()
        drill.tick(20)
        self.assertFalse(drill.state().get("served"))
        self.assertEqual(0, drill.describe()["traffic"]["dr web"][0], "nothing healthy, so no traffic")
        scaling.sick.discard(plans.DR)
        self.assertTrue(drill.tick(5, lambda: drill.state().get("served") is True))

    def test_a_weight_that_cannot_be_set_while_the_region_is_lost(self) -> None:
        """Should Global Accelerator look up the load balancers that it is told of: the dial alone opens DR."""
        from tests.drills import outcomes, plans
        from tests.terraform.front import Call, Failure

        drill = self.drill
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        lost = {sides["primary"] for sides in drill.facts["endpoint_groups"].values()}

        def look_up(call: Call) -> Failure | None:
            told = call.action == "UpdateEndpointGroup" and "EndpointConfigurations" in call.parameters
            if told and call.parameters["EndpointGroupArn"] in lost and plans.PRIMARY in drill.front.down:
                return Failure("EndpointNotFoundException", "no such load balancer", 400)
            return None

        drill.front.at_every_call(look_up)
        drill.fail_over()
        self.assertEqual("pending", drill.state()["fence"])
        self.assertEqual([], drill.lambdas.failures)
        self.assertEqual((0, 100), tuple(drill.describe()["traffic"][f"{side} web"][0] for side in ("primary", "dr")))
        drill.bring_primary_back()
        drill.settle()
        self.assertEqual(expected, outcomes.without_lines(drill.describe()))

    def test_another_service_of_AWS_that_fails_for_a_while(self) -> None:
        from tests.drills import outcomes

        drill = self.drill
        expected = outcomes.failed_over(outcomes.without_lines(drill.describe()), drill.plan)
        for service in ("rds", "autoscaling", "elasticloadbalancing", "globalaccelerator", "ec2", "monitoring", "sns"):
            with self.subTest(service):
                drill.begin()
                drill.lose_primary()
                drill.alarm()
                drill.front.fail_when(lambda call: call.service == service and call.caller != "operator")
                drill.tick(4)
                drill.front.heal()
                drill.tick(30, lambda: drill.state().get("served") is True)
                drill.bring_primary_back()
                drill.settle()
                self.assertEqual(expected, outcomes.without_lines(drill.describe()))


if __name__ == "__main__":
    case.main()
