"""Capacity of the Auto Scaling groups."""

from __future__ import annotations

from collections.abc import Mapping

from failover_handler.steps import Todo
from failover_handler.world import World
from shared.config import Side

STEP = "scale"


def up(world: World, side: Side) -> Todo:
    """Each group at least at the capacity with which its region serves; what runs already stays."""
    todo = Todo()
    for key, service in sorted(world.config.services.items()):
        group = service.on(side)
        seen = world.capacity(side, key)
        if seen is None:
            todo.wait(f"svc:{key}:group", f"service {key}: the group {group.group} does not exist", tell=True)
        elif seen.min < group.min or seen.desired < group.min:
            _set(world, side, key, max(seen.min, group.min), max(seen.desired, group.min), STEP, todo)
    return todo


def exactly(world: World, side: Side, counts: Mapping[str, int], step: str = STEP) -> Todo:
    """Each group at its count. A group that does not exist has nothing to be scaled."""
    todo = Todo()
    for key, count in sorted(counts.items()):
        seen = world.capacity(side, key)
        if seen is not None and (seen.min, seen.desired) != (count, count):
            _set(world, side, key, count, count, step, todo)
    return todo


def stand_by(world: World, side: Side) -> Todo:
    """Each group at the capacity that it has while the other region serves."""
    return exactly(world, side, {key: service.on(side).standby for key, service in world.config.services.items()})


def _set(world: World, side: Side, key: str, least: int, desired: int, step: str, todo: Todo) -> None:
    group = world.config.services[key].on(side).group

    def update() -> None:
        world.run.call(step, "autoscaling", side, "update_auto_scaling_group",
                       AutoScalingGroupName=group, MinSize=least, DesiredCapacity=desired)

    todo.act(f"service {key}: {group} to {desired}", update)
