"""An applied blueprint that lives: its functions run, its schedules tick, its alarms look at metrics, its instances answer.

Everything is what Terraform applied: archives, environments, schedules, subscriptions and alarms are read from the
state. Only what AWS and the application do by themselves is played here: time, the metrics of AWS's own services, and
the answers to health probes.
"""

from __future__ import annotations

import json
import re
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from moto.rds.models import DBInstance, rds_backends
from moto.sns.models import sns_backends

from tests.drills.lambdas import Lambdas
from tests.terraform import alarms, ledger
from tests.terraform.pace import pace
from tests.terraform.tools import ACCOUNT
from tests.terraform.world import World

UNITS = {"minute": 60, "hour": 3600, "day": 86400}
ROUTE53_REGION = "us-east-1"  # the only region with metrics of health checks
MINUTE = 60


class Running:
    """`minutes` lets time pass. The clock is the drill's: an hour takes a second or two."""

    def __init__(self, world: World, scratch: Path, seconds: dict[str, float]) -> None:
        self.world, self._scratch, self._seconds = world, scratch, seconds
        self.front = world.emulator.front
        self.lambdas = Lambdas(self.front, world.regions["dr"])
        self._answers = _Answers()
        self.lost_at: float | None = None
        pace.clock = float(round(pace.now() / MINUTE) * MINUTE)
        pace.seconds = seconds
        for one in self.databases("dr").values():
            ledger.of(one).lags = [(pace.now() - 7200, 1.0)]
        self.deploy()

    def close(self) -> None:
        self._answers.close()

    def deploy(self) -> None:
        """Takes over what Terraform has applied since."""
        self._resources = self.world.terraform.resources()
        functions = self._values("aws_lambda_function")
        for one in functions:
            archive = self.world.tree / one["filename"]
            root = self._scratch / f"{archive.stem}-{one['source_code_hash'][:8].replace('/', '_')}"
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(root)
            environment = dict(one["environment"][0]["variables"])
            for probes in ("PROBES", "OUTSIDE"):
                if probes in environment:
                    environment[probes] = self._answers.instead_of(environment[probes])
            self.lambdas.add(one["function_name"], archive.stem, root, environment, one["timeout"])
            if archive.stem == "prober":  # its attempts are spread over a minute of real time
                globals_ = self.lambdas.function(one["function_name"]).handler.__globals__
                globals_["PACE"] = globals_["Pace"](attempts=1, spacing=0, timeout=2, deadline=4)
        self.controller = next(one["function_name"] for one in functions if "failover_handler" in one["filename"])
        self.lambdas.schedules = [self._schedule(one) for one in self._values("aws_scheduler_schedule")]

    # ---- time ----

    def minutes(self, most: float, until: Any = None) -> bool:
        """Lets time pass, minute by minute, until `until` comes true; answers whether it did."""
        for _ in range(round(most)):
            if until and until():
                return True
            self._measure()
            for side in ("primary", "dr"):
                if self.world.regions[side] not in self.front.down:
                    alarms.evaluate(ACCOUNT, self.world.regions[side])
            self.lambdas.run(MINUTE)
        return bool(until and until())

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What Terraform asks for is done at once: it waits in real time."""
        pace.seconds = {}
        try:
            yield
        finally:
            pace.seconds = self._seconds

    # ---- disaster ----

    def lose_primary(self) -> None:
        region = self.world.regions["primary"]
        self.lost_at = pace.now()
        self._answers.healthy = False
        self.front.take_down(region)
        ledger.region_lost(ACCOUNT, region)

    def bring_primary_back(self) -> None:
        region = self.world.regions["primary"]
        self.front.bring_back(region)
        ledger.region_back(ACCOUNT, region)
        self._answers.healthy = True

    # ---- use and look ----

    def command(self, name: str, **options: Any) -> Any:
        return self.lambdas.invoke(self.controller, {"command": name, **options})

    def databases(self, side: str) -> dict[str, DBInstance]:
        return rds_backends[ACCOUNT][self.world.regions[side]].databases

    def parameter(self, name: str, side: str = "dr") -> str:
        client = self.world.client("ssm", side)
        value: str = client.get_parameter(Name=name)["Parameter"]["Value"]
        return value

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.parameter(self.config()["parameters"]["state"]))
        return found

    def config(self) -> dict[str, Any]:
        """What the controller was told."""
        with zipfile.ZipFile(self.world.tree / "modules/dr/dr-automation/lambda/failover_handler.zip") as packed:
            found: dict[str, Any] = json.loads(packed.read("config.json"))
        return found

    def capacity(self, side: str, group: str) -> tuple[int, int, int]:
        """Minimum, desired, in service."""
        client = self.world.client("autoscaling", side)
        found = client.describe_auto_scaling_groups(AutoScalingGroupNames=[group])["AutoScalingGroups"][0]
        return (found["MinSize"], found["DesiredCapacity"],
                sum(one["LifecycleState"] == "InService" for one in found["Instances"]))

    def traffic(self, side: str) -> list[tuple[float, list[int]]]:
        """Dial and weights of each endpoint group of a region."""
        return [(one["TrafficDialPercentage"], [each["Weight"] for each in one["EndpointDescriptions"]])
                for one in self.world.emulator.accelerators.endpoint_groups.values()
                if one["EndpointGroupRegion"] == self.world.regions[side]]

    def messages(self) -> list[tuple[str, str]]:
        """What people in the DR region were told by the programs: subject and text."""
        topics = sns_backends[ACCOUNT][self.world.regions["dr"]].topics.values()
        return [(subject or "", text) for topic in topics for _, text, subject, *_ in topic.sent_notifications
                if not text.startswith('{"AlarmName"')]

    # ---- what AWS and the application do by themselves ----

    def _measure(self) -> None:
        """Load balancers and Route 53's checkers publish their metrics; a lost region publishes nothing."""
        now = pace.moment()
        lost = self.world.regions["primary"] in self.front.down
        for one in self._values("aws_cloudwatch_metric_alarm"):
            healthy = 0.0 if lost or not self._answers.healthy else 1.0
            if one["metric_name"] == "HealthyHostCount" and not lost:
                region = self.world.regions["primary"]
            elif one["metric_name"] == "HealthCheckStatus":
                region = ROUTE53_REGION
            else:
                continue
            self.world.emulator.client("cloudwatch", region).put_metric_data(
                Namespace=one["namespace"], MetricData=[
                    {"MetricName": one["metric_name"], "Value": healthy, "Timestamp": now, "Dimensions": [
                        {"Name": name, "Value": value} for name, value in one["dimensions"].items()]}])

    def _values(self, kind: str) -> list[dict[str, Any]]:
        return [one["values"] for one in self._resources if one["type"] == kind]

    def _schedule(self, values: dict[str, Any]) -> tuple[str, float, Any]:
        found = re.fullmatch(r"rate\((\d+) (minute|hour|day)s?\)", values["schedule_expression"])
        assert found, values["schedule_expression"]
        target = values["target"][0]
        return (target["arn"].rpartition(":")[2], int(found.group(1)) * UNITS[found.group(2)],
                json.loads(target["input"] or "{}"))


class _Answers:
    """The application behind the primary region's load balancers, on loopback."""

    def __init__(self) -> None:
        self.healthy = True
        answers = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if answers.healthy else 503)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Silent."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def instead_of(self, probes: str) -> str:
        """The same probes at this server: no load balancer of the emulator has a host that answers, and whatever it
        says is an answer of the world outside."""
        here = f"http://127.0.0.1:{self._server.server_port}"
        return json.dumps({key: re.sub(r"^https?://[^/]+", here, url) for key, url in json.loads(probes).items()})

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
