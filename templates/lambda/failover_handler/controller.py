"""One invocation's work on the open operation: what is missing, what people are told, and when it is over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from failover_handler import alarm, closing, failover, notify, operations
from failover_handler.execute import Execution, Report, StepsFailed
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.state import short
from failover_handler.world import World
from shared.log import Log


def reconcile(run: Run, records: Records) -> None:
    """Does what can be done and saves the state; then raises what failed, so that it is seen and tried again."""
    intent = records.open
    if intent is None:
        return
    run.log = Log(intent.id)
    errors: list[str] = []
    try:
        if operations.being_cancelled(intent, records):
            errors = _cancel(run, records, intent)
        elif intent.serve == "dr":
            errors = _fail_over(run, records, intent)
        else:
            errors = _fail_back(run, records, intent)
    except Exception as error:
        run.log.error("failed", error=f"{type(error).__name__}: {error}")
        errors.append(f"{type(error).__name__}: {error}")
    records.save()
    if errors:
        raise StepsFailed("; ".join(errors))


def _fail_over(run: Run, records: Records, intent: Intent) -> list[str]:
    state = records.state
    if records.active != "dr":
        if intent.on_its_own and alarm.fallen(World(run)):
            return _withdraw(run, records, intent)
        if intent.awaiting:
            notify.once(run, records, "approval", "failover awaits approval",
                        ["The primary region counts as lost. To fail over:", notify.command(run, "approve")])
            return []

    steps = operations.steps(run, intent, records)
    report = Execution(run, state, steps).go()
    errors = report.errors
    if intent.planned_by is not None:
        _collect(errors, lambda: notify.once(
            run, records, "overtaken", "planned failover goes on without the primary region",
            [f"{run.config.primary_region} counts as lost since {intent.alarm_at}. The failover that "
             f"{intent.planned_by} planned goes on as the alarm's own: nothing is waited for there, and what had not "
             "arrived is lost."]))
    passed = "claim" in report.done
    _note(run, records, report, blocked=failover.AHEAD, errors=errors,
          subject="failover is waiting" if passed else "failover is blocked")
    if passed and failover.stops_primary(run, intent):
        aside = {step.name for step in steps} & failover.ASIDE
        state.fence = "done" if report.done >= aside else "pending"
    needed = {step.name for step in steps} - failover.ASIDE
    state.served = state.served or report.done >= needed
    if report.done >= {step.name for step in steps}:
        _complete(run, records, "failover completed", closing.failover(run, intent, records), errors)
    elif state.served:
        _collect(errors, lambda: notify.once(
            run, records, "served", "failover serves, fence pending", closing.served(run, intent, state)))
    return errors


def _withdraw(run: Run, records: Records, intent: Intent) -> list[str]:
    """It falls with its alarm. One that was planned at first has raised the DR groups."""
    steps = failover.cancellation(intent, records.state)
    report = Execution(run, records.state, steps).go()
    _note(run, records, report, blocked=frozenset(), subject="withdrawal is waiting", errors=report.errors)
    if report.done >= {step.name for step in steps}:
        changed = "The instances of the DR region stand by again." if steps else "Nothing was changed."
        notify.once(run, records, "withdrawn", "failover withdrawn", [f"The alarm is no longer raised. {changed}"])
        records.state.close("withdrawn")
        run.log.info("withdrawn: the alarm is no longer raised")
    return report.errors


def _fail_back(run: Run, records: Records, intent: Intent) -> list[str]:
    steps = operations.steps(run, intent, records)
    report = Execution(run, records.state, steps).go()
    _note(run, records, report, blocked=frozenset(), subject="failback is waiting", errors=report.errors)
    if report.done >= {step.name for step in steps}:
        _complete(run, records, "failback completed", closing.failback(run, intent, records.state), report.errors)
    return report.errors


def _cancel(run: Run, records: Records, intent: Intent) -> list[str]:
    steps = operations.steps(run, intent, records)
    report = Execution(run, records.state, steps).go()
    _note(run, records, report, blocked=frozenset(), subject="cancellation is waiting", errors=report.errors)
    if report.done >= {step.name for step in steps}:
        records.state.close("cancelled")
        run.log.info("cancelled", by=intent.cancelled_by)
    return report.errors


def _complete(run: Run, records: Records, subject: str, lines: list[str], errors: list[str]) -> None:
    """Closes the operation once people have been told."""
    _collect(errors, lambda: notify.once(run, records, "completed", subject, lines))
    if "completed" in records.state.told:
        records.state.close("completed")
        run.log.info(subject)


def _note(run: Run, records: Records, report: Report, blocked: frozenset[str], subject: str, errors: list[str]) -> None:
    """Puts the reasons into the state, and tells people of those that are new and need them."""
    state = records.state
    state.blocked = short(one.text for step, one in report.waits if step in blocked)
    state.waiting = short(dict.fromkeys(one.text for step, one in report.waits if step not in blocked))
    for _, wait in report.waits:
        if wait.tell:
            _collect(errors, partial(notify.once, run, records, wait.key, subject, wait.text.splitlines()))
    if state.blocked or state.waiting:
        run.log.info("waiting", blocked=state.blocked, waiting=state.waiting)


def _collect(errors: list[str], do: Callable[[], None]) -> None:
    """A message that cannot be sent now must not keep the state from being saved; it is tried again."""
    try:
        do()
    except Exception as error:
        errors.append(f"notify: {type(error).__name__}: {error}")
