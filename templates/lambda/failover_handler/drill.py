"""A failover that nobody has tried for long is a hope. The blueprint says how often people are reminded."""

from __future__ import annotations

from failover_handler import notify
from failover_handler.records import Records
from failover_handler.run import Run
from shared import topic


def remind(run: Run, records: Records) -> None:
    """Tells people that a drill is due, and how long ago the last operation was. Starts nothing."""
    if records.open is not None:
        run.log.info("no reminder of a drill", reason=f"operation {records.open.id} is open")
        return
    state = records.state
    last = f"The last operation, {state.id}, was {state.outcome} at {state.closed}." if state.closed else \
        "No operation is known."
    topic.publish(run.aws, notify.STEP, run.config.dr_region, run.topic, f"{run.config.application}: a drill is due",
                  "\n".join([last, "A drill is a planned failover and a failback; users wait for minutes, and nothing "
                             "is lost. RUNBOOK.md, beside the configuration, has the steps. What it would do now:", "",
                             notify.command(run, "fail-over", planned=True, dry_run=True)]))
    run.log.info("reminded of a drill")
