"""What the accelerator sends where."""

from __future__ import annotations

from functools import partial
from typing import Any

from failover_handler import health
from failover_handler.steps import Todo
from failover_handler.views import EndpointGroup
from failover_handler.world import World
from shared.aws import ACCELERATOR_REGION, error_code, is_aws_error
from shared.config import WHEN_HEALTHY, Side, other

FULL_DIAL = 100
WEIGHT = 128  # Global Accelerator's default
NO_WEIGHT = 0


def accelerated(world: World) -> list[str]:
    return sorted(key for key, service in world.config.services.items() if service.accelerated)


def shut(world: World, side: Side, step: str) -> Todo:
    """Dial 0, and weight 0: with a weight the region would get the users as soon as the other one is unhealthy."""
    todo = Todo()
    for key in accelerated(world):
        _set(world, side, key, 0, NO_WEIGHT, step, todo)
    return todo


def shut_dial(world: World, side: Side, weight: int | None, step: str) -> Todo:
    """As `shut`, but done with dial 0: with a weight, Global Accelerator may look up the region's load balancers, which
    a lost region cannot answer. Where it refuses both, it is given the dial alone."""
    todo = Todo()
    for key in accelerated(world):
        group = world.endpoint_group(side, key)
        if not group.is_set(0, None):
            todo.act(_what(key, side, 0, weight), partial(_shut, world, group, weight, step))
    return todo


def shut_weight(world: World, side: Side, weight: int, step: str) -> Todo:
    """What `shut_dial` may have left. A refusal is no failure: it is tried again by the next invocation."""
    todo = Todo()
    for key in accelerated(world):
        group = world.endpoint_group(side, key)
        if group.is_set(0, weight):
            continue
        refusal = world.run.weight_refused.get(group.arn)
        if refusal is None:
            todo.act(_what(key, side, 0, weight), partial(_weigh, world, group, weight, step))
        else:
            todo.wait(f"traffic:{key}:weight",
                      f"service {key}: Global Accelerator takes no weight for {side} now ({refusal})")
    return todo


def open_up(world: World, side: Side, shut_first: tuple[int, int | None] | None, writable: bool = False) -> Todo:
    """All traffic to a region, service by service, as soon as one target can take it, and with `writable`, where the
    service wants it so, when its database can be written. `shut_first` is the dial and weight that the other region
    must have before: never two regions at once."""
    todo = Todo()
    for key in accelerated(world):
        if world.endpoint_group(side, key).is_set(FULL_DIAL, WEIGHT):
            continue
        if shut_first is not None and not world.endpoint_group(other(side), key).is_set(*shut_first):
            todo.wait(f"traffic:{key}:fence", f"service {key}: {other(side)} still takes traffic")
        elif health.ready(world, side, key) < min(1, world.config.services[key].on(side).min):
            todo.wait(f"traffic:{key}:healthy", f"service {key}: no healthy target in {side} yet")
        elif writable and not _can_write(world, side, key):
            todo.wait(f"traffic:{key}:writable",
                      f"service {key}: its database {world.config.services[key].database} cannot be written yet")
        else:
            _set(world, side, key, FULL_DIAL, WEIGHT, "traffic", todo)
    return todo


def _can_write(world: World, side: Side, key: str) -> bool:
    """Whether its database is promoted and published, if it has one and waits for it."""
    service = world.config.services[key]
    if service.serve == WHEN_HEALTHY or service.database is None:
        return True
    database = world.config.databases[service.database]
    seen = world.instance(side, database.identifier(side))
    return seen is not None and seen.promoted and world.parameter(side, database.endpoint_parameter) == seen.host


def _set(world: World, side: Side, key: str, dial: int, weight: int, step: str, todo: Todo) -> None:
    group = world.endpoint_group(side, key)
    if not group.is_set(dial, weight):
        todo.act(_what(key, side, dial, weight), partial(_update, world, group, dial, weight, step))


def _what(key: str, side: Side, dial: int, weight: int | None) -> str:
    return f"service {key}: {side} dial {dial}" + ("" if weight is None else f", weight {weight}")


def _shut(world: World, group: EndpointGroup, weight: int | None, step: str) -> None:
    try:
        _update(world, group, 0, weight, step)
    except Exception as error:
        if weight is None or not is_aws_error(error):
            raise
        _refused(world, group, error, step)
        _update(world, group, 0, None, step)


def _weigh(world: World, group: EndpointGroup, weight: int, step: str) -> None:
    try:
        _update(world, group, 0, weight, step)
    except Exception as error:
        if not is_aws_error(error):
            raise
        _refused(world, group, error, step)


def _refused(world: World, group: EndpointGroup, error: Exception, step: str) -> None:
    world.run.weight_refused[group.arn] = error_code(error) or type(error).__name__
    world.run.log.at(step).warning("Global Accelerator takes no weight", group=group.arn, error=str(error))


def _update(world: World, group: EndpointGroup, dial: int, weight: int | None, step: str) -> None:
    """Without a weight the endpoints are not named, and stay as they are."""
    endpoints = {} if weight is None else {"EndpointConfigurations": _weighted(group, weight)}
    world.run.aws.call(step, "globalaccelerator", ACCELERATOR_REGION, "update_endpoint_group",
                       EndpointGroupArn=group.arn, TrafficDialPercentage=dial, **endpoints)


def _weighted(group: EndpointGroup, weight: int) -> list[dict[str, Any]]:
    """The list replaces the one that is there, so every endpoint goes back as it was, but for its weight."""
    return [{name: one[name] for name in ("EndpointId", "ClientIPPreservationEnabled") if name in one}
            | {"Weight": weight} for one in group.endpoints]
