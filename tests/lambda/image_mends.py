"""What moto lacks of machine images: tags of snapshots, and everything that CopyImage is asked for beyond a name."""

from __future__ import annotations

import functools
from typing import Any

from moto.core.responses import ActionResult
from moto.ec2.models.amis import Ami
from moto.ec2.responses.amis import AmisResponse


@functools.cache
def install() -> None:
    """Applies the corrections, once per process."""
    AmisResponse.create_image = _create_image
    AmisResponse.copy_image = _copy_image


def _create_image(self: Any) -> ActionResult:
    backend = self.ec2_backend
    image = backend.create_image(self._get_param("InstanceId"), self._get_param("Name"),
                                 self._get_param("Description", ""), tag_specifications=[])
    _tag(image, self._get_param("TagSpecifications", []))
    return ActionResult({"ImageId": image.id})


def _copy_image(self: Any) -> ActionResult:
    """A repeated token answers the first copy."""
    backend = self.ec2_backend
    token = self._get_param("ClientToken")
    copies: dict[str, str] = backend.__dict__.setdefault("image_copies", {})
    if token in copies:
        return ActionResult({"ImageId": copies[token]})
    image = backend.copy_image(self._get_param("SourceImageId"), self._get_param("SourceRegion"),
                               self._get_param("Name"), self._get_param("Description"))
    image.ebs_snapshot.encrypted = bool(self._get_param("Encrypted"))
    image.ebs_snapshot.kms_key_id = self._get_param("KmsKeyId")
    _tag(image, self._get_param("TagSpecifications", []))
    if token:
        copies[token] = image.id
    return ActionResult({"ImageId": image.id})


def _tag(image: Ami, specifications: list[dict[str, Any]]) -> None:
    targets = {"image": image, "snapshot": image.ebs_snapshot}
    for one in specifications:
        for tag in one["Tags"]:
            targets[one["ResourceType"]].add_tag(tag["Key"], tag["Value"])
