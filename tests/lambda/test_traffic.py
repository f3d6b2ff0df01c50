"""When traffic moves: the primary region is out first, whatever Global Accelerator refuses, and a service that writes
waits for its database."""

from __future__ import annotations

import unittest
from typing import Any

from fake_time import refusal
from failover_handler.execute import StepsFailed
from stage import DR, PRIMARY, Stage, database, service


def lost(**changes: object) -> Stage:
    stage = Stage(**changes)
    stage.lose_region()
    return stage


class TheLostRegionCannotBeLookedUp(unittest.TestCase):
    def lost(self) -> Stage:
        stage = lost()
        stage.world.looks_up_endpoints = True
        return stage

    def test_the_dial_alone_lets_the_dr_region_serve(self) -> None:
        stage = self.lost()
        stage.tick()
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [128]), "in the invocation that was refused both")
        stage.ticks(6)
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertEqual((stage.state["served"], stage.state["fence"]), (True, "pending"))
        self.assertIn("no weight for primary now (InvalidArgumentException)", " ".join(stage.state["waiting"]))
        self.assertEqual(stage.subjects, ["failover serves, fence pending"])
        self.assertIn("does not take the weight", stage.world.messages[0]["message"])

    def test_the_weight_is_tried_at_every_tick_and_once_in_each(self) -> None:
        stage = self.lost()
        stage.ticks(3)
        for _ in range(3):
            before = len(stage.aws.calls)
            stage.tick()
            tried = [request for step, _, _, request in stage.aws.calls[before:] if step == "fence"]
            self.assertEqual([("EndpointConfigurations" in one) for one in tried], [True])

    def test_it_is_set_when_the_region_is_back(self) -> None:
        stage = self.lost()
        stage.ticks(7)
        stage.regain_region()
        stage.until_closed(2)
        self.assertEqual((stage.traffic(PRIMARY, "web"), stage.state["fence"]), ((0.0, [0]), "done"))
        self.assertEqual(stage.subjects, ["failover serves, fence pending", "failover completed"])

    def test_capacity_alone_does_not_complete_the_fence(self) -> None:
        stage = self.lost()
        update = stage.world.globalaccelerator_update_endpoint_group

        def refuse(region: str, EndpointGroupArn: str, **request: Any) -> Any:
            if PRIMARY in EndpointGroupArn and "EndpointConfigurations" in request:
                raise refusal("InternalServiceErrorException", status=500)
            return update(region, EndpointGroupArn, **request)
        stage.world.globalaccelerator_update_endpoint_group = refuse  # type: ignore[method-assign]
        stage.ticks(7)
        stage.regain_region()
        stage.ticks(3)
        self.assertEqual((stage.capacity(PRIMARY, "web-primary"), stage.state["fence"]), ((0, 0), "pending"))
        self.assertFalse(stage.closed)
        stage.world.globalaccelerator_update_endpoint_group = update  # type: ignore[method-assign]
        stage.until_closed(1)

    def test_without_a_fence_no_endpoint_is_named(self) -> None:
        stage = self.lost()
        stage.data["fence"] = False
        stage.until_closed()
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [128]))

    def test_a_refused_dial_is_a_failure(self) -> None:
        stage = self.lost()
        stage.aws.fail = lambda region, method: refusal("AccessDenied") if method == "update_endpoint_group" else None
        with self.assertRaisesRegex(StepsFailed, "fence: .*AccessDenied"):
            stage.tick()


class WhatIsServed(unittest.TestCase):
    def opened(self, stage: Stage, key: str) -> bool:
        return stage.traffic(DR, key)[0] == 100.0

    def test_a_service_that_writes_waits_for_its_database_alone(self) -> None:
        stage = lost(services={"web": service("web", uses="main"), "shop": service("shop", uses="orders"),
                               "news": service("news", uses="main", serve="when-healthy"), "api": service("api")},
                     databases={"main": database("main"), "orders": database("orders")})
        promote = stage.world.rds_promote_read_replica

        def busy(region: str, DBInstanceIdentifier: str, **request: Any) -> Any:
            if DBInstanceIdentifier == "orders-db-replica":
                raise refusal("InvalidDBInstanceState")
            return promote(region, DBInstanceIdentifier, **request)
        stage.world.rds_promote_read_replica = busy  # type: ignore[method-assign]
        early = False
        for _ in range(12):
            stage.tick()
            promoted = stage.database(DR, "main-db-replica")[:2] == ("available", None)
            self.assertLessEqual(self.opened(stage, "web"), promoted)
            early = early or (self.opened(stage, "news") and self.opened(stage, "api") and not promoted)
        self.assertTrue(early, "reads first")
        self.assertEqual([self.opened(stage, key) for key in ("web", "shop", "news", "api")], [True, False, True, True])
        self.assertIn("its database orders cannot be written yet", " ".join(stage.state["waiting"]))
        self.assertFalse(stage.state.get("served", False))

    def test_promoted_is_not_enough_it_must_be_published(self) -> None:
        stage = lost()
        stage.world.parameters[DR]["/blog/main/endpoint"] = "stale"
        put = stage.world.ssm_put_parameter

        def refuse(region: str, Name: str, **request: Any) -> Any:
            if Name.endswith("/endpoint"):
                raise refusal("InternalServerError", status=500)
            return put(region, Name, **request)
        stage.world.ssm_put_parameter = refuse  # type: ignore[method-assign]
        failed = 0
        for _ in range(7):
            try:
                stage.tick()
            except StepsFailed:
                failed += 1
        self.assertGreater(failed, 0)
        self.assertEqual(stage.database(DR, "main-db-replica")[:2], ("available", None))
        self.assertFalse(self.opened(stage, "web"))
        stage.world.ssm_put_parameter = put  # type: ignore[method-assign]
        stage.tick()
        self.assertTrue(self.opened(stage, "web"))


if __name__ == "__main__":
    unittest.main()
