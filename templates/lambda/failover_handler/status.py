"""What there is and what is missing, for operators; changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from failover_handler import operations
from failover_handler.execute import preview
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.world import World
from shared.config import Side

SIDES: tuple[Side, Side] = ("dr", "primary")


def summary(records: Records) -> dict[str, Any]:
    """Intent and state."""
    known = asdict(records.intent) if records.intent else None
    return {"intent": {"unreadable": records.unreadable} if records.unreadable else known,
            "state": asdict(records.state), "active_region": records.active, "failbacks": records.failbacks,
            "open": records.open is not None}


def status(run: Run, records: Records) -> dict[str, Any]:
    missing: list[dict[str, object]] = []
    intent = records.open
    if intent is not None:
        missing = preview(run, records.state, operations.steps(run, intent, records))
    world = World(run)
    observed = {side: _try(partial(_observe, world, side)) for side in SIDES}
    return summary(records) | {"failback_armed": run.failback_armed, "alarm": _try(lambda: _alarm(world)),
                               "observed": observed, "missing": missing}


def _alarm(world: World) -> str:
    seen = world.alarm()
    if seen is None:
        return "none"
    return f"{seen.state} (suppressed: {seen.suppressed_by})" if seen.suppressed_by else seen.state


def _observe(world: World, side: Side) -> dict[str, Any]:
    databases = {}
    for key, database in sorted(world.config.databases.items()):
        seen = world.instance(side, database.identifier(side))
        databases[key] = seen and {"identifier": seen.identifier, "status": seen.status, "replica_of": seen.source}
    services = {}
    for key, service in sorted(world.config.services.items()):
        capacity = world.capacity(side, key)
        services[key] = capacity and {
            "group": capacity.name, "min": capacity.min, "desired": capacity.desired, "in_service": capacity.in_service,
            "healthy_targets": world.healthy_targets(side, key) if service.on(side).target_group else None,
            "traffic": _traffic(world, side, key) if service.accelerated else None}
    return {"databases": databases, "services": services}


def _traffic(world: World, side: Side, key: str) -> dict[str, Any]:
    group = world.endpoint_group(side, key)
    return {"dial": group.dial, "weights": [one.get("Weight") for one in group.endpoints]}


def _try(look: Callable[[], Any]) -> Any:
    """What cannot be looked at must not hide the rest."""
    try:
        return look()
    except Exception as error:
        return {"unknown": f"{type(error).__name__}: {error}"}
