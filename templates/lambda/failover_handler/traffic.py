"""What the accelerator sends where."""

from __future__ import annotations

from typing import Any

from failover_handler import health
from failover_handler.steps import Todo
from failover_handler.world import World
from shared.aws import ACCELERATOR_REGION
from shared.config import Side, other

FULL_DIAL = 100
WEIGHT = 128  # Global Accelerator's default


def accelerated(world: World) -> list[str]:
    return sorted(key for key, service in world.config.services.items() if service.accelerated)


def shut(world: World, side: Side, weight: int | None, step: str) -> Todo:
    """Dial 0. Weight 0 keeps the region out even when the other one is unhealthy, the default weight does not;
    without a weight it stays as it is."""
    todo = Todo()
    for key in accelerated(world):
        _set(world, side, key, 0, weight, step, todo)
    return todo


def open_up(world: World, side: Side, shut_first: tuple[int, int | None] | None) -> Todo:
    """All traffic to a region, service by service, as soon as one target can take it. `shut_first` is the dial and
    weight that the other region must have before: never two regions at once."""
    todo = Todo()
    for key in accelerated(world):
        if world.endpoint_group(side, key).is_set(FULL_DIAL, WEIGHT):
            continue
        if shut_first is not None and not world.endpoint_group(other(side), key).is_set(*shut_first):
            todo.wait(f"traffic:{key}:fence", f"service {key}: {other(side)} still takes traffic")
        elif health.ready(world, side, key) < min(1, world.config.services[key].on(side).min):
            todo.wait(f"traffic:{key}:healthy", f"service {key}: no healthy target in {side} yet")
        else:
            _set(world, side, key, FULL_DIAL, WEIGHT, "traffic", todo)
    return todo


def _set(world: World, side: Side, key: str, dial: int, weight: int | None, step: str, todo: Todo) -> None:
    group = world.endpoint_group(side, key)
    if group.is_set(dial, weight):
        return

    def update() -> None:
        # The list replaces the one that is there, so every endpoint goes back as it was, but for its weight.
        endpoints: list[dict[str, Any]] = [
            {name: one[name] for name in ("EndpointId", "Weight", "ClientIPPreservationEnabled") if name in one}
            | ({} if weight is None else {"Weight": weight})
            for one in group.endpoints]
        world.run.aws.call(step, "globalaccelerator", ACCELERATOR_REGION, "update_endpoint_group",
                           EndpointGroupArn=group.arn, EndpointConfigurations=endpoints, TrafficDialPercentage=dial)

    at = "" if weight is None else f", weight {weight}"
    todo.act(f"service {key}: {side} dial {dial}{at}", update)
