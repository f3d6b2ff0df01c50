"""An application in two fake regions, and the controller on it."""

from __future__ import annotations

import contextlib
import io
import json
import os
from typing import Any

from fake_aws import FakeAws, Killed
from fake_time import ACCOUNT
from fake_world import FakeWorld
from routing import Way, way

# Clients are made, never used: requests end in the fake world.
os.environ.setdefault("AWS_ACCESS_KEY_ID", "fake")
os.environ.setdefault("AWS_SECRET_ACCESS_KEY", "fake")

import failover_handler.handler as entry  # noqa: E402
from failover_handler.run import Run  # noqa: E402
from shared import clock  # noqa: E402
from shared.config import Config  # noqa: E402
from shared.log import Log  # noqa: E402
from shared.permissions import Permissions  # noqa: E402

PRIMARY, DR = "eu-west-1", "us-east-1"
ALARM = "blog-region-lost"
PERMISSIONS = Permissions.beside(entry.__file__)
PARAMETERS = {name: f"/blog/dr/{name}" for name in ("active_region", "failbacks", "intent", "state", "maintenance")}


def group(name: str, least: int, standby: int, balanced: bool = True) -> dict[str, Any]:
    target_group = f"{name}-tg" if balanced else None
    return {"group": name, "target_group": target_group, "min": least, "standby": standby, "max": 4}


def service(name: str, accelerated: bool = True, balanced: bool = True, least: int = 1,
            standby: int = 0, uses: str | None = None, serve: str = "when-writable") -> dict[str, Any]:
    return {"primary": group(f"{name}-primary", 2, 0, balanced), "dr": group(f"{name}-dr", least, standby, balanced),
            "accelerated": accelerated, "image_parameter": f"/blog/{name}/image", "database": uses, "serve": serve}


def database(name: str, days: int = 14, engine: str = "mysql") -> dict[str, Any]:
    return {"engine": engine, "primary": f"{name}-db", "replica": f"{name}-db-replica",
            "endpoint_parameter": f"/blog/{name}/endpoint", "replica_backup_days": days}


def configuration(**changes: Any) -> dict[str, Any]:
    return {
        "application": "blog", "primary_region": PRIMARY, "dr_region": DR,
        "mode": "automatic", "fence": True, "max_replica_lag_seconds": 300, "cool_down_seconds": 3600,
        "detection_seconds": 180, "rto_seconds": 900, "rpo_seconds": 300, "parameters": PARAMETERS,
        "region_lost_alarm": ALARM, "maintenance_alarm": "blog-maintenance", "mirrors": [],
        "functions": {name: f"blog-{name}" for name in ("failover", "image_update", "image_cleanup", "prober")},
        "notifications_topic": "blog-notifications", "image_document": "blog-image",
        "image_keep": {"days": 7, "at_least": 3}, "key_alias": "alias/blog",
        "services": {"web": service("web", uses="main")}, "databases": {"main": database("main")},
        "buckets": {"media": {"primary": "blog-media-{account}-p", "dr": "blog-media-{account}-d",
                              "name_parameter": "/blog/media/name", "replication": "both-ways"}},
        **changes}


class Context:
    """Lambda's context object, with all the time of the world unless a test takes it away."""

    def __init__(self) -> None:
        self.remaining = 60_000

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining


class Stage:
    """Starts with the primary region serving; `lose_region` and time do the rest."""

    def __init__(self, **changes: Any) -> None:
        self.data = configuration(**changes)
        self.armed = False  # for a failback
        self.world = FakeWorld()
        self.context = Context()
        self.lines: list[dict[str, Any]] = []
        self.aws = FakeAws(PERMISSIONS, self.world, far=PRIMARY)
        self.aws.watch = self._watch
        self.wrong: list[str] = []  # what users met that they must not
        clock.use(lambda: self.world.now)
        self._populate()
        self.world.set_alarm(ALARM, "OK")
        for _ in range(3):
            self.world.advance(60)

    @property
    def config(self) -> Config:
        return Config.from_json(self.data)

    def _populate(self) -> None:
        world, config = self.world, self.config
        for region in (PRIMARY, DR):
            world.images[region] = {f"ami-{region}": "available"}
        for key, one in config.services.items():
            for region, side, size in ((PRIMARY, one.primary, one.primary.min), (DR, one.dr, one.dr.standby)):
                world.add_group(region, side.group, size, side.max, side.target_group)
                world.parameters[region][one.image_parameter] = f"ami-{region}"
                if one.accelerated:
                    dial, weight = (100.0, 128) if region == PRIMARY else (0.0, 0)
                    world.add_endpoint_group(f"arn:{region}:{key}", region, dial, weight)
        for one in config.databases.values():
            source = world.add_database(PRIMARY, one.primary, Engine=one.engine)
            replica = world.add_database(DR, one.replica, Engine=one.engine,
                                         ReadReplicaSourceDBInstanceIdentifier=source["DBInstanceArn"])
            for region, host in ((PRIMARY, source), (DR, replica)):
                world.parameters[region][one.endpoint_parameter] = host["Endpoint"]["Address"]
        for bucket in config.buckets.values():
            world.parameters[PRIMARY][bucket.name_parameter] = bucket.name("primary", ACCOUNT)
            world.parameters[DR][bucket.name_parameter] = "none"
        first = {"active_region": "primary", "failbacks": "0", "intent": "{}", "state": "{}", "maintenance": "none"}
        world.parameters[DR] |= {PARAMETERS[name]: value for name, value in first.items()}

    # ---- what happens ----

    def lose_region(self) -> None:
        """The region goes, and the alarm notices three minutes later."""
        self.world.down.add(PRIMARY)
        for _ in range(3):
            self.world.advance(60)
        self.world.set_alarm(ALARM, "ALARM")

    def regain_region(self) -> None:
        self.world.down.discard(PRIMARY)

    def invoke(self, event: Any) -> Any:
        """One invocation; its log lines are added to `lines`."""
        run = Run(config=self.config, aws=self.aws, log=Log("idle"), account=ACCOUNT, topic="arn:aws:sns:x:y:blog",
                  endpoint_groups={key: {"primary": f"arn:{PRIMARY}:{key}", "dr": f"arn:{DR}:{key}"}
                                   for key in self.data["services"]},
                  remaining_ms=self.context.get_remaining_time_in_millis, failback_armed=self.armed)
        out = io.StringIO()
        try:
            with contextlib.redirect_stdout(out):
                return entry.serve(event, run)
        finally:
            self.lines += [json.loads(line) for line in out.getvalue().splitlines()]
            self._watch()
            if self.wrong:
                raise AssertionError("; ".join(self.wrong))

    def tick(self) -> Any:
        """A minute passes, then the schedule calls. A killed invocation is one that did not end."""
        self.world.advance(60)
        try:
            return self.invoke({"source": "lifeboat.tick"})
        except Killed:
            self.aws.kill = None
            return None

    def command(self, name: str, **options: Any) -> Any:
        return self.invoke({"command": name, **options})

    def announce(self, **changes: Any) -> Any:
        message = {"AlarmName": ALARM, "NewStateValue": "ALARM", "AWSAccountId": ACCOUNT, "Region": "US East",
                   "AlarmArn": f"arn:aws:cloudwatch:{DR}:{ACCOUNT}:alarm:{ALARM}", **changes}
        return self.invoke({"Records": [{"EventSource": "aws:sns", "Sns": {"Message": json.dumps(message)}}]})

    def ticks(self, count: int) -> None:
        for _ in range(count):
            self.tick()

    def until_closed(self, most: int = 60) -> int:
        """Ticks until no operation is open; answers how many it took."""
        for number in range(1, most + 1):
            self.tick()
            if self.closed:
                return number
        raise AssertionError(f"still open after {most} ticks: {json.dumps(self.state, indent=1)}")

    # ---- what there is ----

    @property
    def state(self) -> dict[str, Any]:
        return json.loads(self.world.parameters[DR][PARAMETERS["state"]])

    @property
    def closed(self) -> bool:
        """Whether the operation that the intent names is over; the state may still be of the one before."""
        return bool(self.state.get("closed")) and self.state["id"] == self.intent["id"]

    @property
    def told(self) -> list[str]:
        return self.state.get("told", [])

    @property
    def intent(self) -> dict[str, Any]:
        return json.loads(self.world.parameters[DR][PARAMETERS["intent"]])

    @property
    def active(self) -> str:
        return self.world.parameters[DR][PARAMETERS["active_region"]]

    @property
    def subjects(self) -> list[str]:
        return [one["subject"].split(": ", 1)[1] for one in self.world.messages]

    def reasons(self) -> list[str]:
        return [line["reason"] for line in self.lines if line["message"] in ("no failover", "ignored")]

    def capacity(self, region: str, name: str) -> tuple[int, int]:
        found = self.world.groups[region][name]
        return found["MinSize"], found["DesiredCapacity"]

    def traffic(self, region: str, key: str) -> tuple[float, list[int]]:
        found = self.world.endpoint_groups[f"arn:{region}:{key}"]
        return found["TrafficDialPercentage"], [one["Weight"] for one in found["EndpointDescriptions"]]

    def way(self, key: str, near: str = PRIMARY) -> Way:
        """Where the users of a service go who are closest to `near`."""
        one = self.config.services[key]
        groups = {PRIMARY: one.primary.group, DR: one.dr.group}
        return way({region: self.world.endpoint_groups[f"arn:{region}:{key}"] for region in groups},
                   lambda region: self.world.healthy_targets(region, groups[region]) > 0, near)

    def _watch(self) -> None:
        """At every moment at which the controller does anything: all users in one region, and who writes, where it
        can be written."""
        for key, one in self.config.services.items():
            if not one.accelerated:
                continue
            regions = {each.region for each in (self.way(key, PRIMARY), self.way(key, DR)) if not each.open}
            if len(regions) > 1:
                self.wrong.append(f"{key}: users are in two regions")
            if one.database is not None and one.serve == "when-writable":
                self.wrong += [f"{key}: users are in {region}, which cannot be written" for region in sorted(regions)
                               if not self._writable(region, one.database)]

    def _writable(self, region: str, key: str) -> bool:
        one = self.config.databases[key]
        seen = self.world.databases[region].get(one.primary if region == PRIMARY else one.replica)
        return (seen is not None and "ReadReplicaSourceDBInstanceIdentifier" not in seen
                and self.world.parameters[region][one.endpoint_parameter] == seen["Endpoint"]["Address"])

    def database(self, region: str, name: str) -> tuple[str, str | None, int]:
        found = self.world.databases[region][name]
        return (found["DBInstanceStatus"], found.get("ReadReplicaSourceDBInstanceIdentifier"),
                found["BackupRetentionPeriod"])

    def outcome(self) -> dict[str, Any]:
        """Everything that the controller may change, without times."""
        names = {PARAMETERS["intent"], PARAMETERS["state"]}
        state = self.state
        return {
            "databases": {region: {name: self.database(region, name) for name in found}
                          for region, found in self.world.databases.items()},
            "snapshots": {region: sorted(found) for region, found in self.world.snapshots.items() if found},
            "groups": {region: {name: self.capacity(region, name) for name in found}
                       for region, found in self.world.groups.items()},
            "traffic": {arn: (one["TrafficDialPercentage"], [end["Weight"] for end in one["EndpointDescriptions"]])
                        for arn, one in self.world.endpoint_groups.items()},
            "parameters": {region: {name: value for name, value in found.items() if name not in names}
                           for region, found in self.world.parameters.items()},
            "outcome": state.get("outcome"), "lag": state.get("lag"), "fence": state.get("fence"),
        }
