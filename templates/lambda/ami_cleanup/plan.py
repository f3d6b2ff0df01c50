"""Decides what goes. Nothing here calls AWS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from ami_cleanup.inventory import Inventory
from shared.config import ImageKeep
from shared.images import Image, age_order

# A snapshot without an image may belong to one that is being made. Any other was left behind by a run that was cut off.
ORPHAN_AGE = timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """`images` go first, then the snapshots, in this order."""

    images: tuple[Image, ...]
    snapshots: tuple[str, ...]
    kept: Mapping[str, str]  # image id -> why


def plan(inventory: Inventory, keep: ImageKeep, moment: datetime) -> Plan:
    """Of each service the newest `at_least` images stay, those younger than `days`, and those that something needs."""
    kept: dict[str, str] = {}
    going: list[Image] = []
    for service in sorted({image.service for image in inventory.images}):
        mine = [image for image in inventory.images if image.service == service]
        newest = _newest(mine, keep.at_least)
        for image in sorted(mine, key=age_order):
            reason = _reason(image, inventory, newest, moment - timedelta(days=keep.days))
            if reason is None:
                going.append(image)
            else:
                kept[image.id] = reason
    return Plan(tuple(going), _snapshots(inventory, going, moment), kept)


def _newest(images: Iterable[Image], count: int) -> frozenset[str]:
    """Only images that can be launched count: three failed copies are no reserve."""
    usable = sorted((image for image in images if image.usable), key=age_order, reverse=True)
    return frozenset(image.id for image in usable[:count])


def _reason(image: Image, inventory: Inventory, newest: frozenset[str], horizon: datetime) -> str | None:
    if image.id in inventory.needed:
        return inventory.needed[image.id]
    if image.id in newest:
        return "newest"
    if image.created > horizon:
        return "young"
    if image.state == "pending":
        return "pending"
    return None


def _snapshots(inventory: Inventory, going: Iterable[Image], moment: datetime) -> tuple[str, ...]:
    """The pipeline's snapshots that no image will be made of any more."""
    gone = {image.id for image in going}
    released = {snapshot for image in going for snapshot in image.snapshots}
    in_use = {one for image, snapshots in inventory.references.items() if image not in gone for one in snapshots}
    return tuple(sorted(
        snapshot for snapshot, started in inventory.snapshots.items()
        if snapshot not in in_use and (snapshot in released or started < moment - ORPHAN_AGE)))
