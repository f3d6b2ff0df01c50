"""Which region should serve, and who said so. One JSON parameter; `{}` until the first operation."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from shared import clock
from shared.config import Side

ALARM = "alarm"  # `by` of an operation that nobody started


@dataclass(frozen=True)
class Intent:
    id: str  # of the operation: the compact time of its cause
    serve: Side
    by: str
    at: str
    alarm_at: str | None = None  # since when the region counts as lost
    force: bool = False  # go on whatever the replicas' lag
    awaiting: bool = False  # for approval
    approved_by: str | None = None
    failbacks: int | None = None  # what the count will be when this failback has completed
    switched_by: str | None = None  # who said to go from the prepared failback to the cut
    switched_at: str | None = None

    @property
    def on_its_own(self) -> bool:
        """Started by the alarm and confirmed by nobody: it falls with the alarm."""
        return self.by == ALARM and self.approved_by is None

    def to_json(self) -> str:
        """Compact; what is not set is left out."""
        data = {key: value for key, value in asdict(self).items() if value is not None and value is not False}
        return json.dumps(data, separators=(",", ":"))

    @staticmethod
    def from_json(text: str) -> Intent | None:
        data = json.loads(text)
        return Intent(**data) if data else None


def operation_id(moment: datetime) -> str:
    """As `20261125t101500`: fits the names of databases."""
    return clock.text(moment).replace("-", "").replace(":", "").replace("T", "t").removesuffix("Z")
