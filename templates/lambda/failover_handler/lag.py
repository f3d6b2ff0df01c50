"""How much a replica may lack, in seconds."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from failover_handler.intent import Intent
from failover_handler.world import World
from shared import clock
from shared.config import Config

LOOK_BACK = timedelta(minutes=60)
PUBLICATION = timedelta(seconds=120)  # until a sample can be read, and the distance between two


def lost_at(config: Config, intent: Intent) -> datetime:
    """When the primary region was lost at the earliest. Without an alarm: when the operator said so."""
    if intent.alarm_at is None:
        return clock.parse(intent.at)
    return clock.parse(intent.alarm_at) - timedelta(seconds=config.detection_seconds)


def effective(world: World, key: str, intent: Intent) -> int | None:
    """The last lag that was measured, and how long before the loss that was: from then on the replica may have got
    nothing. None when there is no measurement in the hour before the loss or since."""
    lost = lost_at(world.config, intent)
    samples = world.lag("dr", world.config.databases[key].replica, min(clock.now(), lost) - LOOK_BACK)
    if not samples:
        return None
    last = samples[-1]
    silent = (lost - PUBLICATION - last.at).total_seconds()
    return math.ceil(last.seconds + max(0.0, silent))


def latest(world: World, key: str, now: datetime) -> tuple[datetime, float] | None:
    """The newest measurement of the last ten minutes, of the replica in the primary region during a failback."""
    samples = world.lag("primary", world.config.databases[key].primary, now - timedelta(minutes=10))
    return (samples[-1].at, samples[-1].seconds) if samples else None
