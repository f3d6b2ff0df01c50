"""How much a replica may lack, in seconds."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from failover_handler.intent import Intent
from failover_handler.views import Sample
from failover_handler.world import World
from shared import clock
from shared.config import Config, Side

CLOCKED = "postgres"
LOOK_BACK = timedelta(minutes=60)
AT_REST = timedelta(minutes=10)  # within these a PostgreSQL replica that keeps up has come near 0, written to or not
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
    if is_clocked(world, key):
        # After the loss the time goes on without the data: only what passed before counts, and any sample proves it.
        since_then = min(max(0.0, _silent(one, lost) - max(0.0, (one.at - lost).total_seconds())) for one in samples)
        # The loss may have been later than at the earliest: then this took off too much. A replica that lagged before
        # lagged all the while.
        before = (one.seconds for one in samples if lost - AT_REST <= one.at <= lost)
        return math.ceil(max(since_then, min(before, default=0.0)))
    return math.ceil(_silent(samples[-1], lost))


def _silent(sample: Sample, lost: datetime) -> float:
    return sample.seconds + max(0.0, (lost - PUBLICATION - sample.at).total_seconds())


def is_clocked(world: World, key: str) -> bool:
    """PostgreSQL tells the time since the last transaction that was replayed. It grows while nothing is written, until
    the log is switched every five minutes, and goes on growing when the source is lost."""
    return world.config.databases[key].engine == CLOCKED


def recent(world: World, side: Side, key: str, now: datetime) -> list[Sample]:
    """The last ten minutes, of the replica on that side."""
    return world.lag(side, world.config.databases[key].identifier(side), now - timedelta(minutes=10))
