"""Where Global Accelerator sends the users of one listener, as AWS documents it, and what must never come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fake_time import Record


@dataclass(frozen=True)
class Way:
    """`open`: nothing healthy has a weight, so a user gets whatever is closest, with or without a weight."""

    region: str
    open: bool = False


def way(groups: Mapping[str, Record], healthy: Callable[[str], bool], near: str) -> Way:
    """Of users who are closest to the region `near`. `groups` are the listener's endpoint groups by region; dials are
    0 or 100."""
    def usable(region: str) -> bool:
        return healthy(region) and any(one["Weight"] > 0 for one in groups[region]["EndpointDescriptions"])

    by_distance = sorted(groups, key=lambda region: region != near)
    dialled = [region for region in by_distance if groups[region]["TrafficDialPercentage"] > 0]
    if dialled and usable(dialled[0]):
        return Way(dialled[0])
    for region in by_distance:  # whatever its dial
        if usable(region):
            return Way(region)
    return Way(near, open=True)
