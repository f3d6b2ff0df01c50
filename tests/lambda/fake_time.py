"""Time in the fake world, and errors as services answer them."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any

from botocore.exceptions import ClientError

ACCOUNT = "111122223333"
START = datetime(2026, 11, 25, 10, 0, tzinfo=timezone.utc)
Record = dict[str, Any]


def refusal(code: str, message: str = "", status: int = 400) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message or code},
                        "ResponseMetadata": {"HTTPStatusCode": status}}, "Operation")


class FakeTime:
    """Stands still, but for `advance`, which lets happen what was asked for `later`."""

    def __init__(self) -> None:
        self.now = START
        self.down: set[str] = set()  # regions that do not answer
        self._due: list[tuple[datetime, int, Callable[[], object]]] = []
        self._count = itertools.count(1)

    def number(self) -> int:
        """Another one each time."""
        return next(self._count)

    def advance(self, seconds: int) -> None:
        end = self.now + timedelta(seconds=seconds)
        while self._due and self._due[0][0] <= end:
            self.now, _, happen = heapq.heappop(self._due)
            happen()
        self.now = end

    def later(self, seconds: int, happen: Callable[[], object]) -> None:
        heapq.heappush(self._due, (self.now + timedelta(seconds=seconds), self.number(), happen))
