"""Two regions in memory: as much of AWS as the controller touches, and as slow as it is. Time passes only in `advance`.

Each `<service>_<method>` answers a request of that region; requests come in through `fake_aws.FakeAws`. State is
public: tests arrange it and assert on it. Keys with a leading underscore are the fake's own and never answered.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from fake_capacity import FakeCapacity
from fake_databases import FakeDatabases
from fake_time import Record, refusal


class FakeWorld(FakeDatabases, FakeCapacity):
    """With SSM, EC2's images, CloudWatch and SNS."""

    def __init__(self) -> None:
        super().__init__()
        self.parameters: dict[str, dict[str, str]] = defaultdict(dict)
        self.tiers: dict[str, str] = {}
        self.images: dict[str, dict[str, str]] = defaultdict(dict)
        self.deprecated: set[str] = set()  # images of others that a listing leaves out unless it is asked for them
        self.alarms: dict[str, Record] = {}
        self.messages: list[Record] = []

    def ssm_get_parameters(self, region: str, Names: list[str]) -> Record:
        known = self.parameters[region]
        return {"Parameters": [{"Name": name, "Value": known[name]} for name in Names if name in known]}

    def ssm_put_parameter(self, region: str, Name: str, Value: str, Overwrite: bool, Tier: str = "Standard") -> Record:
        if Name not in self.parameters[region] or not Overwrite:
            raise refusal("ParameterNotFound", Name)
        self.parameters[region][Name] = Value
        self.tiers[Name] = Tier
        return {"Version": 2}

    def ec2_describe_images(self, region: str, Filters: list[Record], IncludeDeprecated: bool = False) -> Record:
        wanted = set(Filters[0]["Values"]) - (set() if IncludeDeprecated else self.deprecated)
        return {"Images": [{"ImageId": name, "State": state} for name, state in self.images[region].items()
                           if name in wanted]}

    def set_alarm(self, name: str, state: str, suppressed_by: str | None = None) -> None:
        self.alarms[name] = {"AlarmName": name, "StateValue": state, "StateUpdatedTimestamp": self.now,
                             "StateTransitionedTimestamp": self.now}
        if suppressed_by:
            self.alarms[name]["ActionsSuppressedBy"] = suppressed_by

    def cloudwatch_describe_alarms(self, region: str, AlarmNames: list[str], AlarmTypes: list[str]) -> Record:
        found = [self.alarms[name] for name in AlarmNames if name in self.alarms]
        return {"CompositeAlarms": found, "MetricAlarms": []}

    def cloudwatch_get_metric_statistics(self, region: str, Dimensions: list[Record], StartTime: datetime,
                                         EndTime: datetime, **_: Any) -> Record:
        if EndTime - StartTime > timedelta(minutes=1440):
            raise refusal("InvalidParameterCombination", "more than 1440 samples")
        found = self.samples[region, Dimensions[0]["Value"]]
        return {"Datapoints": [{"Timestamp": at, "Maximum": value} for at, value in found if StartTime <= at < EndTime]}

    def sns_publish(self, region: str, TopicArn: str, Subject: str, Message: str) -> Record:
        self.messages.append({"subject": Subject, "message": Message})
        return {"MessageId": "1"}
