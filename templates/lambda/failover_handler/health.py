"""Can a region's services serve?"""

from __future__ import annotations

from datetime import datetime

from failover_handler.steps import Todo
from failover_handler.world import World
from shared.config import Side


def ready(world: World, side: Side, key: str) -> int:
    """How many instances of a service can take work: healthy targets, or instances when nothing balances load."""
    if world.config.services[key].on(side).target_group is not None:
        return world.healthy_targets(side, key)
    seen = world.capacity(side, key)
    return seen.in_service if seen else 0


def plan(world: World, side: Side, since: datetime) -> Todo:
    """Waits until every service has its minimum. Launches that were refused `since` then are a reason to tell."""
    todo = Todo()
    for key, service in sorted(world.config.services.items()):
        wanted = service.on(side).min
        found = ready(world, side, key)
        if found >= wanted:
            continue
        todo.wait(f"svc:{key}:healthy", f"service {key}: {found} of {wanted} healthy in {side}")
        seen = world.capacity(side, key)
        if seen is not None and seen.in_service < wanted:
            _refused(world, side, key, since, todo)
    return todo


def in_service(world: World, side: Side, since: datetime) -> Todo:
    """Waits until every group has its minimum in service, whatever a load balancer says of their health."""
    todo = Todo()
    for key, service in sorted(world.config.services.items()):
        wanted = service.on(side).min
        seen = world.capacity(side, key)
        found = seen.in_service if seen else 0
        if found < wanted:
            todo.wait(f"svc:{key}:in-service", f"service {key}: {found} of {wanted} in service in {side}")
            _refused(world, side, key, since, todo)
    return todo


def _refused(world: World, side: Side, key: str, since: datetime, todo: Todo) -> None:
    for refusal in world.refused_launches(side, key, since)[:1]:
        todo.wait(f"svc:{key}:capacity", f"service {key}: a launch was refused: {refusal}", tell=True)
