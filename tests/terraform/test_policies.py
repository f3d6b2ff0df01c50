"""IAM policies and event patterns that come out, against the models that AWS publishes.

IAM takes any action name and any ARN: a misspelt action, or an ARN for an action that takes none, is a permission that
is silently missing on the day of the failover. EventBridge takes any pattern: a wrong one never matches.
"""

from __future__ import annotations

import json
import unittest
from pathlib import Path
from typing import Any

from tests.terraform import report, tools
from tests.terraform.emitted import as_list, blocks, encoded, policies, spelled
from tests.terraform.iam_model import actions_of, require_model, resource_patterns

# Actions that know a narrower resource and get `*` all the same.
WIDE = {
    "cloudwatch:describealarms": "AWS shows composite alarms to those only who may see all alarms",
    "ssm:updateinstanceinformation": "the agent registers itself with it; AWS documents it with `*` only",
}
BLUEPRINTS = [*sorted((tools.REPOSITORY / "blueprints").glob("*.yaml")), Path(__file__).with_name("large.yaml")]
# Where a role's permissions stand, and how long one of them may be.
ROLE_POLICIES = {"aws_iam_role_policy": 10_240, "aws_iam_policy": 6_144}


def setUpModule() -> None:
    tools.lifeboat_binary()


class EmittedTrees(unittest.TestCase):
    maxDiff = None
    trees: dict[str, Path]

    @classmethod
    def setUpClass(cls) -> None:
        scratch = cls.enterClassContext(tools.scratch_directory("policies"))
        cls.trees = {}
        for blueprint in BLUEPRINTS:
            cls.trees[blueprint.stem] = scratch / blueprint.stem
            tools.compile_blueprint(blueprint, cls.trees[blueprint.stem])


class Policies(EmittedTrees):
    """What roles may do."""

    @classmethod
    def setUpClass(cls) -> None:
        require_model()
        super().setUpClass()

    def statements(self) -> list[tuple[str, dict[str, Any]]]:
        found = [(f"{blueprint}: {address}: {statement['sid']}", statement)
                 for blueprint, tree in self.trees.items()
                 for resource in ROLE_POLICIES
                 for address, statements in policies(tree, resource, "policy")
                 for statement in statements]
        self.assertGreater(len(found), 20)
        return found

    def test_every_action_exists(self) -> None:
        unknown = [(place, action) for place, statement in self.statements() for action in statement["actions"]
                   if not actions_of(action)]
        self.assertEqual([], unknown)

    def test_actions_get_resources_that_they_know(self) -> None:
        """`*` exactly where an action knows nothing narrower; elsewhere an ARN of a kind that it takes."""
        wrong, used = [], set()
        for place, statement in self.statements():
            arns = [spelled(text) for text in statement["resources"]]
            for pattern in statement["actions"]:
                for action in actions_of(pattern):
                    name = f"{pattern.partition(':')[0]}:{action}"
                    shapes = resource_patterns(pattern.partition(":")[0], action)
                    used |= {name} & WIDE.keys() if arns == ["*"] else set()
                    if shapes is None or (name in WIDE and arns == ["*"]):
                        fine = arns == ["*"]
                    else:
                        fine = any(shape.match(arn) for shape in shapes for arn in arns if arn != "*")
                    if not fine:
                        wrong.append((place, name, arns))
        self.assertEqual([], wrong)
        self.assertEqual(set(WIDE), used, "WIDE lists what nobody does any more: take it out")

    def test_every_resource_is_one_that_an_action_takes(self) -> None:
        idle = []
        for place, statement in self.statements():
            shapes = [resource_patterns(pattern.partition(":")[0], action)
                      for pattern in statement["actions"] for action in actions_of(pattern)]
            for arn in (spelled(text) for text in statement["resources"]):
                if arn != "*" and not any(shape.match(arn) for known in shapes for shape in known or []):
                    idle.append((place, arn))
        self.assertEqual([], idle)

    def test_policies_fit_into_their_role(self) -> None:
        """IAM counts characters without white space: of all inline policies of a role, and of each managed one."""
        found = set()
        for blueprint, tree in self.trees.items():
            for resource, limit in ROLE_POLICIES.items():
                for address, statements in policies(tree, resource, "policy"):
                    found.add(resource)
                    with self.subTest(blueprint=blueprint, policy=address):
                        self.assertLess(len(spelled(json.dumps(statements, separators=(",", ":")))), limit)
        self.assertEqual(set(ROLE_POLICIES), found)

    def test_roles_have_one_kind_of_policy_and_few_of_them(self) -> None:
        """Ten managed policies are IAM's default; every one of them is attached."""
        for blueprint, tree in self.trees.items():
            attached: dict[str, list[str]] = {}
            for block in blocks(tree):
                if block.type == "aws_iam_role_policy_attachment":
                    attached.setdefault(block.body["role"], []).append(block.body["policy_arn"])
            inline = [block.body["role"] for block in blocks(tree) if block.type == "aws_iam_role_policy"]
            managed = [f"${{aws_iam_policy.{block.name}.arn}}" for block in blocks(tree) if block.type == "aws_iam_policy"]
            with self.subTest(blueprint=blueprint):
                self.assertEqual(sorted(managed), sorted(arn for arns in attached.values() for arn in arns))
                self.assertEqual(set(), attached.keys() & set(inline))
                self.assertTrue(all(len(arns) <= 10 for arns in attached.values()), attached)

    def test_services_are_trusted_for_this_account_only(self) -> None:
        """A service works for every account: without a condition it could be made to use the role for another one.

        EC2 and Lambda take roles by iam:PassRole of this account only, and send no source."""
        for blueprint, tree in self.trees.items():
            for address, statements in policies(tree, "aws_iam_role", "assume_role_policy"):
                for statement in statements:
                    principals = [name for one in as_list(statement["principals"]) for name in one["identifiers"]]
                    variables = {one["variable"] for one in as_list(statement.get("condition", []))}
                    if set(principals) & {"ec2.amazonaws.com", "lambda.amazonaws.com"}:
                        continue
                    with self.subTest(blueprint=blueprint, role=address):
                        self.assertIn("aws:SourceAccount", variables)


class ResourcePolicies(EmittedTrees):
    """What others may do to topics and queues."""

    # EventBridge names no account when it publishes to a topic: a condition on one would drop its messages. The topic
    # is the primary region's, which starts nothing.
    WITHOUT_ACCOUNT = {("modules/primary/dr-automation: aws_sns_topic_policy.notifications", "Rules")}

    def test_only_services_of_this_account(self) -> None:
        for blueprint, tree in self.trees.items():
            found = [one for resource in ("aws_sns_topic_policy", "aws_sqs_queue_policy")
                     for one in policies(tree, resource, "policy")]
            self.assertTrue(found, blueprint)
            for address, statements in found:
                for statement in statements:
                    if (address, statement["sid"]) in self.WITHOUT_ACCOUNT:
                        continue
                    with self.subTest(blueprint=blueprint, policy=address, statement=statement["sid"]):
                        self.assertEqual(["Service"], [one["type"] for one in as_list(statement["principals"])])
                        values = {one["variable"]: one["values"] for one in as_list(statement["condition"])}
                        self.assertEqual([tools.ACCOUNT], [spelled(one) for one in values["aws:SourceAccount"]])


# Events as AWS documents them (EC2: "Monitor AMI events"; Systems Manager: "Amazon EventBridge event examples").
AMI_AVAILABLE = {"source": "aws.ec2", "detail-type": "EC2 AMI State Change",
                 "detail": {"RequestId": "1", "ImageId": "ami-0abcdef1234567890", "State": "available",
                            "ErrorMessage": ""}}
AUTOMATION = {"source": "aws.ssm", "detail-type": "EC2 Automation Execution Status-change Notification",
              "detail": {"ExecutionId": "1", "Definition": "x", "DefinitionVersion": 1.0, "Status": "Failed",
                         "Time": "1", "StartTime": "1", "EndTime": "2", "ExecutedBy": "x"}}


class EventPatterns(EmittedTrees):
    """The pattern matcher is moto's, which is EventBridge's as far as it is used here."""

    @classmethod
    def setUpClass(cls) -> None:
        tools.require_emulator()
        super().setUpClass()

    def matching(self, tree: Path, event: dict[str, Any]) -> list[str]:
        """Names of the rules that a documented event reaches; references are spelled as examples."""
        from moto.events.models import EventPattern

        return [block.name for block in blocks(tree)
                if block.type == "aws_cloudwatch_event_rule" and "event_pattern" in block.body
                and EventPattern.load(json.dumps(encoded(block.body["event_pattern"]))).matches_event(event)]

    def changed(self, event: dict[str, Any], **detail: str) -> dict[str, Any]:
        return event | {"detail": event["detail"] | detail}

    def test_documented_events_arrive(self) -> None:
        for blueprint, tree in self.trees.items():
            with self.subTest(blueprint):
                self.assertEqual(1, len(self.matching(tree, AMI_AVAILABLE)))
                self.assertEqual(1, len(self.matching(tree, self.changed(AMI_AVAILABLE, State="failed"))))
                document = self.document(tree)
                for status in ("Failed", "TimedOut", "Cancelled"):
                    event = self.changed(AUTOMATION, Definition=document, Status=status)
                    self.assertEqual(1, len(self.matching(tree, event)), status)

    def test_others_do_not(self) -> None:
        for blueprint, tree in self.trees.items():
            with self.subTest(blueprint):
                for event in (self.changed(AMI_AVAILABLE, State="pending"), AMI_AVAILABLE | {"source": "aws.ssm"},
                              self.changed(AUTOMATION, Definition="AWS-StopEC2Instance"),
                              self.changed(AUTOMATION, Definition=self.document(tree), Status="Success")):
                    self.assertEqual([], self.matching(tree, event))

    def document(self, tree: Path) -> str:
        """The document's name, which is how the rule knows it."""
        names = [block.body["name"] for block in blocks(tree) if block.type == "aws_ssm_document"]
        self.assertEqual(1, len(names))
        patterns = [block.body["event_pattern"] for block in blocks(tree)
                    if block.type == "aws_cloudwatch_event_rule" and "Automation" in block.body.get("event_pattern", "")]
        self.assertEqual(1, len(patterns))
        self.assertEqual(names, encoded(patterns[0])["detail"]["Definition"])
        return names[0]

    def test_states_are_those_of_the_services_models(self) -> None:
        import botocore.session

        session = botocore.session.get_session()
        known = {"State": set(session.get_service_model("ec2").shape_for("ImageState").enum),
                 "Status": set(session.get_service_model("ssm").shape_for("AutomationExecutionStatus").enum)}
        for tree in self.trees.values():
            for block in blocks(tree):
                if block.type == "aws_cloudwatch_event_rule" and "event_pattern" in block.body:
                    detail = encoded(block.body["event_pattern"])["detail"]
                    for field, values in detail.items():
                        self.assertLessEqual(set(values), known.get(field, set(values)))


if __name__ == "__main__":
    report.main()
