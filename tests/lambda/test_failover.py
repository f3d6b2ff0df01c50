"""The failover, from the lost region to the closed operation."""

from __future__ import annotations

import json
import unittest
from typing import Any

from fake_time import refusal
from routing import Way
from stage import ALARM, DR, PARAMETERS, PRIMARY, Stage, database, service
from failover_handler.execute import StepsFailed


def lost(**changes: object) -> Stage:
    stage = Stage(**changes)
    stage.lose_region()
    return stage


class Whole(unittest.TestCase):
    def assert_served(self, stage: Stage) -> None:
        self.assertEqual(stage.active, "dr")
        self.assertEqual(stage.database(DR, "main-db-replica"), ("available", None, 14))
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 1))
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [0]))
        known = stage.world.parameters[DR]
        self.assertEqual(known["/blog/main/endpoint"], "main-db-replica.us-east-1.rds.example.com")
        self.assertEqual(known["/blog/media/name"], "blog-media-111122223333-d")

    def test_everything_serves_from_dr_without_the_primary_region(self) -> None:
        stage = lost()
        stage.announce()
        stage.ticks(6)
        self.assert_served(stage)
        self.assertTrue(stage.state["served"])
        self.assertEqual(stage.state["fence"], "pending")
        self.assertNotIn("closed", stage.state)
        self.assertEqual(stage.subjects, ["failover serves, fence pending"])

    def test_the_tick_alone_is_enough_when_the_message_is_lost(self) -> None:
        stage = lost()
        stage.ticks(7)
        self.assert_served(stage)

    def test_the_region_that_comes_back_is_fenced_and_the_work_closed(self) -> None:
        stage = lost()
        stage.announce()
        stage.ticks(10)
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))
        stage.regain_region()
        stage.until_closed(2)
        self.assert_served(stage)
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))
        self.assertEqual((stage.state["fence"], stage.state["outcome"]), ("done", "completed"))
        self.assertEqual(stage.subjects, ["failover serves, fence pending", "failover completed"])
        stage.world.set_alarm(ALARM, "OK")
        before = len(stage.aws.calls)
        stage.tick()
        self.assertEqual(len(stage.aws.calls) - before, 2, "an idle tick costs two reads")
        self.assert_served(stage)

    def test_a_region_that_answers_is_fenced_before_the_promotion(self) -> None:
        stage = Stage()
        stage.world.set_alarm(ALARM, "ALARM")
        stage.until_closed()
        self.assert_served(stage)
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (0, 0))
        writes = [(step, action) for step, action, _, _ in stage.aws.calls if step in ("fence", "promote")]
        self.assertEqual([step for step, _ in writes[:3]], ["fence", "fence", "promote"])
        self.assertEqual(stage.subjects, ["failover completed"])

    def test_a_minimum_that_an_operator_raised_stays(self) -> None:
        stage = lost()
        stage.announce()
        stage.ticks(6)
        stage.world.groups[DR]["web-dr"].update(MinSize=3, DesiredCapacity=3)
        stage.ticks(2)
        self.assertEqual(stage.state["fence"], "pending")
        self.assertEqual(stage.capacity(DR, "web-dr"), (3, 3))

    def test_one_call_at_most_fails_in_an_invocation_for_the_lost_region(self) -> None:
        stage = lost(services={"web": service("web"), "api": service("api")},
                     databases={"main": database("main"), "other": database("other")})
        for event in range(5):
            before = len(stage.aws.calls)
            stage.tick()
            far = [one for one in stage.aws.calls[before:] if one[2] == PRIMARY]
            self.assertLessEqual(len(far), 1, far)

    def test_without_a_fence_only_the_dial_is_turned(self) -> None:
        stage = lost(fence=False)
        stage.until_closed()
        self.assertEqual(stage.traffic(PRIMARY, "web"), (0.0, [128]))
        self.assertEqual(stage.capacity(PRIMARY, "web-primary"), (2, 2))
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertNotIn(PRIMARY, {one[2] for one in stage.aws.calls})

    def test_several_services_and_databases(self) -> None:
        stage = lost(services={"web": service("web", least=2, standby=1), "api": service("api"),
                               "worker": service("worker", accelerated=False, balanced=False)},
                     databases={"main": database("main"), "orders": database("orders", days=3)})
        stage.ticks(7)
        self.assert_served_all(stage)

    def assert_served_all(self, stage: Stage) -> None:
        self.assertTrue(stage.state["served"], stage.state)
        self.assertEqual(stage.capacity(DR, "web-dr"), (2, 2))
        self.assertEqual(stage.capacity(DR, "worker-dr"), (1, 1))
        self.assertEqual(stage.traffic(DR, "api"), (100.0, [128]))
        self.assertEqual(stage.database(DR, "orders-db-replica"), ("available", None, 3))

    def test_a_stateless_service(self) -> None:
        stage = lost(services={"web": service("web")}, databases={}, buckets={})
        stage.ticks(4)
        self.assertTrue(stage.state["served"])
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))

    def test_running_capacity_is_never_lowered(self) -> None:
        stage = lost()
        stage.world.groups[DR]["web-dr"]["DesiredCapacity"] = 3
        stage.ticks(5)
        self.assertEqual(stage.capacity(DR, "web-dr"), (1, 3))

    def test_other_endpoints_of_a_group_stay_as_they_are(self) -> None:
        stage = lost()
        extra = {"EndpointId": "arn:other", "Weight": 0, "ClientIPPreservationEnabled": False}
        stage.world.endpoint_groups[f"arn:{DR}:web"]["EndpointDescriptions"].append(extra)
        stage.ticks(5)
        found = stage.world.endpoint_groups[f"arn:{DR}:web"]["EndpointDescriptions"]
        self.assertEqual([one["EndpointId"] for one in found], [f"arn:{DR}:alb", "arn:other"])
        self.assertIs(found[1]["ClientIPPreservationEnabled"], False)

    def test_the_message_at_the_end_has_the_timeline_and_what_to_write(self) -> None:
        stage = lost()
        stage.announce()
        stage.regain_region()
        stage.until_closed()
        text = stage.world.messages[-1]["message"]
        for part in ("promote ", "traffic ", "objective 900 s", "main: lag at the cut", "`posture: failed-over` into"):
            self.assertIn(part, text)

    def test_the_state_stays_small(self) -> None:
        names = [f"component-{number}" for number in range(6)]
        stage = Stage(services={name: service(name) for name in names},
                      databases={name: database(name) for name in names})
        stage.lose_region()
        for name in names:
            stage.world.databases[DR][f"{name}-db-replica"]["DBInstanceStatus"] = "backing-up"
        largest = 0
        for number in range(12):
            if number == 3:
                for name in names:
                    stage.world.databases[DR][f"{name}-db-replica"]["DBInstanceStatus"] = "available"
                stage.world.refuse_launches = "We currently do not have sufficient t3.micro capacity. " * 5
            stage.tick()
            largest = max(largest, len(json.dumps(stage.state, ensure_ascii=False, separators=(",", ":")).encode()))
        self.assertLess(largest, 4096)
        self.assertEqual(stage.world.tiers[PARAMETERS["state"]], "Intelligent-Tiering")


class Users(unittest.TestCase):
    """Where they are sent. `Stage` holds that they are never in two regions, nor where nothing can be written."""

    def warm(self, **changes: object) -> Stage:
        """The DR region has healthy targets while it stands by."""
        return Stage(services={"web": service("web", standby=1, uses="main")}, **changes)

    def test_nobody_reaches_a_standby_that_cannot_write(self) -> None:
        stage = self.warm()
        self.assertEqual({stage.way("web", near) for near in (PRIMARY, DR)}, {Way(PRIMARY)})
        stage.lose_region()
        seen = []
        for _ in range(8):
            seen.append((stage.way("web"), stage.database(DR, "main-db-replica")[:2] == ("available", None)))
            stage.tick()
        self.assertEqual([way for way, writable in seen if not writable and not way.open], [])
        self.assertEqual({stage.way("web", near) for near in (PRIMARY, DR)}, {Way(DR)})

    def test_behind_a_broken_link_the_primary_region_may_take_requests_until_dr_does(self) -> None:
        for fence in (True, False):
            stage = self.warm(fence=fence)
            stage.world.only_the_link = True
            stage.lose_region()
            seen = []
            for _ in range(8):
                stage.tick()
                seen.append(stage.way("web").region)
            self.assertEqual(seen, sorted(seen), "never back")
            self.assertEqual((seen[0], seen[-1]), (PRIMARY, DR))

    def test_when_nothing_has_a_weight_users_get_what_is_closest(self) -> None:
        """What no weight prevents, as the documentation says."""
        stage = self.warm()
        stage.lose_region()
        self.assertEqual((stage.way("web", PRIMARY), stage.way("web", DR)), (Way(PRIMARY, True), Way(DR, True)))

    def test_the_fence_keeps_users_out_of_a_region_that_is_back(self) -> None:
        stage = self.warm()
        stage.lose_region()
        stage.ticks(8)
        stage.regain_region()
        stage.world.groups[DR]["web-dr"]["Instances"].clear()
        self.assertTrue(stage.way("web").open, "nobody goes back, though it is healthy and DR is not")


class Failures(unittest.TestCase):
    def test_a_service_that_fails_blocks_no_other(self) -> None:
        stage = lost()
        stage.aws.fail = lambda region, method: refusal("Throttling") if method == "update_auto_scaling_group" else None
        stage.world.advance(60)
        for _ in range(5):
            with self.assertRaises(StepsFailed):
                stage.invoke({"source": "lifeboat.tick"})
            stage.world.advance(60)
        self.assertEqual(stage.database(DR, "main-db-replica"), ("available", None, 14))
        self.assertEqual(stage.capacity(DR, "web-dr"), (0, 0))
        stage.aws.fail = lambda region, method: None
        stage.ticks(5)
        self.assertTrue(stage.state["served"])

    def test_a_primary_region_that_throttles_is_pending_and_one_that_refuses_is_an_error(self) -> None:
        for code, status, raises in (("Throttling", 400, False), ("ServiceUnavailable", 503, False),
                                     ("AccessDenied", 403, True)):
            stage = Stage()
            stage.world.set_alarm(ALARM, "ALARM")
            refused = refusal(code, status=status)
            stage.aws.fail = lambda region, method, refused=refused: refused if region == PRIMARY else None
            for _ in range(7):
                stage.world.advance(60)
                if raises:
                    with self.assertRaisesRegex(StepsFailed, "fence-primary: look: .*AccessDenied"):
                        stage.invoke({"source": "lifeboat.tick"})
                else:
                    stage.invoke({"source": "lifeboat.tick"})
            self.assertTrue(stage.state["served"], code)
            self.assertEqual(stage.state["fence"], "pending")
            stage.aws.fail = lambda region, method: None
            stage.until_closed(2)

    def test_a_message_that_cannot_be_sent_is_sent_later(self) -> None:
        stage = lost(fence=False)
        stage.aws.fail = lambda region, method: refusal("InternalError", status=500) if method == "publish" else None
        failed = 0
        for _ in range(7):
            try:
                stage.tick()
            except StepsFailed:
                failed += 1
        self.assertGreater(failed, 0)
        self.assertNotIn("closed", stage.state)
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        stage.aws.fail = lambda region, method: None
        stage.until_closed(1)
        self.assertEqual(stage.subjects, ["failover completed"])

    def test_refused_capacity_is_reported_once_and_made_up_for(self) -> None:
        stage = lost()
        stage.world.refuse_launches = "Insufficient capacity"
        stage.ticks(6)
        self.assertFalse(stage.state.get("served", False))
        self.assertTrue(any("Insufficient capacity" in one for one in stage.state["waiting"]), stage.state)
        self.assertEqual(stage.subjects, ["failover is waiting"])
        self.assertEqual(stage.traffic(DR, "web"), (0.0, [0]), "no traffic to a region without a healthy target")
        stage.world.refuse_launches = None
        stage.ticks(3)
        self.assertTrue(stage.state["served"])

    def test_one_healthy_target_opens_the_traffic_and_all_of_them_end_the_work(self) -> None:
        stage = lost(fence=False, services={"web": service("web", least=2, standby=1)})
        stage.world.refuse_launches = "Insufficient capacity"
        stage.ticks(6)
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))
        self.assertFalse(stage.state.get("served", False))
        stage.world.refuse_launches = None
        stage.until_closed(4)

    def test_no_traffic_to_dr_before_the_primary_region_is_out(self) -> None:
        stage = lost()
        update = stage.world.globalaccelerator_update_endpoint_group

        def refuse_primary(region: str, EndpointGroupArn: str, **request: Any) -> Any:
            if PRIMARY in EndpointGroupArn:
                raise refusal("InternalServiceErrorException", status=500)
            return update(region, EndpointGroupArn, **request)
        stage.world.globalaccelerator_update_endpoint_group = refuse_primary  # type: ignore[method-assign]
        for _ in range(6):
            with self.assertRaises(StepsFailed):
                stage.tick()
        self.assertEqual(stage.traffic(DR, "web"), (0.0, [0]))
        self.assertEqual(stage.database(DR, "main-db-replica"), ("available", None, 14))
        stage.world.globalaccelerator_update_endpoint_group = update  # type: ignore[method-assign]
        stage.tick()
        self.assertEqual(stage.traffic(DR, "web"), (100.0, [128]))

    def test_the_endpoint_is_not_published_before_the_database_can_be_written(self) -> None:
        stage = lost()
        stage.world.parameters[DR]["/blog/main/endpoint"] = "stale"
        stage.tick()
        for _ in range(20):
            if stage.database(DR, "main-db-replica")[1] is not None:
                self.assertEqual(stage.world.parameters[DR]["/blog/main/endpoint"], "stale")
            stage.world.advance(10)
            stage.invoke({"source": "lifeboat.tick"})
        self.assertEqual(stage.world.parameters[DR]["/blog/main/endpoint"], "main-db-replica.us-east-1.rds.example.com")

    def test_no_step_starts_without_time_to_end(self) -> None:
        stage = lost()
        stage.context.remaining = 14_000
        stage.ticks(3)
        self.assertEqual(stage.active, "primary")
        stage.context.remaining = 60_000
        stage.ticks(6)
        self.assertTrue(stage.state["served"])


if __name__ == "__main__":
    unittest.main()
