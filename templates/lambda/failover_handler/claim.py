"""Which region is active: the point of no return. Terraform's guard reads the same parameter."""

from __future__ import annotations

from collections.abc import Callable

from failover_handler.steps import Todo
from failover_handler.world import World
from shared import parameters
from shared.config import Side


def active(world: World) -> str | None:
    return world.parameter("dr", world.config.parameters.active_region)


def plan(world: World, side: Side, before: Callable[[], None]) -> Todo:
    """`before` runs ahead of the claim: what must not be lost when the invocation ends right after it."""
    todo = Todo()
    if active(world) != side:
        def write() -> None:
            before()
            parameters.write(world.run.aws, "claim", world.config.dr_region,
                             world.config.parameters.active_region, side)
        todo.act(f"set the active region to {side}", write)
    return todo
