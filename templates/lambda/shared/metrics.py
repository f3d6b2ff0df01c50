"""CloudWatch metrics of Lifeboat's own namespace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from shared.aws import Aws

NAMESPACE = "Lifeboat"  # the policies of the roles allow no other
BATCH = 1000  # PutMetricData's limit


def datum(metric: str, value: float, moment: datetime, **dimensions: str) -> dict[str, Any]:
    """One sample, such as `datum("ImageAgeHours", 3.5, now, Application="shop", Service="web")`."""
    named = [{"Name": name, "Value": text} for name, text in dimensions.items()]
    return {"MetricName": metric, "Dimensions": named, "Timestamp": moment, "Value": value}


def publish(aws: Aws, step: str, region: str, data: Sequence[dict[str, Any]]) -> None:
    """Sends samples; none is no call."""
    for start in range(0, len(data), BATCH):
        aws.call(step, "cloudwatch", region, "put_metric_data", Namespace=NAMESPACE,
                 MetricData=list(data[start:start + BATCH]))
