"""What an event "EC2 AMI State Change" means for this application."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from shared import images, topic
from shared.aws import Aws, error_code
from shared.config import Config
from shared.images import Image
from shared.log import Log

DETAIL_TYPE = "EC2 AMI State Change"


def is_state_change(event: Mapping[str, Any]) -> bool:
    return event.get("source") == "aws.ec2" and event.get("detail-type") == DETAIL_TYPE


def calls_for_reconcile(aws: Aws, config: Config, event: Mapping[str, Any], log: Log) -> bool:
    """Whether an image of ours became available. People are told when one failed; the rest is a line in the log."""
    detail = event["detail"]
    image_id, state = detail["ImageId"], detail["State"]
    if event.get("account") != os.environ["ACCOUNT"]:
        log.info("ignored: event of another account", image=image_id, account=event.get("account"))
        return False
    if state not in ("available", "failed"):
        log.info("ignored: the image is not ready", image=image_id, state=state)
        return False
    image = _described(aws, config, image_id)
    if image is None:
        log.info("ignored: no image of this application's pipeline", image=image_id, state=state)
        return False
    if state == "failed":
        _tell(aws, config, image, str(detail.get("ErrorMessage", "no reason given")), log)
        return False
    return True


def _described(aws: Aws, config: Config, image_id: str) -> Image | None:
    try:
        answer = aws.call("observe", "ec2", config.dr_region, "describe_images", ImageIds=[image_id], Owners=["self"])
    except Exception as error:
        if error_code(error).startswith("InvalidAMIID."):
            return None  # somebody else's, or removed since
        raise
    mine = [one for one in answer["Images"] if one.get("OwnerId") == os.environ["ACCOUNT"]]
    return images.of_pipeline(mine[0], config) if mine else None


def _tell(aws: Aws, config: Config, image: Image, reason: str, log: Log) -> None:
    log.at("notify").warning("image failed", service=image.service, image=image.id, reason=reason)
    topic.publish(
        aws, "notify", config.dr_region, os.environ["TOPIC_ARN"],
        f"{config.application}: image of {image.service} failed in {config.dr_region}",
        f"Image {image.id} of service {image.service} did not become available in {config.dr_region}: {reason}\n\n"
        f"Instances there are launched from the image before. {config.image_document} makes another at its next run.\n",
    )
