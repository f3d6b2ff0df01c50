"""The image pipeline of a compiled application: its document, run as its schedule starts it, and its two functions.

An image is pending for a while, and a copy until `arrive` says what became of it: that moment is the one to drill.
"""

from __future__ import annotations

import functools
import importlib
import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import boto3
from botocore.config import Config
from moto.ec2.models import ec2_backends
from moto.ec2.models.amis import Ami

from tests.drills import plans, wire
from tests.drills.compiled import Compiled
from tests.drills.world import Drill
from tests.terraform import emitted
from tests.terraform.pace import pace
from tests.terraform.tools import ACCOUNT

# The folder's name is a keyword, which an import statement does not take.
automation_runner: Any = importlib.import_module("tests.lambda.automation_runner")
image_mends: Any = importlib.import_module("tests.lambda.image_mends")

MODULE = Path("modules/primary/dr-automation")
DOCUMENT_CALLER = "image-automation"  # who the document's role is, in the log of calls
IMAGE_TAKES = 300


@dataclass(frozen=True)
class Made:
    """What one run made of which instance."""

    instance: str
    image: str
    copy: str


class Pipeline:
    """Works on the drill's world as it is; knows nothing between two calls."""

    def __init__(self, drill: Drill, compiled: Compiled) -> None:
        image_mends.install()
        self.drill, self.plan = drill, drill.plan
        self.update, self.cleanup = (drill.plan["functions"][key] for key in ("image_update", "image_cleanup"))
        for name, program in ((self.update, "update_ami_parameter"), (self.cleanup, "ami_cleanup")):
            drill.lambdas.add(name, program, compiled.root(program), {"TOPIC_ARN": drill.facts["topic"]})
        self._document = json.loads((compiled.tree / MODULE / "ssm" / "create_ami_from_instance.json").read_text())
        self._scheduled = {
            parameters["Service"][0]: parameters for parameters in (
                emitted.encoded(block.body["input"]) for block in emitted.blocks(compiled.tree)
                if block.type == "aws_cloudwatch_event_target" and block.name.startswith("create_image_"))}

    # ---- what runs ----

    def run(self, service: str, execution: str) -> Made:
        """The schedule's execution for a service; its copy is pending afterwards."""
        known = {"AutoScalingGroupName": [self.plan["services"][service]["primary"]["group"]],
                 "DestinationKmsKeyId": [f"arn:aws:kms:{plans.DR}:{ACCOUNT}:key/dr"]}
        outputs = automation_runner.run(self._document, self._scheduled[service] | known, _client,
                                        execution_id=execution, on_step=self._step, wait=pace.advance)
        made = Made(outputs["SelectInstance.InstanceId"], outputs["CreateImage.ImageId"], outputs["CopyImage.ImageId"])
        _stamp(image_of("dr", made.copy))
        return made

    def arrive(self, image: str, state: str = "available") -> Any:
        """The copy has become that, and EventBridge says so."""
        image_of("dr", image).state = state
        return self.event(image, state)

    def event(self, image: str, state: str, account: str = ACCOUNT) -> Any:
        return self.drill.lambdas.invoke(self.update, {
            "source": "aws.ec2", "detail-type": "EC2 AMI State Change", "account": account, "region": plans.DR,
            "detail": {"ImageId": image, "State": state, "ErrorMessage": "a drill" if state == "failed" else ""}})

    def reconcile(self) -> Any:
        return self.drill.lambdas.invoke(self.update, {"source": "lifeboat.reconcile"})

    def clean(self, **options: Any) -> Any:
        return self.drill.lambdas.invoke(self.cleanup, options or {"source": "lifeboat.cleanup"})

    def _step(self, name: str) -> None:
        if name == "WaitForImage":
            image = list(ec2_backends[ACCOUNT][plans.PRIMARY].amis.values())[-1]
            _stamp(image)
            pace.after(IMAGE_TAKES, _ready, image.id)

    # ---- what is there ----

    def published(self, side: str, service: str) -> str:
        return self.drill.parameter(self.plan["services"][service]["image_parameter"], side)

    def images(self, side: str) -> set[str]:
        """The account's own."""
        found = self.drill.client("ec2", side).describe_images(Owners=["self"])["Images"]
        return {one["ImageId"] for one in found}

    def snapshots(self, side: str) -> set[str]:
        found = self.drill.client("ec2", side).describe_snapshots(OwnerIds=["self"])["Snapshots"]
        return {one["SnapshotId"] for one in found}


def image_of(side: str, image: str) -> Ami:
    found: Ami = ec2_backends[ACCOUNT][plans.REGIONS[side]].amis[image]
    return found


def aged(side: str, image: str, age: timedelta) -> None:
    """Makes an image and its snapshot that old."""
    one = image_of(side, image)
    one.creation_date = one.ebs_snapshot.start_time = (pace.moment() - age).replace(tzinfo=None)


def _stamp(image: Ami) -> None:
    """Begun just now: moto has the real clock's time and is ready at once."""
    image.creation_date = image.ebs_snapshot.start_time = pace.moment().replace(tzinfo=None)
    image.state = "pending"


def _ready(image: str) -> None:
    image_of("primary", image).state = "available"


def _client(service: str, region: str | None) -> Any:
    """boto3 of the document's scripts, with the document's role."""
    return _session().client(service, region_name=region or plans.PRIMARY, endpoint_url=wire.URL,
                             config=Config(retries={"total_max_attempts": 1}))


@functools.cache
def _session() -> boto3.Session:
    """Made at its first use, since one that is older than the wire does not talk to it."""
    return boto3.Session(aws_access_key_id=DOCUMENT_CALLER, aws_secret_access_key="x")
