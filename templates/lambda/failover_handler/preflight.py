"""May the failover begin? Everything is looked at before anything is touched, so that nothing is half-promoted."""

from __future__ import annotations

from failover_handler import lag, replicate, retire
from failover_handler.intent import Intent
from failover_handler.steps import Todo
from failover_handler.world import World
from shared.config import Group, Side

NEEDED = frozenset({"Launch", "HealthCheck", "AddToLoadBalancer"})  # without these a group brings nothing into service


def plan(world: World, intent: Intent) -> Todo:
    """Only waits: each is a reason not to begin."""
    todo = Todo()
    for key in sorted(world.config.databases):
        _database(world, intent, key, todo)
    for key in sorted(world.config.services):
        service(world, "dr", key, todo)
        image(world, "dr", key, todo)
    return todo


def _database(world: World, intent: Intent, key: str, todo: Todo) -> None:
    name = world.config.databases[key].replica
    replica = world.instance("dr", name)
    if replica is None and retire.is_retired(world, "dr", name, intent.earlier):
        return  # it gets its name back first thing after the claim
    if replica is None:
        todo.wait(f"db:{key}:missing", f"database {key}: the replica {name} does not exist", tell=True)
    elif not replica.operable:
        todo.wait(f"db:{key}:{replica.status}", f"database {key}: {name} is {replica.status}", tell=True)
    elif replica.source is None:
        if intent.planned:  # somebody has promoted it: it lacks what was written since
            todo.add(replicate.foreign(key, name, "dr"))
    elif not intent.force:
        _lag(world, intent, key, todo)


def _lag(world: World, intent: Intent, key: str, todo: Todo) -> None:
    name, most = world.config.databases[key].replica, world.config.max_replica_lag_seconds
    seconds = lag.effective(world, key, intent)
    if seconds is None:
        todo.wait(f"db:{key}:lag-unknown", f"database {key}: the lag of {name} is unknown", tell=True)
    elif seconds > most:
        todo.wait(f"db:{key}:lag", f"database {key}: {name} may lack {seconds} s, the limit is {most} s", tell=True)


def service(world: World, side: Side, key: str, todo: Todo) -> None:
    """Waits until a service's group can bring into service, and into the load balancer, what the region needs."""
    group = world.config.services[key].on(side)
    _group(world, side, key, group, todo)
    if group.target_group is not None and world.target_group(side, key) is None:
        todo.wait(f"svc:{key}:target-group",
                  f"service {key}: the target group {group.target_group} does not exist", tell=True)


def _group(world: World, side: Side, key: str, group: Group, todo: Todo) -> None:
    seen = world.capacity(side, key)
    if seen is None:
        todo.wait(f"svc:{key}:group", f"service {key}: the group {group.group} does not exist", tell=True)
        return
    for process in sorted(seen.suspended & NEEDED):
        todo.wait(f"svc:{key}:{process}", f"service {key}: {group.group} has its process {process} suspended",
                  tell=True)
    if seen.max < group.min:
        todo.wait(f"svc:{key}:max", f"service {key}: {group.group} takes {seen.max} instances at most, to serve it "
                  f"needs {group.min}", tell=True)


def image(world: World, side: Side, key: str, todo: Todo) -> None:
    """Waits until the image that a launch would take is usable."""
    region = world.config.region(side)
    parameter = world.config.services[key].image_parameter
    name = world.parameter(side, parameter)
    state = world.image_state(side, name) if name else None
    if state != "available":
        found = f"{name} is {state or 'no image'}" if name else "has no value"
        todo.wait(f"svc:{key}:image", f"service {key}: {parameter} in {region}: {found}", tell=True)
