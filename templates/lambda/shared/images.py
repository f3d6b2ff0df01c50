"""Machine images that the image pipeline made, told from all others by their tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shared import clock
from shared.aws import Aws
from shared.config import Config

APPLICATION = "lifeboat:application"
SERVICE = "lifeboat:service"
PIPELINE = "lifeboat:pipeline"


@dataclass(frozen=True)
class Image:
    """One image of the pipeline in one region."""

    id: str
    service: str
    state: str  # pending, available, failed, …
    created: datetime
    snapshots: tuple[str, ...]

    @property
    def usable(self) -> bool:
        return self.state == "available"


def age_order(image: Image) -> tuple[datetime, str]:
    """Sorts from old to new; the id makes the order total."""
    return image.created, image.id


def newest(images: Sequence[Image]) -> Image | None:
    """The newest image that can be launched."""
    return max((image for image in images if image.usable), key=age_order, default=None)


def tag_filters(config: Config) -> list[dict[str, Any]]:
    """For EC2's listings: what the pipeline of this application made."""
    return [{"Name": f"tag:{APPLICATION}", "Values": [config.application]},
            {"Name": f"tag:{PIPELINE}", "Values": [config.image_document]}]


def of_pipeline(description: Mapping[str, Any], config: Config) -> Image | None:
    """Reads one image as DescribeImages describes it; None when this application's pipeline did not make it."""
    tags = {tag["Key"]: tag["Value"] for tag in description.get("Tags", ())}
    if tags.get(APPLICATION) != config.application or tags.get(PIPELINE) != config.image_document:
        return None
    if SERVICE not in tags:
        return None
    return Image(description["ImageId"], tags[SERVICE], description["State"], clock.parse(description["CreationDate"]),
                 snapshots_of(description))


def snapshots_of(description: Mapping[str, Any]) -> tuple[str, ...]:
    """The snapshots that an image is made of."""
    mappings = description.get("BlockDeviceMappings", ())
    return tuple(one["Ebs"]["SnapshotId"] for one in mappings if one.get("Ebs", {}).get("SnapshotId"))


def listed(aws: Aws, step: str, region: str, config: Config) -> dict[str, list[Image]]:
    """The pipeline's images in a region, by service, in every state."""
    found: dict[str, list[Image]] = {}
    pages = aws.pages(step, "ec2", region, "describe_images", Owners=["self"], Filters=tag_filters(config))
    for page in pages:
        for description in page["Images"]:
            image = of_pipeline(description, config)
            if image is not None:
                found.setdefault(image.service, []).append(image)
    return found
