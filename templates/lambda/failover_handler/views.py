"""What the controller looks at, taken from what AWS answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any


# Of the second a promotion is tried; where RDS refuses it, that is a wait like any other.
OPERABLE = frozenset({"available", "storage-optimization"})


@dataclass(frozen=True)
class Instance:
    """A database instance."""

    identifier: str
    arn: str
    status: str
    source: str | None  # of a replica
    host: str | None
    backup_days: int
    raw: dict[str, Any]

    @property
    def available(self) -> bool:
        return self.status == "available"

    @property
    def operable(self) -> bool:
        """Whether it can be promoted. After a change of its storage it is optimized for hours, and works."""
        return self.status in OPERABLE

    @property
    def promoted(self) -> bool:
        """Serves on its own. The status alone says nothing: right after the promotion is asked for, a replica is
        still `available`."""
        return self.operable and self.source is None

    @staticmethod
    def of(raw: dict[str, Any]) -> Instance:
        return Instance(
            identifier=raw["DBInstanceIdentifier"],
            arn=raw["DBInstanceArn"],
            status=raw["DBInstanceStatus"],
            source=raw.get("ReadReplicaSourceDBInstanceIdentifier") or None,
            host=(raw.get("Endpoint") or {}).get("Address"),
            backup_days=raw.get("BackupRetentionPeriod") or 0,
            raw=raw,
        )


@dataclass(frozen=True)
class Capacity:
    """An Auto Scaling group."""

    name: str
    min: int
    max: int
    desired: int
    instances: int
    in_service: int
    protected: int  # instances that Auto Scaling does not terminate to shrink the group
    suspended: frozenset[str]  # processes of Auto Scaling that somebody has stopped

    @staticmethod
    def of(raw: dict[str, Any]) -> Capacity:
        instances = raw.get("Instances", [])
        return Capacity(
            name=raw["AutoScalingGroupName"],
            min=raw["MinSize"],
            max=raw["MaxSize"],
            desired=raw["DesiredCapacity"],
            instances=len(instances),
            in_service=sum(one["LifecycleState"] == "InService" for one in instances),
            protected=sum(bool(one.get("ProtectedFromScaleIn")) for one in instances),
            suspended=frozenset(one["ProcessName"] for one in raw.get("SuspendedProcesses", [])),
        )


@dataclass(frozen=True)
class EndpointGroup:
    """A region behind the accelerator. The dial is no fence: an endpoint is out of use only at weight 0."""

    arn: str
    dial: float
    endpoints: tuple[dict[str, Any], ...]

    def is_set(self, dial: int, weight: int | None) -> bool:
        return self.dial == dial and (weight is None or all(one.get("Weight") == weight for one in self.endpoints))

    @staticmethod
    def of(raw: dict[str, Any]) -> EndpointGroup:
        return EndpointGroup(
            arn=raw["EndpointGroupArn"],
            dial=raw.get("TrafficDialPercentage", 100.0),
            endpoints=tuple(raw.get("EndpointDescriptions", [])),
        )


@dataclass(frozen=True)
class Sample:
    """One measurement of a replica's lag."""

    at: datetime
    seconds: float


@dataclass(frozen=True)
class Alarm:
    state: str
    since: datetime
    suppressed_by: str | None

    @property
    def raised(self) -> bool:
        return self.state == "ALARM" and self.suppressed_by is None

    @staticmethod
    def of(raw: dict[str, Any]) -> Alarm:
        since = raw.get("StateTransitionedTimestamp") or raw["StateUpdatedTimestamp"]
        return Alarm(raw["StateValue"], since, raw.get("ActionsSuppressedBy") or None)
