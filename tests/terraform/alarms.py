"""CloudWatch alarms that do something: composite rules, suppression, evaluation of metrics, and messages to topics.

moto stores alarms and never looks at them. Here `evaluate` does what CloudWatch does every minute, a state that changes
sets the composite alarms of its region, and an alarm that is not suppressed tells its topics in the words of AWS. The
lag of each replica is a metric, minute by minute.
"""

from __future__ import annotations

import functools
import json
import math
import re
from datetime import datetime, timedelta, timezone
from typing import Any

from botocore.loaders import create_loader
from moto.cloudwatch import models
from moto.cloudwatch.models import Alarm, CloudWatchBackend, MetricDatum, cloudwatch_backends
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.common_models import CloudWatchMetricProvider
from moto.core.responses import ActionResult
from moto.rds.models import rds_backends
from moto.sns.models import sns_backends

from tests.terraform import ledger
from tests.terraform.pace import pace

REMEMBERED = 70  # minutes of ReplicaLag that can be asked for
METRIC_DELAY = 60  # seconds after which AWS's own metrics can be read
STATISTICS = {"Average": lambda values: sum(values) / len(values), "Sum": sum, "Minimum": min, "Maximum": max,
              "SampleCount": len}
COMPARISONS = {"GreaterThanThreshold": float.__gt__, "GreaterThanOrEqualToThreshold": float.__ge__,
               "LessThanThreshold": float.__lt__, "LessThanOrEqualToThreshold": float.__le__}


class ReplicaLag(CloudWatchMetricProvider):
    """moto asks every subclass for metrics that AWS publishes by itself."""

    @staticmethod
    def get_cloudwatch_metrics(account_id: str, region: str) -> list[Any]:
        found = []
        newest = math.floor((pace.now() - METRIC_DELAY) / 60) * 60
        for database in rds_backends[account_id][region].databases.values():
            for minute in range(REMEMBERED):
                moment = newest - minute * 60
                seconds = ledger.lag_at(database, moment)
                if seconds is not None:
                    dimension = [{"Name": "DBInstanceIdentifier", "Value": database.db_instance_identifier}]
                    found.append(MetricDatum("AWS/RDS", "ReplicaLag", seconds, dimension, _naive(moment), "Seconds"))
        return found


def install() -> None:
    """Replaces the methods of moto; call it once per process."""
    models.utcnow = lambda: _naive(pace.now())
    describe, change = CloudWatchResponse.describe_alarms, CloudWatchBackend.set_alarm_state

    @functools.wraps(describe)
    def describe_alarms(self: CloudWatchResponse) -> ActionResult:
        """Composite alarms are listed only for those who ask for them, as AWS documents."""
        kinds = self._get_param("AlarmTypes", []) or ["MetricAlarm"]
        result = describe(self).result
        return ActionResult({"MetricAlarms": result["MetricAlarms"] if "MetricAlarm" in kinds else [],
                             "CompositeAlarms": result["CompositeAlarms"] if "CompositeAlarm" in kinds else []})

    @functools.wraps(change)
    def set_alarm_state(self: CloudWatchBackend, alarm_name: str, reason: str, reason_data: Any, state: str) -> None:
        alarm = self.alarms.get(alarm_name)
        before = alarm.state_value if alarm else None
        change(self, alarm_name, reason, reason_data, state)
        if alarm is not None and before != state:
            _act(self, alarm, before or "")
            _set_composites(self)

    CloudWatchResponse.describe_alarms = describe_alarms
    CloudWatchBackend.set_alarm_state = set_alarm_state
    Alarm.actions_suppressed_by = property(_suppressed_by)


def set_state(account: str, region: str, name: str, state: str, reason: str = "set by the drill") -> None:
    """Sets an alarm as CloudWatch would; composite alarms too, which follow no rule until one of theirs changes."""
    cloudwatch_backends[account][region].set_alarm_state(name, reason, None, state)


def evaluate(account: str, region: str) -> None:
    """Looks at the metrics of every alarm of the region, once."""
    backend = cloudwatch_backends[account][region]
    for alarm in list(backend.alarms.values()):
        if alarm.rule is None and alarm.metric_name:
            state, reason = _judge(backend, alarm)
            if state != alarm.state_value:
                backend.set_alarm_state(alarm.name, reason, None, state)
    _set_composites(backend)


def _judge(backend: CloudWatchBackend, alarm: Alarm) -> tuple[str, str]:
    """M of the last N periods, and what the alarm says of missing ones."""
    period, wanted = alarm.period, alarm.evaluation_periods
    newest = math.floor(pace.now() / period) * period
    dimensions = sorted((d.name, d.value) for d in alarm.dimensions)
    samples = [(_seconds(one.timestamp), one.value) for one in backend.get_all_metrics()
               if one.namespace == alarm.namespace and one.name == alarm.metric_name
               and sorted((d.name, d.value) for d in one.dimensions) == dimensions]
    breaching = present = 0
    for number in range(wanted):
        start, end = newest - (number + 1) * period, newest - number * period
        values = [value for moment, value in samples if start <= moment < end]
        if values:
            present += 1
            value = float(STATISTICS[alarm.statistic](values))
            breaching += COMPARISONS[alarm.comparison_operator](value, float(alarm.threshold))
        elif alarm.treat_missing_data == "breaching":
            breaching += 1
        elif alarm.treat_missing_data == "notBreaching":
            present += 1
    if breaching >= (alarm.datapoints_to_alarm or wanted):
        return "ALARM", f"{breaching} of {wanted} datapoints are breaching"
    if present:
        return "OK", f"{breaching} of {wanted} datapoints are breaching"
    missing = alarm.treat_missing_data or "missing"
    return ("INSUFFICIENT_DATA" if missing == "missing" else alarm.state_value), "no datapoints"


def _set_composites(backend: CloudWatchBackend) -> None:
    states = {alarm.name: alarm.state_value for alarm in backend.alarms.values()}
    for alarm in list(backend.alarms.values()):
        if alarm.rule is not None:
            state = "ALARM" if holds(alarm.rule, states) else "OK"
            if state != alarm.state_value:
                backend.set_alarm_state(alarm.name, f"its rule is {state}", None, state)


def holds(rule: str, states: dict[str, str]) -> bool:
    """A composite alarm's rule: ALARM("a") AND (NOT OK(b) OR TRUE)."""
    tokens = re.findall(r'(?:ALARM|OK|INSUFFICIENT_DATA)\(\s*(?:"[^"]*"|[^\s()"]+)\s*\)|[()]|\w+', rule)
    words = {"AND": "and", "OR": "or", "NOT": "not", "TRUE": "True", "FALSE": "False", "(": "(", ")": ")"}
    terms = []
    for token in tokens:
        if token in words:
            terms.append(words[token])
            continue
        state, _, name = token.partition("(")
        name = name[:-1].strip().strip('"').rpartition(":alarm:")[2]
        if name not in states:
            raise ValueError(f"the rule names {name!r}, which is no alarm of the region")
        terms.append(str(states[name] == state))
    return bool(eval(" ".join(terms), {"__builtins__": {}}))  # words of the table only


def _suppressed_by(alarm: Alarm) -> str | None:
    return "Alarm" if _suppressed(alarm) else None


def _suppressed(alarm: Alarm) -> bool:
    named = getattr(alarm, "actions_suppressor", None)
    if not named:
        return False
    account = alarm.alarm_arn.split(":")[4]
    suppressor = cloudwatch_backends[account][alarm.region_name].alarms.get(named.rpartition(":alarm:")[2] or named)
    return suppressor is not None and suppressor.state_value == "ALARM"


def _act(backend: CloudWatchBackend, alarm: Alarm, before: str) -> None:
    actions = {"ALARM": alarm.alarm_actions, "OK": alarm.ok_actions}.get(alarm.state_value,
                                                                         alarm.insufficient_data_actions)
    if _suppressed(alarm):
        return
    for arn in actions or []:
        if ":sns:" in arn:
            region = arn.split(":")[3]
            topic = sns_backends[backend.account_id][region].topics[arn]
            topic.publish(json.dumps(message(backend.account_id, alarm, before)),
                          subject=f'{alarm.state_value}: "{alarm.name}"')


def message(account: str, alarm: Alarm, before: str) -> dict[str, Any]:
    """What CloudWatch sends to a topic; `Region` is the name that people read, not the code."""
    described = create_loader().load_data("endpoints")["partitions"][0]["regions"]
    region = described.get(alarm.region_name, {}).get("description", alarm.region_name).replace("Europe", "EU")
    changed = datetime.fromtimestamp(pace.now(), timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000"
    return {"AlarmName": alarm.name, "AlarmDescription": alarm.description, "AWSAccountId": account,
            "NewStateValue": alarm.state_value, "NewStateReason": alarm.state_reason, "StateChangeTime": changed,
            "Region": region, "AlarmArn": alarm.alarm_arn, "OldStateValue": before, "OKActions": alarm.ok_actions,
            "AlarmActions": alarm.alarm_actions, "InsufficientDataActions": alarm.insufficient_data_actions,
            **({"AlarmRule": alarm.rule} if alarm.rule is not None else {})}


def _naive(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, timezone.utc).replace(tzinfo=None)


def _seconds(moment: datetime) -> float:
    return (moment.replace(tzinfo=timezone.utc) - datetime.fromtimestamp(0, timezone.utc)) / timedelta(seconds=1)
