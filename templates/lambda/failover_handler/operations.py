"""Which steps an operation has."""

from __future__ import annotations

from failover_handler import failback, failover
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.steps import Step


def steps(run: Run, intent: Intent, records: Records) -> list[Step]:
    if being_cancelled(intent, records):
        return failover.cancellation(intent, records.state) if intent.serve == "dr" else failback.cancellation()
    return (failover if intent.serve == "dr" else failback).steps(run, intent, records)


def being_cancelled(intent: Intent, records: Records) -> bool:
    """A failover that was claimed meanwhile, or a failback that was switched, goes on all the same."""
    if intent.cancelled_by is None:
        return False
    return records.active != "dr" if intent.serve == "dr" else intent.switched_by is None
