"""Least privilege, both ways: what the programs called is within what their emitted policies grant, and every action
that a policy grants was needed by some call.

The programs are those of the emitted archives, the policies those of the emitted tree; the calls are the log of a
failover and a failback with everything in them, and of the image pipeline.
"""

from __future__ import annotations

import unittest
from typing import TYPE_CHECKING

from tests.drills import case
from tests.terraform import tools

if TYPE_CHECKING:
    from tests.terraform.front import Call


class Evaluator(unittest.TestCase):
    def allowed(self, action: str, resource: str, **context: str) -> bool:
        from tests.drills.policy import Policy, Request

        policy = Policy([
            {"sid": "A", "actions": ["rds:Describe*", "kms:GenerateDataKey*"],
             "resources": ["arn:a:db:x", "arn:a:db:y-*"]},
            {"sid": "B", "actions": ["ec2:DescribeImages"], "resources": ["*"], "condition": [
                {"test": "StringEquals", "variable": "region", "values": ["one", "two"]}]},
            {"sid": "C", "actions": ["sns:Publish"], "resources": ["*"], "condition": {
                "test": "NumericLessThan", "variable": "region", "values": ["9"]}}])
        return policy.allows(Request(action, resource, tuple(context.items())))

    def test_names_wildcards_and_case(self) -> None:
        self.assertTrue(self.allowed("rds:DescribeDBInstances", "arn:a:db:x"))
        self.assertTrue(self.allowed("RDS:describeDBInstances", "arn:a:db:y-1"))
        self.assertFalse(self.allowed("rds:ModifyDBInstance", "arn:a:db:x"))
        self.assertFalse(self.allowed("rds:DescribeDBInstances", "arn:a:db:xx"))
        self.assertFalse(self.allowed("rds:DescribeDBInstances", "*"), "an action on everything needs the star")

    def test_conditions(self) -> None:
        self.assertTrue(self.allowed("ec2:DescribeImages", "*", region="two"))
        self.assertFalse(self.allowed("ec2:DescribeImages", "*", region="three"))
        self.assertFalse(self.allowed("ec2:DescribeImages", "*"), "a key without a value is no match")
        self.assertFalse(self.allowed("sns:Publish", "*", region="1"), "an unknown operator is no match")

    def test_denials_are_not_understood_and_said_so(self) -> None:
        from tests.drills.policy import Policy

        with self.assertRaises(ValueError):
            Policy([{"sid": "D", "effect": "Deny", "actions": ["*"], "resources": ["*"]}])


class Roles(case.CompiledCase):
    """One world for all: what each role called is gathered over everything that is played."""

    def held_to(self, role: str, program: str, calls: "list[Call]", needless: frozenset[tuple[str, str]] = frozenset()
                ) -> None:
        from tests.drills import iam_requests

        groups = self.drill.facts["endpoint_groups"].values()
        accelerator = next(iter(groups))["dr"].partition("/listener/")[0]
        policy = self.compiled.policy(role, {
            "caller_identity": tools.ACCOUNT, "globalaccelerator_accelerator": accelerator,
            "primary_encryption_kms_key": "arn:aws:kms:eu-west-1:k",
            "dr_encryption_kms_key": "arn:aws:kms:us-east-1:k"})
        self.assertGreater(len(calls), 3, "nothing was played")
        denied = {f"{request.action} on {request.resource}" for call in calls for request in iam_requests.of(call)
                  if not policy.allows(request)}
        self.assertEqual(set(), denied, "called, but not granted")
        implied = self.compiled.implied(program)
        superfluous = {one for one in policy.unused() if one[1] not in implied}
        self.assertEqual(needless, superfluous, "granted, but needed by nothing that was played")

    def test_failover_handler(self) -> None:
        from tests.drills import stories
        from tests.terraform import scaling

        drill = self.drill
        drill.begin()
        calls = drill.front.calls
        for one in drill.plan["databases"].values():
            drill.set_parameter(one["endpoint_parameter"], "somewhere.else")
            drill.set_parameter(one["endpoint_parameter"], "somewhere.else", "primary")
        for one in drill.plan["buckets"].values():
            drill.set_parameter(one["name_parameter"], "some-other-bucket")
            drill.set_parameter(one["name_parameter"], "some-other-bucket", "primary")
        scaling.full.add("us-east-1")
        drill.alarm()
        drill.tick(4)
        scaling.full.clear()
        drill.tick(30, lambda: drill.state().get("served") is True)
        stories.fail_over(drill)
        armed = drill.controller
        drill.configure(armed=True)
        stories.fail_back(drill)
        drill.status()
        # For MariaDB and PostgreSQL, whose new replicas get their parameter group by a change; this one is MySQL.
        other_engines = frozenset((f"DatabaseSettings{side}", "rds:ModifyDBInstance") for side in ("Primary", "Dr"))
        self.held_to("failover_handler", "failover_handler",
                     [call for call in calls if call.caller in (armed, drill.controller)], needless=other_engines)

    def test_image_pipeline(self) -> None:
        """Both functions and the document's role, from one life of two images."""
        from datetime import timedelta

        from tests.drills.pipeline import DOCUMENT_CALLER, Pipeline, aged

        self.drill.begin()
        pipeline = Pipeline(self.drill, self.compiled)
        old, failed = pipeline.run("blog", "1"), pipeline.run("blog", "2")
        pipeline.arrive(old.copy)
        pipeline.arrive(failed.copy, "failed")
        pipeline.reconcile()
        for number in range(5):
            pipeline.arrive(pipeline.run("blog", str(number + 3)).copy)
        for side, image in (("dr", old.copy), ("primary", old.image)):
            aged(side, image, timedelta(days=400))
        pipeline.clean()
        self.assertNotIn(old.copy, pipeline.images("dr"))
        for role, program, caller in (("image_automation", "ssm", DOCUMENT_CALLER),
                                      ("update_ami_parameter", "update_ami_parameter", pipeline.update),
                                      ("ami_cleanup", "ami_cleanup", pipeline.cleanup)):
            with self.subTest(role=role):
                self.held_to(role, program, [call for call in self.drill.front.calls if call.caller == caller])

    def test_prober(self) -> None:
        from http.server import BaseHTTPRequestHandler, HTTPServer
        from threading import Thread

        class Healthy(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Silence."""

        drill = self.drill
        drill.begin()
        for mirror in drill.plan["mirrors"]:
            drill.client("cloudwatch", "primary").put_metric_alarm(
                AlarmName=mirror["alarm"], Namespace="n", MetricName="m", Period=60, EvaluationPeriods=1,
                Statistic="Minimum", Threshold=1.0, ComparisonOperator="LessThanThreshold")
        service = HTTPServer(("127.0.0.1", 0), Healthy)
        self.addCleanup(service.server_close)
        self.addCleanup(service.shutdown)
        Thread(target=service.serve_forever, daemon=True).start()
        # Beside a DR region that has Route 53's metrics itself nothing is carried there, and its alarm reads them.
        carried = "ROUTE53_HEALTH_CHECK" in self.compiled.environment("prober")
        name = drill.plan["functions"]["prober"]
        here = f"http://127.0.0.1:{service.server_port}"
        drill.lambdas.add(name, "prober", self.compiled.root("prober"), {
            "PROBES": f'{{"blog": "{here}/health"}}', "OUTSIDE": f'{{"somewhere": "{here}"}}',
            **({"ROUTE53_HEALTH_CHECK": "check"} if carried else {})})
        for _ in range(2):
            drill.lambdas.invoke(name, {"source": "lifeboat.tick"})
        self.held_to("prober", "prober", [call for call in drill.front.calls if call.caller == name])


if __name__ == "__main__":
    case.main()
