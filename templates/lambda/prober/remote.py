"""Calls to other regions, made beside the probes and within the same time: whatever hangs, even the look-up of a name,
must not keep the prober from saying what it knows."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

Reading = Mapping[str, bool]  # signal: is it raised


class Remote:
    """Readings under way, one after the other in a thread of their own: boto3 makes its clients in one at a time."""

    def __init__(self, readings: Mapping[str, Callable[[], Reading]], seconds: float) -> None:
        self._ends = time.monotonic() + seconds
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="remote")
        self._futures: dict[str, Future[Reading]] = {
            region: self._pool.submit(read) for region, read in readings.items()}

    def regions(self) -> list[str]:
        return list(self._futures)

    def reading(self, region: str) -> Reading:
        """Waits for it until the time is over. Raises what the call raised, or TimeoutError."""
        return self._futures[region].result(timeout=max(0.0, self._ends - time.monotonic()))

    def close(self) -> None:
        """Does not wait for what hangs."""
        self._pool.shutdown(wait=False, cancel_futures=True)
