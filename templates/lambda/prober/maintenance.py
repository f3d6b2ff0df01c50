"""Maintenance: until the time in a parameter, which an operator writes, nothing fails over."""

from __future__ import annotations

from datetime import datetime

from shared import clock, parameters
from shared.aws import Aws
from shared.config import Config

STEP = "maintenance"
NONE = "none"


def ongoing(aws: Aws, config: Config, moment: datetime) -> bool:
    """Whether maintenance goes on. Raises when the parameter is missing or holds no time: a slip must not suppress."""
    name = config.parameters.maintenance
    values = parameters.read(aws, STEP, config.dr_region, [name])
    if name not in values:
        raise LookupError(f"parameter {name} does not exist in {config.dr_region}")
    value = values[name].strip()
    return value != NONE and moment < clock.parse(value)
