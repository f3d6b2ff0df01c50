"""Least privilege, both ways: each request is on what its step declares, and each declaration is used by some story."""

from __future__ import annotations

import json
import unittest
from pathlib import Path

import failover_handler.handler as entry
import resources
from failback_stage import failed_over
from shared.permissions import Permissions, UndeclaredCall
from stage import DR, PARAMETERS, PRIMARY, Stage
from test_killed import application, fail_back

FILE = Path(entry.__file__).with_name("permissions.json")


def stories() -> list[Stage]:
    whole = failed_over(**application())
    for region in (PRIMARY, DR):  # as after a restore under another name, which gives another host
        for name in ("/blog/main/endpoint", "/blog/media/name"):
            whole.world.parameters[region][name] = "stale"
    fail_back(whole)
    short = Stage()
    short.lose_region()
    short.world.refuse_launches = "none left"
    short.ticks(3)
    short.command("status")
    return [whole, short]


class Declared(unittest.TestCase):
    def test_exactly_what_is_used(self) -> None:
        declared = {(one["step"], one["call"], one["on"]) for one in json.loads(FILE.read_text())["calls"]}
        used = {(step, action, on) for stage in stories() for step, action, region, request in stage.aws.calls
                for on in resources.classes(stage.config, action, region, request)}
        self.assertEqual(sorted(used - declared), [], "used, not declared")
        self.assertEqual(sorted(declared - used), [], "declared, never used")

    def test_a_call_that_is_not_declared_is_refused(self) -> None:
        stage = Stage()
        with self.assertRaisesRegex(UndeclaredCall, "rds:DeleteDBInstance"):
            stage.aws.call("promote", "rds", DR, "delete_db_instance", DBInstanceIdentifier="main-db-replica")
        with self.assertRaises(UndeclaredCall):
            stage.aws.call("observe", "sns", DR, "publish", TopicArn="x", Message="y")
        self.assertEqual(stage.aws.calls, [])

    def test_nothing_deletes(self) -> None:
        actions = {action for _, action in Permissions.beside(entry.__file__).calls}
        self.assertEqual({one for one in actions if "Delete" in one or "Deregister" in one or "Stop" in one}, set())

    def test_the_file_is_well_formed(self) -> None:
        data = json.loads(FILE.read_text())
        self.assertEqual(set(data), {"calls", "implied"})
        for one in data["calls"]:
            self.assertEqual(set(one), {"step", "call", "on"})
        for one in data["implied"]:
            self.assertLessEqual({"call", "on", "because"}, set(one))
            self.assertLessEqual(set(one), {"call", "on", "via", "because"})
        calls = [tuple(one.items()) for one in data["calls"]]
        self.assertEqual(len(calls), len(set(calls)), "declared twice")

    def test_nothing_but_the_primary_side_is_asked_in_the_lost_region(self) -> None:
        stage = Stage()
        stage.lose_region()
        stage.ticks(8)
        self.assertTrue(stage.state["served"])
        far = {(step, action) for step, action, region, _ in stage.aws.calls if region == PRIMARY}
        self.assertEqual(far, {("observe", "autoscaling:DescribeAutoScalingGroups")})
        self.assertEqual(set(PARAMETERS.values()) & set(stage.world.parameters[PRIMARY]), set())


if __name__ == "__main__":
    unittest.main()
