"""Signals that live in other regions, repeated as metrics: alarms, and Route 53's health check.

A composite alarm sees alarms of its own region only. What cannot be asked is unknown, and nothing is published for it:
neither a raised signal nor a quiet one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from shared.aws import Aws
from shared.config import Mirror

MIRROR_STEP = "mirror"
ROUTE53_STEP = "route53"
ROUTE53_SIGNAL = "route53"
ROUTE53_REGION = "us-east-1"  # the metrics of all health checks are there
LOOK_BACK = timedelta(minutes=5)
MOST_ALARMS = 100  # DescribeAlarms' limit of names


def by_region(mirrors: Iterable[Mirror]) -> dict[str, list[Mirror]]:
    found: dict[str, list[Mirror]] = {}
    for mirror in mirrors:
        found.setdefault(mirror.region, []).append(mirror)
    return found


def mirrored(aws: Aws, region: str, mirrors: list[Mirror]) -> dict[str, bool]:
    """Whether each signal is raised; signals whose alarm does not exist are left out."""
    states: dict[str, str] = {}
    names = sorted({mirror.alarm for mirror in mirrors})
    for start in range(0, len(names), MOST_ALARMS):
        answer = aws.call(MIRROR_STEP, "cloudwatch", region, "describe_alarms", AlarmTypes=["MetricAlarm"],
                          AlarmNames=names[start:start + MOST_ALARMS], MaxRecords=MOST_ALARMS)
        states.update({alarm["AlarmName"]: alarm["StateValue"] for alarm in answer["MetricAlarms"]})
    return {mirror.signal: states[mirror.alarm] == "ALARM" for mirror in mirrors if mirror.alarm in states}


def route53_raised(aws: Aws, health_check: str, moment: datetime) -> bool | None:
    """Whether the checkers' last word is unhealthy; None when there was none of late."""
    query = {
        "Id": "health",
        "MetricStat": {
            "Metric": {"Namespace": "AWS/Route53", "MetricName": "HealthCheckStatus",
                       "Dimensions": [{"Name": "HealthCheckId", "Value": health_check}]},
            "Period": 60,
            "Stat": "Minimum",
        },
    }
    answer = aws.call(ROUTE53_STEP, "cloudwatch", ROUTE53_REGION, "get_metric_data", MetricDataQueries=[query],
                      StartTime=moment - LOOK_BACK, EndTime=moment, ScanBy="TimestampDescending")
    results = answer["MetricDataResults"]
    values = results[0]["Values"] if results else []
    return values[0] < 1 if values else None
