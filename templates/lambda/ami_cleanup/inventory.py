"""What is in a region: the pipeline's images and snapshots, and whatever may still need an image."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from shared import images
from shared.aws import Aws, error_code
from shared.config import Config, Side
from shared.images import Image

STEP = "observe"
VERSIONS = 4  # of a parameter: the current one and the three before it, which an operator may go back to
LIVING = ["pending", "running", "stopping", "stopped"]  # a stopped instance can be started or replaced


@dataclass(frozen=True)
class Inventory:
    """One region at one time."""

    images: tuple[Image, ...]
    needed: Mapping[str, str]  # image id -> what needs it
    snapshots: Mapping[str, datetime]  # the pipeline's, with the time they were started
    references: Mapping[str, frozenset[str]]  # every image of the account -> its snapshots


def observe(aws: Aws, config: Config, side: Side) -> Inventory:
    """Raises when anything cannot be read: what is not known to be unused stays."""
    region = config.region(side)
    mine: list[Image] = []
    references: dict[str, frozenset[str]] = {}
    for page in aws.pages(STEP, "ec2", region, "describe_images", Owners=["self"]):
        for description in page["Images"]:
            references[description["ImageId"]] = frozenset(images.snapshots_of(description))
            image = images.of_pipeline(description, config)
            if image is not None:
                mine.append(image)
    needed = {
        **{image: "launch template" for image in _in_launch_templates(aws, region)},
        **{image: "instance" for image in _in_instances(aws, region)},
        **{image: "parameter" for image in _in_parameters(aws, config, region)},
    }
    return Inventory(tuple(mine), needed, _snapshots(aws, config, region), references)


def _in_parameters(aws: Aws, config: Config, region: str) -> Iterator[str]:
    for service in config.services.values():
        versions: list[tuple[int, str]] = []
        try:
            for page in aws.pages(STEP, "ssm", region, "get_parameter_history", Name=service.image_parameter):
                versions += [(int(one["Version"]), one["Value"]) for one in page["Parameters"]]
        except Exception as error:
            if error_code(error) != "ParameterNotFound":
                raise
        yield from (value for _, value in sorted(versions)[-VERSIONS:])


def _in_instances(aws: Aws, region: str) -> Iterator[str]:
    states = [{"Name": "instance-state-name", "Values": LIVING}]
    for page in aws.pages(STEP, "ec2", region, "describe_instances", Filters=states):
        for reservation in page["Reservations"]:
            for instance in reservation["Instances"]:
                yield instance["ImageId"]


def _in_launch_templates(aws: Aws, region: str) -> Iterator[str]:
    """Templates that name a parameter in the place of an image are covered by the parameter."""
    versions = ["$Latest", "$Default"]
    for page in aws.pages(STEP, "ec2", region, "describe_launch_template_versions", Versions=versions):
        for version in page["LaunchTemplateVersions"]:
            image = version["LaunchTemplateData"].get("ImageId")
            if image:
                yield image


def _snapshots(aws: Aws, config: Config, region: str) -> dict[str, datetime]:
    filters = images.tag_filters(config)
    pages = aws.pages(STEP, "ec2", region, "describe_snapshots", OwnerIds=["self"], Filters=filters)
    return {one["SnapshotId"]: one["StartTime"] for page in pages for one in page["Snapshots"]}
