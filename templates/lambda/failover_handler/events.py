"""What an event asks for. Whatever is not clearly one of ours asks for nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from failover_handler.intent import ALARM
from shared.config import Config

TICK = "lifeboat.tick"
DRILL = "lifeboat.drill"
COMMANDS = {  # the options that each takes
    "status": frozenset[str](),
    "fail-over": frozenset({"by", "force", "planned", "dry_run"}),
    "approve": frozenset({"by"}),
    "cancel": frozenset({"by"}),
    "fail-back": frozenset({"by", "dry_run"}),
    "switch": frozenset({"by"}),
}
LONGEST_NAME = 64


@dataclass(frozen=True)
class Tick:
    """Look whether there is something to do."""


@dataclass(frozen=True)
class Drill:
    """Remind people of a drill."""


@dataclass(frozen=True)
class Announced:
    """Our alarm says that the primary region is lost; the alarm itself is asked before anything is done."""


@dataclass(frozen=True)
class Command:
    name: str
    by: str = "operator"
    force: bool = False
    planned: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Ignored:
    why: str


def parse(event: Any, config: Config, account: str) -> Tick | Drill | Announced | Command | Ignored:
    if not isinstance(event, Mapping):
        return Ignored("the event is no JSON object")
    if "command" in event:
        return _command(event)
    if event.get("source") == TICK:
        return Tick()
    if event.get("source") == DRILL:
        return Drill()
    if isinstance(event.get("Records"), list):
        found = [_record(one, config, account) for one in event["Records"]]
        return next((one for one in found if isinstance(one, Announced)), found[0] if found else Ignored("no records"))
    return Ignored("neither a command, a tick, a drill nor a message")


def _command(event: Mapping[str, Any]) -> Command | Ignored:
    name = event["command"]
    if not isinstance(name, str) or name not in COMMANDS:
        return Ignored(f"unknown command {name!r}; known are {', '.join(COMMANDS)}")
    options = {key: value for key, value in event.items() if key != "command"}
    strange = sorted(set(options) - COMMANDS[name])
    if strange:
        return Ignored(f"{name} takes no {', '.join(strange)}")
    for key, value in options.items():
        if not isinstance(value, str if key == "by" else bool):
            return Ignored(f"{key} is no {'text' if key == 'by' else 'true or false'}")
    if "by" in options:
        options["by"] = options["by"][:LONGEST_NAME] or "operator"
        if options["by"] == ALARM:
            return Ignored(f"by {ALARM!r} marks what nobody started; give a person's name")
    return Command(name, **options)


def _record(record: Any, config: Config, account: str) -> Announced | Ignored:
    try:
        message = json.loads(record["Sns"]["Message"])
        name, state, arn = message["AlarmName"], message["NewStateValue"], message["AlarmArn"]
        owner = message["AWSAccountId"]
        region, arn_account = arn.split(":")[3:5]
    except (KeyError, TypeError, ValueError, AttributeError):
        return Ignored("the message is no alarm")
    if {owner, arn_account} != {account}:
        return Ignored(f"the alarm is of account {owner}")
    if region != config.dr_region:
        return Ignored(f"the alarm is of region {region}")
    if name != config.region_lost_alarm:
        return Ignored(f"the alarm {name} does not start a failover")
    if state != "ALARM":
        return Ignored(f"the alarm {name} is {state}")
    return Announced()
