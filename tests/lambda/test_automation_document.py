"""The Automation document, run by automation_runner.py: which instance, what is made of it, what arrives.

The scripts in the document are the files beside it. After editing one: `LIFEBOAT_UPDATE=1 python3 -m unittest
test_automation_document`, or `python3 templates/ssm/embed_scripts.py`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unittest
from datetime import timedelta
from typing import Any

from automation_runner import AutomationError, run
from program_world import ACCOUNT, AMI_PARAMETER, DR, NOW, PIPELINE, PRIMARY, TEMPLATES, ProgramWorld

from moto.autoscaling.models import autoscaling_backends  # program_world has skipped this file where it is missing

from update_ami_parameter.handler import handler as update_ami_parameter

SSM = TEMPLATES / "ssm"
DOCUMENT: dict[str, Any] = json.loads((SSM / "create_ami_from_instance.json").read_text())
GROUP = "shop-web"
EXECUTION = "4105a4fc-f944-11e6-9d32-0a1b2c3d495h"
PARAMETERS = {
    "AutomationAssumeRole": ["arn:aws:iam::123456789012:role/SSMAutomationRole"],
    "Application": ["shop"],
    "Service": ["web"],
    "Pipeline": [PIPELINE],
    "AutoScalingGroupName": [GROUP],
    "DestinationRegion": [DR],
    "DestinationKmsKeyId": ["alias/shop"],
}
TAGS = {"lifeboat:application": "shop", "lifeboat:service": "web", "lifeboat:pipeline": PIPELINE,
        "Name": f"shop-web-{EXECUTION}"}


class Pipeline(ProgramWorld):
    def setUp(self) -> None:
        super().setUp()
        self.step = ""
        self.steps: list[str] = []
        self.watched: list[Any] = []
        self.calls: set[tuple[str, str, str]] = set()
        launch = self.client("ec2", PRIMARY)
        public = self.some_public_image(PRIMARY)
        launch.create_launch_template(LaunchTemplateName=GROUP, LaunchTemplateData={"ImageId": public})
        self.client("autoscaling", PRIMARY).create_auto_scaling_group(
            AutoScalingGroupName=GROUP, MinSize=0, MaxSize=4, DesiredCapacity=3, AvailabilityZones=[f"{PRIMARY}a"],
            LaunchTemplate={"LaunchTemplateName": GROUP, "Version": "$Latest"})
        for age, instance in enumerate(self.instances()):
            self.started(instance, timedelta(hours=age))

    def instances(self) -> list[str]:
        """Of the group, in service, by id."""
        [group] = self.client("autoscaling", PRIMARY).describe_auto_scaling_groups(
            AutoScalingGroupNames=[GROUP])["AutoScalingGroups"]
        return sorted(one["InstanceId"] for one in group["Instances"] if one["LifecycleState"] == "InService")

    def started(self, instance: str, ago: timedelta) -> None:
        self.backend(PRIMARY).get_instance(instance).launch_time = (NOW - ago).replace(tzinfo=None)

    def execute(self, execution: str = EXECUTION, wait: Any = lambda seconds: None,
                **changes: list[str]) -> dict[str, Any]:
        try:
            return run(DOCUMENT, {**PARAMETERS, **changes}, self.factory, execution_id=execution, on_step=self.on_step,
                       wait=wait)
        finally:
            self.step = ""

    def on_step(self, name: str) -> None:
        self.step = name
        self.steps.append(name)

    def factory(self, service: str, region: str | None) -> Any:
        """A client whose calls are noted while a step runs."""
        where = region or PRIMARY
        client = self.client(service, where)

        def note(model: Any, **_: Any) -> None:
            if self.step:
                self.calls.add((self.step, f"{service}:{model.name}", where))

        if client not in self.watched:
            self.watched.append(client)
            client.meta.events.register("before-call", note)
            self.addCleanup(client.meta.events.unregister, "before-call", note)
        return client

    def described(self, region: str, image: str) -> dict[str, Any]:
        [found] = self.client("ec2", region).describe_images(ImageIds=[image])["Images"]
        return dict(found)

    def tags(self, region: str, resource: str) -> dict[str, str]:
        filters = [{"Name": "resource-id", "Values": [resource]}]
        found = self.client("ec2", region).describe_tags(Filters=filters)["Tags"]
        return {one["Key"]: one["Value"] for one in found}

    # Which instance

    def test_the_longest_running_instance(self) -> None:
        self.assertEqual(self.execute()["SelectInstance.InstanceId"], self.instances()[2])

    def test_the_id_decides_between_equals(self) -> None:
        for instance in self.instances():
            self.started(instance, timedelta())
        self.assertEqual(self.execute()["SelectInstance.InstanceId"], self.instances()[0])

    def test_an_instance_that_is_not_healthy_is_passed_over(self) -> None:
        oldest = self.instances()[2]
        [group] = self.scaling_groups()
        state = next(one for one in group.instance_states if one.instance.id == oldest)
        for attribute, value in (("health_status", "Unhealthy"), ("lifecycle_state", "Standby")):
            with self.subTest(value=value):
                before = getattr(state, attribute)
                setattr(state, attribute, value)
                self.assertNotEqual(self.execute(execution=value)["SelectInstance.InstanceId"], oldest)
                setattr(state, attribute, before)

    def test_after_an_instance_was_replaced(self) -> None:
        before = self.execute(execution="1")["SelectInstance.InstanceId"]
        self.client("autoscaling", PRIMARY).terminate_instance_in_auto_scaling_group(
            InstanceId=before, ShouldDecrementDesiredCapacity=False)
        self.assertEqual(len(self.instances()), 3)
        after = self.execute(execution="2")
        self.assertIn(after["SelectInstance.InstanceId"], self.instances())
        self.assertNotEqual(after["SelectInstance.InstanceId"], before)

    def test_without_an_instance_it_says_so(self) -> None:
        self.client("autoscaling", PRIMARY).update_auto_scaling_group(AutoScalingGroupName=GROUP, DesiredCapacity=0)
        images = self.images(PRIMARY)
        with self.assertRaisesRegex(LookupError, f"{GROUP} has no healthy instance"):
            self.execute()
        with self.assertRaisesRegex(LookupError, "elsewhere does not exist"):
            self.execute(AutoScalingGroupName=["elsewhere"])
        self.assertEqual(self.images(PRIMARY), images)

    # What is made

    def test_image_and_copy(self) -> None:
        outputs = self.execute()
        for region, step in ((PRIMARY, "CreateImage"), (DR, "CopyImage")):
            with self.subTest(region=region):
                image = self.described(region, outputs[f"{step}.ImageId"])
                [mapping] = image["BlockDeviceMappings"]
                self.assertEqual(image["Name"], TAGS["Name"])
                self.assertEqual(self.tags(region, image["ImageId"]), TAGS)
                self.assertEqual(self.tags(region, mapping["Ebs"]["SnapshotId"]), TAGS)
        copy = self.backend(DR).amis[outputs["CopyImage.ImageId"]]
        self.assertTrue(copy.ebs_snapshot.encrypted)
        self.assertEqual(copy.ebs_snapshot.kms_key_id, "alias/shop")

    def test_the_running_instance_is_not_rebooted(self) -> None:
        step = next(one for one in DOCUMENT["mainSteps"] if one["name"] == "CreateImage")
        self.assertIs(step["inputs"]["NoReboot"], True)

    def test_waits_until_the_image_is_there(self) -> None:
        looks = []

        def becomes_ready(seconds: float) -> None:
            looks.append(seconds)
            self.set_states("available" if len(looks) == 3 else "pending")

        self.pending_at_first()
        self.execute(wait=becomes_ready)
        self.assertEqual(len(looks), 3)

    def test_a_failed_image_is_not_copied(self) -> None:
        self.pending_at_first()
        with self.assertRaisesRegex(AutomationError, "'failed'"):
            self.execute(wait=lambda seconds: self.set_states("failed"))
        self.assertEqual(self.steps[-1], "CheckImage")
        self.assertEqual(self.images(DR), set())

    def test_an_image_that_never_gets_ready_ends_the_execution(self) -> None:
        self.pending_at_first()
        with self.assertRaisesRegex(AutomationError, "timed out"):
            self.execute()
        self.assertEqual(self.images(DR), set())

    def test_what_arrives_is_what_the_parameter_gets(self) -> None:
        """The document's tags are the ones that UpdateAMIParameter looks for."""
        for region in (PRIMARY, DR):
            for name in AMI_PARAMETER.values():
                self.set_parameter(region, name, "ami-00000000000000000")
        outputs = self.execute()
        self.call(update_ami_parameter, {"source": "lifeboat.reconcile"})
        self.assertEqual(self.parameter(PRIMARY, AMI_PARAMETER["web"]), outputs["CreateImage.ImageId"])
        self.assertEqual(self.parameter(DR, AMI_PARAMETER["web"]), outputs["CopyImage.ImageId"])
        self.assertEqual(self.parameter(DR, AMI_PARAMETER["api"]), "ami-00000000000000000")

    def test_a_repeated_copy_is_the_same_copy(self) -> None:
        outputs = self.execute()
        step = next(one for one in DOCUMENT["mainSteps"] if one["name"] == "CopyImage")
        again = {**DOCUMENT, "mainSteps": [
            {**step, "inputs": json.loads(json.dumps(step["inputs"])
             .replace("{{ CreateImage.ImageId }}", outputs["CreateImage.ImageId"])
             .replace("{{ SelectInstance.InstanceId }}", outputs["SelectInstance.InstanceId"]))},
        ], "outputs": ["CopyImage.ImageId"]}
        copy = run(again, PARAMETERS, self.factory, execution_id=EXECUTION)
        self.assertEqual(copy["CopyImage.ImageId"], outputs["CopyImage.ImageId"])

    def test_declared_calls(self) -> None:
        """Every declared call is made in its step and region, and no other call is."""
        self.execute()
        declared = json.loads((SSM / "permissions.json").read_text())["calls"]
        self.assertEqual({(one["step"], one["call"]) for one in declared},
                         {(step, call) for step, call, _ in self.calls})
        called_in = {(step, call): region for step, call, region in self.calls}
        self.assertEqual(called_in["CopyImage", "ec2:CopyImage"], DR)
        self.assertEqual(called_in["CreateImage", "ec2:CreateImage"], PRIMARY)

    # Helpers

    def pending_at_first(self) -> None:
        """CreateImage answers before its image is there."""
        original = self.backend(PRIMARY).create_image

        def create_image(*args: Any, **kwargs: Any) -> Any:
            image = original(*args, **kwargs)
            image.state = "pending"
            return image

        self.backend(PRIMARY).create_image = create_image
        self.addCleanup(delattr, self.backend(PRIMARY), "create_image")

    def set_states(self, state: str) -> None:
        for image in self.backend(PRIMARY).amis.values():
            image.state = state

    def scaling_groups(self) -> list[Any]:
        return list(autoscaling_backends[ACCOUNT][PRIMARY].autoscaling_groups.values())


class Text(unittest.TestCase):
    """The document as text."""

    def test_scripts_are_those_of_the_files(self) -> None:
        command = [sys.executable, "-B", str(SSM / "embed_scripts.py")]
        if os.environ.get("LIFEBOAT_UPDATE"):
            subprocess.run(command, check=True)
        done = subprocess.run([*command, "--check"], check=False)
        self.assertEqual(done.returncode, 0, "run templates/ssm/embed_scripts.py")

    def test_no_variable_that_changes_from_step_to_step(self) -> None:
        self.assertNotIn("DATE", json.dumps(DOCUMENT))

    def test_every_parameter_is_used(self) -> None:
        used = set(re.findall(r"\{\{ (\w+) \}\}", json.dumps(DOCUMENT)))
        self.assertEqual(used, set(DOCUMENT["parameters"]))

    def test_fits(self) -> None:
        self.assertLess(len(json.dumps(DOCUMENT)), 64 * 1024)


if __name__ == "__main__":
    unittest.main()
