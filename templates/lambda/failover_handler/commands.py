"""What operators can ask for. Each answers a JSON object; what cannot be done now is refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from failover_handler import alarm, begin, controller, failback, failover, preflight
from failover_handler.begin import Refused
from failover_handler.events import Command
from failover_handler.execute import preview
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.state import State
from failover_handler.status import status, summary
from failover_handler.world import World
from shared import clock

Answer = dict[str, Any]


def obey(run: Run, records: Records, command: Command) -> Answer:
    try:
        if records.unreadable is not None and command.name != "status":
            raise Refused(f"{records.unreadable}; the runbook says how to repair it")
        return _COMMANDS[command.name](run, records, command)
    except Refused as refusal:
        run.log.warning("refused", command=command.name, by=command.by, reason=str(refusal))
        return {"refused": str(refusal)}


def _status(run: Run, records: Records, command: Command) -> Answer:
    return status(run, records)


def _fail_over(run: Run, records: Records, command: Command) -> Answer:
    wanted = begin.failover(run, records, command)
    if command.dry_run:
        blocked = [] if records.active == "dr" else [one.text for one in preflight.plan(World(run), wanted).waits]
        steps = preview(run, State(id=wanted.id), failover.steps(run, wanted, records))
        return {"dry_run": True, "blocked": blocked, "steps": steps}
    return _go_on(run, records, wanted, command)


def _approve(run: Run, records: Records, command: Command) -> Answer:
    intent = records.open
    if intent is None or not intent.awaiting:
        raise Refused("nothing awaits approval")
    if alarm.fallen(World(run)):
        controller.reconcile(run, records)
        raise Refused("the alarm is no longer raised; `fail-over` fails over without it")
    return _go_on(run, records, replace(intent, awaiting=False, approved_by=command.by), command)


def _cancel(run: Run, records: Records, command: Command) -> Answer:
    intent = records.open
    if intent is None:
        raise Refused("no operation is open")
    if intent.switched_by is not None:
        return _call_off(run, records, intent, command)
    if intent.serve == "dr" and records.active == "dr":
        raise Refused(f"the failover {intent.id} has passed the point of no return")
    if intent.serve == "dr" and intent.earlier:
        raise Refused(f"the failover {intent.id} took the place of the failback {intent.earlier[0]}, which cannot be "
                      "resumed: it only goes forward")
    return _go_on(run, records, replace(intent, cancelled_by=command.by, cancelled_at=clock.text(clock.now())), command)


def _call_off(run: Run, records: Records, intent: Intent, command: Command) -> Answer:
    """Back from a switch to the prepared failback: the DR region, which still has the only writable copy, serves on."""
    if not failback.may_call_off(records.state):
        raise Refused(f"the failback {intent.id} has passed the point of no return")
    run.log.info("switch called off", id=intent.id, by=command.by)
    # The intent first: from here on no tick stops what is started again.
    records.change(replace(intent, switched_by=None, switched_at=None))
    failback.call_off(records.state)
    records.save()
    controller.reconcile(run, records)
    return summary(records)


def _fail_back(run: Run, records: Records, command: Command) -> Answer:
    wanted = begin.failback(run, records, command)
    if command.dry_run:
        return {"dry_run": True, "steps": preview(run, State(id=wanted.id), failback.steps(run, wanted, records))}
    return _go_on(run, records, wanted, command)


def _switch(run: Run, records: Records, command: Command) -> Answer:
    intent = records.open
    if intent is None or intent.serve != "primary":
        raise Refused("no failback is open")
    if intent.switched_by is not None:
        raise Refused("the switch is under way already")
    if intent.cancelled_by is not None:
        raise Refused(f"the failback {intent.id} is being cancelled")
    if not failback.is_prepared(records.state):
        raise Refused("the failback is not prepared yet: " + "; ".join(records.state.waiting))
    return _go_on(run, records, replace(intent, switched_by=command.by, switched_at=clock.text(clock.now())),
                  command)


def _go_on(run: Run, records: Records, intent: Intent, command: Command) -> Answer:
    """Writes the intent and does what can be done at once; ticks do the rest."""
    run.log.info("commanded", command=command.name, by=command.by, id=intent.id)
    if records.open is not None and records.open.id == intent.id:
        records.change(intent)
    else:
        records.begin(intent)
    controller.reconcile(run, records)
    return summary(records)


_COMMANDS: dict[str, Callable[[Run, Records, Command], Answer]] = {
    "status": _status,
    "fail-over": _fail_over,
    "approve": _approve,
    "cancel": _cancel,
    "fail-back": _fail_back,
    "switch": _switch,
}
