"""The world of a drill: an application in the emulator, its controller, and the means to break and to look at it.

`Drill` is made once for an application; `begin` puts everything back as it was seeded, which takes milliseconds.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from moto.autoscaling.models import autoscaling_backends
from moto.rds.models import DBInstance, rds_backends
from moto.sns.models import sns_backends

from tests.drills import plans, seed
from tests.drills.lambdas import Lambdas
from tests.drills.snapshot import Snapshot
from tests.terraform import alarms, ledger
from tests.terraform.emulator import Emulator
from tests.terraform.pace import pace
from tests.terraform.tools import ACCOUNT, REPOSITORY

PROGRAMS = REPOSITORY / "templates" / "lambda"
ACCELERATOR_REGION = "us-west-2"
MONDAY = 1_764_583_200.0  # 2025-12-01 10:00 UTC: where the drills' clock starts
SETTLED = 6 * 3600  # by then everything that can finish has finished

# Seconds, short but not zero: every state that something passes through is seen by some tick.
SHORT = {"promotion": 130, "replica creation": 150, "rename": 70, "snapshot": 65, "modification": 20,
         "instance in service": 40, "target healthy": 30, "termination": 45}


class Drill:
    """One application. `seconds` says how long things take in AWS; empty: no time at all."""

    def __init__(self, plan: plans.Plan, stack: ExitStack, seconds: dict[str, float] | None = None,
                 root: Callable[[str], Path] = lambda program: PROGRAMS) -> None:
        self.plan, self.root = plan, root
        self.emulator = stack.enter_context(Emulator())
        self.front = self.emulator.front
        self._scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lifeboat-drill-")))
        self.lambdas = Lambdas(self.front, plans.DR)
        self.facts = seed.seed(plan)
        pace.clock = MONDAY
        pace.seconds = SHORT if seconds is None else seconds
        for backend in (rds_backends[ACCOUNT][region] for region in plans.REGIONS.values()):
            for one in backend.databases.values():
                ledger.of(one).lags = [(MONDAY - 86400, 1.0)] if one.source_db_instance_identifier else []
        self._snapshot = self.take()
        self._configured: dict[str, str] = {}
        self.controller = ""

    def take(self) -> Snapshot:
        """The world as it is, regions that are down included."""
        return Snapshot(self.emulator, tuple(plans.REGIONS.values()))

    def put_back(self, world: Snapshot) -> None:
        """That world again, with the controller as it is configured now; nothing is on its way to it."""
        world.restore()
        self.lambdas.reset()

    def begin(self, armed: bool = False, **changes: Any) -> None:
        """The seeded world, a new controller, and the blueprint changed so."""
        self._snapshot.restore()
        self.lambdas.reset()
        self.configure(armed, **changes)

    def keep(self) -> None:
        """From now on `begin` begins here."""
        self._snapshot = self.take()

    def configure(self, armed: bool = False, **changes: Any) -> None:
        """The blueprint is changed and applied: from now on the controller is told so. `armed`: the posture is
        failing-back."""
        plan = plans.changed(self.plan, **changes)
        text = json.dumps([plan, armed], sort_keys=True)
        if text not in self._configured:
            file = self._scratch / f"config-{len(self._configured)}.json"
            file.write_text(json.dumps(plan))
            # A name for each configuration, so that the functions already loaded stay as they are.
            self._configured[text] = f"{plan['functions']['failover']}-{len(self._configured)}"
            self.lambdas.add(self._configured[text], "failover_handler", self.root("failover_handler"), {
                "LIFEBOAT_CONFIG": str(file), "TOPIC_ARN": self.facts["topic"],
                "ENDPOINT_GROUPS": json.dumps(self.facts["endpoint_groups"]),
                **({"FAILBACK": "armed"} if armed else {})})
        self.controller = self._configured[text]
        self.lambdas.aliases = {plan["functions"]["failover"]: self.controller}
        self.lambdas.schedules = [(self.controller, 60, {"source": "lifeboat.tick"})]

    # ---- breaking it ----

    def lose_primary(self) -> None:
        self.front.take_down(plans.PRIMARY)
        ledger.region_lost(ACCOUNT, plans.PRIMARY)

    def bring_primary_back(self) -> None:
        self.front.bring_back(plans.PRIMARY)
        ledger.region_back(ACCOUNT, plans.PRIMARY)

    def alarm(self, state: str = "ALARM") -> None:
        alarms.set_state(ACCOUNT, plans.DR, seed.CAUSE, state)

    def maintenance(self, on: bool) -> None:
        alarms.set_state(ACCOUNT, plans.DR, self.plan["maintenance_alarm"], "ALARM" if on else "OK")

    def fail_over(self) -> None:
        """The region is lost, the alarm says so, and time passes until nothing is open but the fence."""
        self.lose_primary()
        self.alarm()
        if not self.lambdas.run(SETTLED, lambda: self.state().get("served") is True):
            raise AssertionError(f"not served from DR after {SETTLED} s: {self.status()}")

    # ---- using it ----

    def command(self, name: str, **options: Any) -> Any:
        return self.lambdas.invoke(self.controller, {"command": name, **options})

    def status(self) -> Any:
        return self.command("status")

    def tick(self, minutes: float = 1, until: Callable[[], bool] | None = None) -> bool:
        return self.lambdas.run(minutes * 60, until)

    def settle(self) -> None:
        """Time passes until the operation is closed."""
        if not self.lambdas.run(SETTLED, lambda: bool(self.state().get("closed"))):
            raise AssertionError(f"still open after {SETTLED} s: {json.dumps(self.status(), indent=1)}")

    # ---- looking at it ----

    def client(self, service: str, side: str) -> Any:
        return seed.client(service, plans.REGIONS[side])

    def database(self, side: str, identifier: str) -> DBInstance | None:
        return rds_backends[ACCOUNT][plans.REGIONS[side]].databases.get(identifier)

    def parameter(self, name: str, side: str = "dr") -> str:
        return parameter(plans.REGIONS[side], name)

    def set_parameter(self, name: str, value: str, side: str = "dr") -> None:
        self.client("ssm", side).put_parameter(Name=name, Value=value, Overwrite=True)

    def intent(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.parameter(self.plan["parameters"]["intent"]))
        return found

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.parameter(self.plan["parameters"]["state"]))
        return found

    def active_region(self) -> str:
        return self.parameter(self.plan["parameters"]["active_region"])

    def messages(self) -> list[tuple[str, str]]:
        """What people were told: subject and text. Alarms of CloudWatch are not among them."""
        topic = sns_backends[ACCOUNT][plans.DR].topics[self.facts["topic"]]
        return [(subject or "", text) for _, text, subject, *_ in topic.sent_notifications
                if not text.startswith('{"AlarmName"')]

    def said(self, words: str) -> bool:
        """Whether a line of the log has these words, in its message or in a field."""
        return any(words in json.dumps(line) for line in self.lambdas.log)

    def describe(self) -> dict[str, Any]:
        """Everything that a failover or a failback may change, without times and made-up names."""
        return {"parameters": self._parameters(), "databases": self._databases(), "groups": self._groups(),
                "traffic": self._traffic()}

    def _parameters(self) -> dict[str, str]:
        names = [self.plan["parameters"][key] for key in ("active_region", "failbacks")]
        found = {f"dr {name}": self.parameter(name) for name in names}
        for side in plans.REGIONS:
            for one in (*self.plan["databases"].values(), *self.plan["buckets"].values()):
                name = one.get("endpoint_parameter") or one["name_parameter"]
                found[f"{side} {name}"] = self.parameter(name, side)
        return found

    def _databases(self) -> dict[str, Any]:
        found = {}
        for side, region in plans.REGIONS.items():
            for one in rds_backends[ACCOUNT][region].databases.values():
                name = re.sub(r"\d{8}t\d{6}", "ID", one.db_instance_identifier)
                source = re.sub(r"\d{8}t\d{6}", "ID", one.source_db_instance_identifier or "")
                found[f"{side} {name}"] = {
                    "status": one.status, "source": source,
                    "backups": one.backup_retention_period, "multi_az": one.multi_az, "class": one.db_instance_class,
                    "parameters": one.db_parameter_group_name, "subnets": one._db_subnet_group_name,
                    "security": tuple(one.vpc_security_group_ids), "key": one.kms_key_id, "port": one.port,
                    "protected": one.deletion_protection, "encrypted": one.storage_encrypted,
                    "logs": tuple(one.enabled_cloudwatch_logs_exports), "storage": one.storage_type,
                    "most_storage": one.max_allocated_storage, "maintenance": one.preferred_maintenance_window,
                    "backup_window": one.preferred_backup_window, "lines": ledger.read(one),
                    "iam": one.enable_iam_database_authentication,
                    "tags": sorted((tag["Key"], tag["Value"]) for tag in one.tags)}
            for name in rds_backends[ACCOUNT][region].database_snapshots:
                found[f"{side} snapshot {re.sub(r'[0-9]{8}t[0-9]{6}', 'ID', name)}"] = {}
        return found

    def _groups(self) -> dict[str, Any]:
        found = {}
        for side, region in plans.REGIONS.items():
            for name, group in autoscaling_backends[ACCOUNT][region].autoscaling_groups.items():
                running = sum(one.lifecycle_state == "InService" for one in group.instance_states)
                found[f"{side} {name}"] = (group.min_size, group.desired_capacity, group.max_size, running)
        return found

    def _traffic(self) -> dict[str, Any]:
        found = {}
        for key, sides in self.facts["endpoint_groups"].items():
            for side, arn in sides.items():
                group = self.emulator.accelerators.endpoint_groups[arn]
                ends = [(one["EndpointId"].split("/")[-2], one["Weight"], one["ClientIPPreservationEnabled"])
                        for one in group["EndpointDescriptions"]]
                found[f"{side} {key}"] = (group["TrafficDialPercentage"], ends)
        return found


def parameter(region: str, name: str) -> str:
    """Straight from the emulator: looking leaves no call in the log."""
    from moto.ssm.models import ssm_backends

    found = ssm_backends[ACCOUNT][region]._parameters.get(name)
    assert found, f"{name} does not exist in {region}"
    return str(found[-1].value)
