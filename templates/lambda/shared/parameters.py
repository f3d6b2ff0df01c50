"""SSM parameters, read several at once and written only when they differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from shared.aws import Aws

BATCH = 10  # GetParameters' limit


def read(aws: Aws, step: str, region: str, names: Iterable[str]) -> dict[str, str]:
    """Values by name; a parameter that does not exist is left out."""
    wanted = sorted(set(names))
    found: dict[str, str] = {}
    for start in range(0, len(wanted), BATCH):
        answer = aws.call(step, "ssm", region, "get_parameters", Names=wanted[start:start + BATCH])
        found.update({one["Name"]: one["Value"] for one in answer["Parameters"]})
    return found


def write(aws: Aws, step: str, region: str, name: str, value: str, **options: Any) -> None:
    """Replaces the value of an existing parameter; `options` such as Tier or DataType go to the call."""
    aws.call(step, "ssm", region, "put_parameter", Name=name, Value=value, Overwrite=True, **options)
