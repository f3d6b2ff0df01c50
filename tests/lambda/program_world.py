"""A small AWS in memory (moto) for the programs beside the controller: two regions, their images, what was called."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import io
import json
import os
import tempfile
import unittest
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unittest import mock

missing = [name for name in ("boto3", "moto") if importlib.util.find_spec(name) is None]
if missing:
    raise unittest.SkipTest(f"{' and '.join(missing)} not installed")

import boto3  # noqa: E402
from botocore.exceptions import ClientError, EndpointConnectionError  # noqa: E402
from moto import mock_aws  # noqa: E402
from moto.cloudwatch.models import cloudwatch_backends  # noqa: E402
from moto.ec2.models import ec2_backends  # noqa: E402
from moto.sns.models import sns_backends  # noqa: E402

import image_mends  # noqa: E402
from shared import clock  # noqa: E402
from shared.aws import Aws  # noqa: E402

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PRIMARY, DR = "eu-west-1", "us-east-1"
ACCOUNT = "123456789012"
NOW = datetime(2026, 11, 25, 10, 15, tzinfo=timezone.utc)
PIPELINE = "CreateAMIFromInstance"
AMI_PARAMETER = {"web": "/app/latest-ami-id", "api": "/shop/services/api/ami-id"}


def _group(name: str) -> dict[str, Any]:
    return {"group": name, "target_group": None, "min": 1, "standby": 0, "max": 2}


CONFIG: dict[str, Any] = {
    "application": "shop", "primary_region": PRIMARY, "dr_region": DR,
    "mode": "automatic", "fence": True, "max_replica_lag_seconds": 300, "cool_down_seconds": 3600,
    "detection_seconds": 360, "rto_seconds": 1800, "rpo_seconds": 300,
    "parameters": {name: f"/shop/{name}" for name in ("active_region", "failbacks", "intent", "state", "maintenance")},
    "region_lost_alarm": "shop-region-lost", "maintenance_alarm": "shop-maintenance", "mirrors": [],
    "functions": {name: f"shop-{name}" for name in ("failover", "image_update", "image_cleanup", "prober")},
    "notifications_topic": "shop-notifications", "image_document": PIPELINE,
    "image_keep": {"days": 7, "at_least": 3}, "key_alias": "alias/shop",
    "services": {key: {"database": None, "serve": "when-writable", "primary": _group(f"shop-{key}"),
                       "dr": _group(f"shop-{key}-dr"), "accelerated": True,
                       "image_parameter": name} for key, name in AMI_PARAMETER.items()},
    "databases": {}, "buckets": {},
}


@functools.cache
def _client(service: str, region: str) -> Any:
    """One client serves all tests: making it takes longer than most of them."""
    return boto3.client(service, region_name=region)


class ProgramWorld(unittest.TestCase):
    """Each test has an empty world, the time NOW, and `made`: the calls of programs as (step, action, region)."""

    def setUp(self) -> None:
        image_mends.install()
        scratch = self.enterContext(tempfile.TemporaryDirectory(prefix="lifeboat-program-"))
        self._config_file = Path(scratch) / "config.json"
        self.configure()
        self.enterContext(mock.patch.dict(os.environ, {
            "LIFEBOAT_CONFIG": str(self._config_file), "AWS_REGION": DR, "AWS_DEFAULT_REGION": DR, "ACCOUNT": ACCOUNT,
            "MOTO_EC2_LOAD_DEFAULT_AMIS": "false",  # hundreds, for every test
            "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b"}))
        self.enterContext(mock_aws())
        topic = self.client("sns", DR).create_topic(Name="shop-notifications")["TopicArn"]
        self.enterContext(mock.patch.dict(os.environ, {"TOPIC_ARN": topic}))
        clock.use(lambda: NOW)
        self.addCleanup(clock.use, None)
        self.made: set[tuple[str, str, str]] = set()
        self.down: set[str] = set()
        self.lines: list[dict[str, Any]] = []
        self._watch()

    def configure(self, **changes: Any) -> None:
        self._config_file.write_text(json.dumps({**CONFIG, **changes}))

    def client(self, service: str, region: str) -> Any:
        return _client(service, region)

    def call(self, handler: Any, event: Mapping[str, Any], context: Any = None) -> Any:
        """Invokes a program; its log goes to `lines`."""
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed):
                return handler(event, context)
        finally:
            self.lines += [json.loads(line) for line in printed.getvalue().splitlines()]

    def assert_logged(self, part: str) -> None:
        self.assertTrue(any(part in line["message"] for line in self.lines), f"no line with {part!r}: {self.lines}")

    # Images

    def image(self, region: str, service: str = "web", age: timedelta = timedelta(), state: str = "available",
              **tags: str) -> str:
        """An image of the pipeline, unless `tags` (with _ for :) say otherwise; "" takes a tag away."""
        name = f"{service}-{len(self.backend(region).amis)}"
        made = self.backend(region).register_image(name)
        made.state, made.creation_date = state, (NOW - age).replace(tzinfo=None)
        made.ebs_snapshot.start_time = made.creation_date
        wanted = {"lifeboat:application": "shop", "lifeboat:service": service, "lifeboat:pipeline": PIPELINE,
                  **{key.replace("_", ":"): value for key, value in tags.items()}}
        for target in (made, made.ebs_snapshot):
            target.add_tags({key: value for key, value in wanted.items() if value})
        return str(made.id)

    def backend(self, region: str) -> Any:
        return ec2_backends[ACCOUNT][region]

    def snapshot_of(self, region: str, image: str) -> str:
        return str(self.backend(region).amis[image].ebs_snapshot.id)

    def images(self, region: str) -> set[str]:
        return {one["ImageId"] for one in self.client("ec2", region).describe_images(Owners=["self"])["Images"]}

    def snapshots(self, region: str) -> set[str]:
        ec2 = self.client("ec2", region)
        return {one["SnapshotId"] for one in ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]}

    def some_public_image(self, region: str) -> str:
        """One that belongs to somebody else."""
        made = self.backend(region).register_image("amazon-linux")
        made.owner_id, made.owner_alias = "137112412989", "amazon"
        return str(made.id)

    # Parameters

    def set_parameter(self, region: str, name: str, *values: str) -> None:
        """One version a value."""
        for value in values:
            self.client("ssm", region).put_parameter(Name=name, Value=value, Type="String", Overwrite=True)

    def parameter(self, region: str, name: str) -> str:
        return str(self.client("ssm", region).get_parameter(Name=name)["Parameter"]["Value"])

    def messages(self) -> list[tuple[str, str]]:
        """What people were told: subject and text."""
        topic = sns_backends[ACCOUNT][DR].topics[os.environ["TOPIC_ARN"]]
        return [(subject or "", text) for _, text, subject, *_ in topic.sent_notifications]

    def samples(self) -> dict[tuple[str, str], float]:
        """Published metrics by name and the dimension beside the application."""
        found: dict[tuple[str, str], float] = {}
        for one in cloudwatch_backends[ACCOUNT][DR].metric_data:
            self.assertEqual(one.namespace, "Lifeboat")
            dimensions = {dimension.name: dimension.value for dimension in one.dimensions}
            self.assertEqual(dimensions.pop("Application"), "shop")
            found[one.name, "".join(dimensions.values())] = float(one.value)
        return found

    # What programs call

    def _watch(self) -> None:
        declared = Aws._declared

        def watched(aws: Aws, step: str, service: str, region: str, method: str) -> Any:
            client = declared(aws, step, service, region, method)
            prefix = {"elbv2": "elasticloadbalancing"}.get(service, service)
            self.made.add((step, f"{prefix}:{client.meta.method_to_api_mapping[method]}", region))
            if region in self.down:
                raise EndpointConnectionError(endpoint_url=f"https://{service}.{region}.example.com")
            return client

        self.enterContext(mock.patch.object(Aws, "_declared", watched))

    @contextlib.contextmanager
    def answering(self, region: str, method: str, code: str, status: int) -> Iterator[None]:
        """AWS answers one method of a region with an error."""
        names = ("_send", "_paginate")
        ways = {name: getattr(Aws, name) for name in names}

        def through(name: str) -> Any:
            def answered(aws: Aws, client: Any, asked: str, params: dict[str, Any]) -> Any:
                if asked == method and client.meta.region_name == region:
                    raise ClientError({"Error": {"Code": code}, "ResponseMetadata": {"HTTPStatusCode": status}}, asked)
                return ways[name](aws, client, asked, params)
            return answered

        with contextlib.ExitStack() as stack:
            for name in names:
                stack.enter_context(mock.patch.object(Aws, name, through(name)))
            yield

    def assert_every_declared_call_was_made(self, program: str) -> None:
        """Of `permissions.json`; undeclared ones have raised already."""
        data = json.loads((TEMPLATES / "lambda" / program / "permissions.json").read_text())
        unused = [one for one in data["calls"] if not any(_covers(one, made) for made in self.made)]
        self.assertEqual(unused, [])


def _covers(declared: Mapping[str, str], made: tuple[str, str, str]) -> bool:
    step, action, region = made
    side = declared["on"].rpartition(":")[2]
    regions = {"primary": {PRIMARY}, "dr": {DR}}.get(side, {PRIMARY, DR})
    return (declared["step"], declared["call"]) == (step, action) and region in regions


def remaining(*milliseconds: int) -> Any:
    """A Lambda context; the last answer is given again and again."""
    answers = list(milliseconds)
    return mock.Mock(get_remaining_time_in_millis=lambda: answers.pop(0) if len(answers) > 1 else answers[0])
