"""Keeps the old primary region from serving when it comes back."""

from __future__ import annotations

from failover_handler import scale, traffic
from failover_handler.run import PrimaryUnreachable
from failover_handler.steps import Todo
from failover_handler.world import World

STEP = "fence"


def weight(fence: bool) -> int | None:
    return traffic.NO_WEIGHT if fence else None


def from_traffic(world: World, fence: bool) -> Todo:
    """The accelerator stops sending. This does not need the primary region."""
    return traffic.shut_dial(world, "primary", weight(fence), STEP)


def for_good(world: World) -> Todo:
    """Weight 0: not even when the DR region is unhealthy. Pending while Global Accelerator does not take it."""
    return traffic.shut_weight(world, "primary", traffic.NO_WEIGHT, STEP)


def capacity(world: World) -> Todo:
    """No instances in the primary region, once it answers; until then this is pending and blocks nothing."""
    try:
        return scale.exactly(world, "primary", {key: 0 for key in world.config.services}, STEP)
    except PrimaryUnreachable as error:
        todo = Todo()
        todo.wait("fence:primary", f"{world.config.primary_region} does not answer ({error})")
        return todo
