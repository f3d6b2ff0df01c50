"""What people are told, once each."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable

from failover_handler import lag
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.state import State
from shared import clock, topic

STEP = "notify"


def once(run: Run, records: Records, key: str, subject: str, lines: Iterable[str]) -> None:
    """Publishes unless the state says that it was. Killed in between, people hear it twice rather than never."""
    if key in records.state.told:
        return
    text = "\n".join([*lines, "", f"operation {records.state.id} of {run.config.application}"])
    topic.publish(run.aws, STEP, run.config.dr_region, run.topic, f"{run.config.application}: {subject}", text)
    records.state.told.append(key)
    run.log.at(STEP).info("told", subject=subject)


def command(run: Run, name: str, **options: bool) -> str:
    """The line by which an operator gives a command."""
    payload = json.dumps({"command": name, "by": "<your name>", **options})
    return (f"aws lambda invoke --region {run.config.dr_region} --function-name {run.config.functions.failover} "
            f"--cli-binary-format raw-in-base64-out --payload '{payload}' /dev/stdout")


def timeline(state: State) -> list[str]:
    """Start, end and duration of each step, in the order of their starts."""
    lines = []
    for name, times in sorted(state.steps.items(), key=lambda one: one[1]):
        if len(times) == 2:
            lines.append(f"{name:<16} {times[0]}  {times[1]}  {_seconds(*times)} s")
        else:
            lines.append(f"{name:<16} {times[0]}  not finished")
    return lines


def objectives(run: Run, intent: Intent, state: State, aside: Container[str]) -> list[str]:
    """Time and data against what the blueprint promises; `aside` are the steps that serving does not need."""
    served = max(times[-1] for name, times in state.steps.items() if name not in aside)
    if intent.planned:
        since, what = state.steps.get("claim", [intent.at])[0], "from the stop"
    else:
        since = clock.text(lag.lost_at(run.config, intent))
        what = f"from the loss (at the earliest {since})"
    lines = [f"{what} until served: {_seconds(since, served)} s, objective {run.config.rto_seconds} s"]
    for key, seconds in sorted(state.lag.items()):
        known = "unknown" if seconds is None else f"{seconds} s"
        lines.append(f"database {key}: lag at the cut {known}, objective {run.config.rpo_seconds} s")
    return lines


def _seconds(start: str, end: str) -> int:
    return int((clock.parse(end) - clock.parse(start)).total_seconds())
