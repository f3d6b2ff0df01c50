"""Entry of the Lambda function: alarm messages, ticks and operators' commands."""

from __future__ import annotations

from typing import Any

from failover_handler import alarm, commands, controller, drill, events
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.status import summary
from shared.aws import Aws
from shared.config import Config
from shared.permissions import Permissions


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Every invocation looks at the world, does what is missing, saves, and returns. Failures are raised at the end:
    an alarm counts them, and the next tick tries again."""
    config = Config.load()
    return serve(event, Run.begin(config, Aws(Permissions.beside(__file__), far=config.primary_region), context))


def serve(event: Any, run: Run) -> dict[str, Any]:
    asked = events.parse(event, run.config, run.account)
    if isinstance(asked, events.Ignored):
        run.log.info("ignored", reason=asked.why)
        return {"ignored": asked.why}
    records = Records.load(run)
    if isinstance(asked, events.Command):
        return commands.obey(run, records, asked)
    if isinstance(asked, events.Drill):
        drill.remind(run, records)
        return summary(records)
    records.demand_readable()
    alarm.consider(run, records, announced=isinstance(asked, events.Announced))
    controller.reconcile(run, records)
    return summary(records)
