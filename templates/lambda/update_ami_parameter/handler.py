"""Entry of UpdateAMIParameter: after an image became available, and every hour in case an event was lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from shared import clock, metrics
from shared.aws import Aws, is_unreachable
from shared.config import Config, Side
from shared.failures import Failures
from shared.images import Image
from shared.log import Log
from shared.permissions import Permissions
from update_ami_parameter.reconcile import Outcome, reconcile
from update_ami_parameter.state_change import calls_for_reconcile, is_state_change

PERMISSIONS = Permissions.beside(__file__)
RECONCILE = "lifeboat.reconcile"
SIDES: tuple[Side, ...] = ("dr", "primary")  # the one that has to be right when the other is lost comes first


def handler(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Answers what was published. Raises what went wrong after everything else was done; a primary region that cannot
    be reached is left out: it may be lost for days, and the DR region has its images."""
    config = Config.load()
    log = Log("image-update")
    aws = Aws(PERMISSIONS, far=config.primary_region)
    hourly = event.get("source") == RECONCILE
    if not hourly and not is_state_change(event):
        log.warning("ignored: no event of this program", source=event.get("source"))
        return {"published": []}
    if not hourly and not calls_for_reconcile(aws, config, event, log):
        return {"published": []}

    failures = Failures(log)
    outcomes: dict[Side, Outcome] = {}
    for side in SIDES:
        parts = failures.expecting(is_unreachable) if side == "primary" else failures
        with parts.of(f"region {config.region(side)}"):
            outcomes[side] = reconcile(aws, config, side, log, parts)
    if hourly and "dr" in outcomes:
        with failures.of("measure"):
            _measure_age(aws, config, outcomes["dr"].in_force, clock.now())
    failures.raise_any()
    return {"published": [asdict(one) for outcome in outcomes.values() for one in outcome.published]}


def _measure_age(aws: Aws, config: Config, in_force: Mapping[str, Image], moment: datetime) -> None:
    """Age of the images that the DR region would launch. A service that has none of the pipeline yet has no age."""
    data = [
        metrics.datum("ImageAgeHours", (moment - image.created).total_seconds() / 3600, moment,
                      Application=config.application, Service=service)
        for service, image in in_force.items()
    ]
    metrics.publish(aws, "measure", config.dr_region, data)
