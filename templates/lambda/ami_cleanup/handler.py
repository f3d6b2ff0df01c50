"""Entry of AmiCleanup: once a day, and by hand with `{"dry_run": true}` to see what it would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ami_cleanup.inventory import observe
from ami_cleanup.plan import Plan, plan
from ami_cleanup.removal import Removal
from shared import clock
from shared.aws import Aws, is_unreachable
from shared.config import Config, Side
from shared.failures import Failures
from shared.log import Log
from shared.permissions import Permissions

PERMISSIONS = Permissions.beside(__file__)
SOURCE = "lifeboat.cleanup"
SIDES: tuple[Side, ...] = ("dr", "primary")
RESERVE_MILLISECONDS = 15_000  # what a call may take


def handler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Answers, for each region, what goes and why the rest stays. Raises what went wrong after all else was done; a
    primary region that cannot be reached is left to another day."""
    config = Config.load()
    log = Log("image-cleanup")
    dry_run = event.get("dry_run", False)
    if event.get("source") != SOURCE and "dry_run" not in event:
        log.warning("ignored: no event of this program", source=event.get("source"))
        return {}
    if not isinstance(dry_run, bool):
        raise ValueError("dry_run is true or false")

    failures = Failures(log)
    aws = Aws(PERMISSIONS, far=config.primary_region)
    report: dict[str, Any] = {}
    for side in SIDES:
        region = config.region(side)
        parts = failures.expecting(is_unreachable) if side == "primary" else failures
        with parts.of(f"region {region}"):
            todo = plan(observe(aws, config, side), config.image_keep, clock.now())
            report[region] = _told(todo, region, dry_run, log)
            if not dry_run:
                Removal(aws, region, log, parts, _has_time(context)).run(todo)
    failures.raise_any()
    return {"dry_run": dry_run, "regions": report}


def _told(todo: Plan, region: str, dry_run: bool, log: Log) -> dict[str, Any]:
    entry = {"images": [image.id for image in todo.images], "snapshots": list(todo.snapshots), "kept": dict(todo.kept)}
    log.info("would remove" if dry_run else "going to remove", region=region, **entry)
    return entry


def _has_time(context: Any) -> Callable[[], bool]:
    return lambda: context is None or context.get_remaining_time_in_millis() > RESERVE_MILLISECONDS
