"""Everything that belongs to one invocation."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from shared.aws import Aws, error_code, is_unreachable
from shared.config import Config, Side
from shared.log import Log

RESERVE_MS = 15_000  # no step starts with less of the invocation left

Answer = TypeVar("Answer")


class PrimaryUnreachable(Exception):
    """The primary region does not answer, or did not and is not asked again in this invocation."""


@dataclass
class Run:
    config: Config
    aws: Aws
    log: Log
    account: str
    topic: str
    endpoint_groups: dict[str, dict[Side, str]]  # ARNs by service
    remaining_ms: Callable[[], int]
    failback_armed: bool = False  # the posture failing-back is applied: Terraform keeps its hands off
    target_groups: dict[tuple[Side, str], str | None] = field(default_factory=dict)  # ARNs by name
    primary_failure: str | None = None
    weight_refused: dict[str, str] = field(default_factory=dict)  # why, by endpoint group; not tried again here

    @staticmethod
    def begin(config: Config, aws: Aws, context: Any) -> Run:
        return Run(
            config=config,
            aws=aws,
            log=Log("idle"),
            account=os.environ["ACCOUNT"],
            topic=os.environ["TOPIC_ARN"],
            endpoint_groups=endpoint_groups(os.environ.get("ENDPOINT_GROUPS") or "{}", os.environ["TOPIC_ARN"]),
            remaining_ms=context.get_remaining_time_in_millis,
            failback_armed=os.environ.get("FAILBACK") == "armed",
        )

    def has_time(self) -> bool:
        return self.remaining_ms() >= RESERVE_MS

    def call(self, step: str, service: str, side: Side, method: str, **params: Any) -> dict[str, Any]:
        """A call in the region of a side. One failure of the primary region is enough for this invocation."""
        region = self.config.region(side)
        if side == "dr":
            return self.aws.call(step, service, region, method, **params)
        return self.guard_primary(lambda: self.aws.call(step, service, region, method, **params))

    def guard_primary(self, ask: Callable[[], Answer]) -> Answer:
        """Asks the primary region unless it has failed already; what it refuses is an error like any other."""
        if self.primary_failure is not None:
            raise PrimaryUnreachable(self.primary_failure)
        try:
            return ask()
        except Exception as error:
            if not is_unreachable(error):
                raise
            self.primary_failure = error_code(error) or type(error).__name__
            raise PrimaryUnreachable(self.primary_failure) from error


def endpoint_groups(text: str, neighbour: str) -> dict[str, dict[Side, str]]:
    """ARNs by service, from `{"web": "accelerator/listener/primary group/dr group"}`: ids alone, since the environment
    has 4 KiB. What an ARN begins with is taken from another one of the account. ARNs in full are taken as they are."""
    _, partition, _, _, account, *_ = neighbour.split(":")
    found: dict[str, dict[Side, str]] = {}
    for service, told in json.loads(text).items():
        if isinstance(told, str):
            accelerator, listener, primary, dr = told.split("/")
            groups = (f"arn:{partition}:globalaccelerator::{account}:accelerator/{accelerator}/listener/{listener}"
                      "/endpoint-group/")
            told = {"primary": groups + primary, "dr": groups + dr}
        found[service] = told
    return found


# Answers that say that somebody else is at it already: the next invocation looks again.
BUSY = frozenset({
    "InvalidDBInstanceState", "DBInstanceAlreadyExists", "DBSnapshotAlreadyExists", "ScalingActivityInProgress",
    "ResourceContention",
})


def is_busy(error: BaseException) -> bool:
    return error_code(error).removesuffix("Fault") in BUSY
