"""What the blueprint says, as the compiler wrote it into the archive: `config.json`, read once a process."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Side = Literal["primary", "dr"]
Mode = Literal["automatic", "approve"]

WHEN_HEALTHY = "when-healthy"

ROOT = Path(__file__).resolve().parent.parent


def other(side: Side) -> Side:
    return "dr" if side == "primary" else "primary"


@dataclass(frozen=True)
class Parameters:
    """Names of the parameters of the DR region that the controller and Terraform's guard share."""

    active_region: str
    failbacks: str
    intent: str
    state: str
    maintenance: str


@dataclass(frozen=True)
class Functions:
    """Names of the Lambda functions."""

    failover: str
    image_update: str
    image_cleanup: str
    prober: str


@dataclass(frozen=True)
class ImageKeep:
    """How long images stay: whatever is younger than `days`, and the newest `at_least`."""

    days: int
    at_least: int


@dataclass(frozen=True)
class Mirror:
    """An alarm of another region that the prober repeats as a metric of the DR region."""

    signal: str
    alarm: str
    region: str


@dataclass(frozen=True)
class Group:
    """One region's part of a service."""

    group: str
    target_group: str | None
    min: int  # while this region serves
    standby: int  # while the other one does
    max: int


@dataclass(frozen=True)
class Service:
    primary: Group
    dr: Group
    accelerated: bool
    image_parameter: str  # the same name in both regions
    database: str | None  # the one that it uses
    serve: Literal["when-writable", "when-healthy"]  # when a failover opens its traffic

    def on(self, side: Side) -> Group:
        return self.primary if side == "primary" else self.dr


@dataclass(frozen=True)
class Database:
    engine: str
    primary: str
    replica: str
    endpoint_parameter: str  # the same name in both regions
    replica_backup_days: int

    def identifier(self, side: Side) -> str:
        return self.primary if side == "primary" else self.replica


@dataclass(frozen=True)
class Bucket:
    primary: str
    dr: str
    name_parameter: str  # the same name in both regions
    replication: Literal["both-ways", "one-way", "none"]

    def name(self, side: Side, account: str) -> str:
        """The bucket's name; `{account}` in it stands for the account's id."""
        return (self.primary if side == "primary" else self.dr).replace("{account}", account)


@dataclass(frozen=True)
class Config:
    application: str
    primary_region: str
    dr_region: str
    mode: Mode
    fence: bool
    max_replica_lag_seconds: int
    cool_down_seconds: int
    detection_seconds: int
    rto_seconds: int
    rpo_seconds: int
    parameters: Parameters
    region_lost_alarm: str | None
    maintenance_alarm: str
    mirrors: tuple[Mirror, ...]
    functions: Functions
    notifications_topic: str
    image_document: str
    image_keep: ImageKeep
    key_alias: str
    services: Mapping[str, Service]
    databases: Mapping[str, Database]
    buckets: Mapping[str, Bucket]

    def region(self, side: Side) -> str:
        return self.primary_region if side == "primary" else self.dr_region

    @staticmethod
    def load() -> Config:
        """Reads the file that LIFEBOAT_CONFIG names, else `config.json` at the root of the archive."""
        path = Path(os.environ.get("LIFEBOAT_CONFIG") or ROOT / "config.json")
        return Config.from_json(json.loads(path.read_text(encoding="utf-8")))

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Config:
        """Raises on a missing or unknown key: compiler and controller must agree on every one."""
        parts: dict[str, Any] = {
            "parameters": Parameters(**data["parameters"]),
            "mirrors": tuple(Mirror(**one) for one in data["mirrors"]),
            "functions": Functions(**data["functions"]),
            "image_keep": ImageKeep(**data["image_keep"]),
            "services": {key: _service(one) for key, one in data["services"].items()},
            "databases": {key: Database(**one) for key, one in data["databases"].items()},
            "buckets": {key: Bucket(**one) for key, one in data["buckets"].items()},
        }
        return Config(**{**data, **parts})


def _service(data: Mapping[str, Any]) -> Service:
    return Service(**{**data, "primary": Group(**data["primary"]), "dr": Group(**data["dr"])})
