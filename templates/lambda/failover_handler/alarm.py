"""Does the alarm start a failover? It is asked for its state; that a message came is not enough, nor needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from failover_handler.intent import ALARM, Intent, operation_id
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.views import Alarm
from failover_handler.world import World
from shared import clock


def consider(run: Run, records: Records, announced: bool) -> None:
    """Begins a failover, or says in one log line why not. Without a message, an alarm at rest is worth no line."""
    if records.open is not None:
        if _take_over(run, records, records.open):
            run.log.info("the region is lost: the planned failover goes on without it", id=records.open.id)
        elif announced:
            run.log.info("no failover", reason=f"operation {records.open.id} is open")
        return
    alarm = World(run).alarm()
    if not announced and (alarm is None or alarm.state != "ALARM"):
        return
    reason = _why_not(run, records, alarm)
    if reason is not None or alarm is None:
        run.log.info("no failover", reason=reason)
        return
    approve = run.config.mode == "approve"
    intent = Intent(id=_id(records, alarm), serve="dr", by=ALARM, at=clock.text(clock.now()),
                    alarm_at=clock.text(alarm.since), awaiting=approve)
    records.begin(intent)
    run.log.info("failover awaits approval" if approve else "failover begins", id=intent.id)


def _take_over(run: Run, records: Records, intent: Intent) -> bool:
    """A planned failover that waits for what a lost region no longer gives must not keep the alarm from its work. Of an
    alarm that was raised already the operator knew, and found that the region answers."""
    if not intent.planned or intent.cancelled_by is not None or records.active != "primary" \
            or run.config.mode != "automatic":
        return False
    alarm = World(run).alarm()
    if alarm is None or not alarm.raised or alarm.since < clock.parse(intent.at):
        return False
    records.change(replace(intent, by=ALARM, planned=False, planned_by=intent.by, at=clock.text(clock.now()),
                           alarm_at=clock.text(alarm.since)))
    return True


def fallen(world: World) -> bool:
    """Whether the alarm no longer speaks for a failover."""
    alarm = world.alarm()
    return alarm is None or alarm.state == "OK" or alarm.suppressed_by is not None


def _why_not(run: Run, records: Records, alarm: Alarm | None) -> str | None:
    state = records.state
    if alarm is None:
        return "the alarm does not exist"
    if alarm.state != "ALARM":
        return f"the alarm is {alarm.state}"
    if alarm.suppressed_by is not None:
        return f"the alarm is suppressed ({alarm.suppressed_by})"
    if records.active != "primary":
        return f"the active region is {records.active}"
    # A planned failover that is taken back says nothing of an alarm: it was of a region that works.
    taken_back = records.intent is not None and records.intent.planned and state.outcome == "cancelled"
    cancelled = records.intent.cancelled_at if records.intent and not records.intent.planned else None
    if cancelled is not None and alarm.since.replace(microsecond=0) <= clock.parse(cancelled):
        return "the alarm was raised already when its failover was cancelled"
    # What was withdrawn touched nothing that users have, so it delays nothing.
    if state.closed is not None and state.outcome != "withdrawn" and not taken_back:
        rest = clock.parse(state.closed) + timedelta(seconds=run.config.cool_down_seconds) - clock.now()
        if rest > timedelta(0):
            return f"cool-down for another {int(rest.total_seconds())} s"
    return None


def _id(records: Records, alarm: Alarm) -> str:
    """Of the alarm's time: two invocations that see one alarm begin one operation."""
    named = operation_id(alarm.since)
    return named if named != records.state.id else operation_id(clock.now())
