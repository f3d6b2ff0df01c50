"""Brings the image parameters of a region in line with the images that are there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shared import images, parameters
from shared.aws import Aws
from shared.config import Config, Side
from shared.failures import Failures
from shared.images import Image
from shared.log import Log
from update_ami_parameter.choice import named, replacement


@dataclass(frozen=True)
class Published:
    """One parameter that got another value."""

    service: str
    region: str
    parameter: str
    image: str
    replaced: str


@dataclass(frozen=True)
class Outcome:
    """What was published, and the pipeline's image that each service is launched from afterwards, if any."""

    published: tuple[Published, ...]
    in_force: Mapping[str, Image]


def reconcile(aws: Aws, config: Config, side: Side, log: Log, failures: Failures) -> Outcome:
    """One region. A parameter that cannot be written does not keep the others from it."""
    region = config.region(side)
    found = images.listed(aws, "observe", region, config)
    names = [service.image_parameter for service in config.services.values()]
    values = parameters.read(aws, "observe", region, names)
    published: list[Published] = []
    in_force: dict[str, Image] = {}
    for key, service in config.services.items():
        with failures.of(f"{key} in {region}"):
            name = service.image_parameter
            if name not in values:
                # Terraform owns it; one that is made here would be in its way.
                raise LookupError(f"parameter {name} does not exist in {region}")
            chosen = replacement(found.get(key, ()), values[name])
            if chosen is not None:
                _publish(aws, region, name, chosen, values[name], log)
                published.append(Published(key, region, name, chosen.id, values[name]))
            image = chosen or named(found.get(key, ()), values[name])
            if image is not None:
                in_force[key] = image
    return Outcome(tuple(published), in_force)


def _publish(aws: Aws, region: str, name: str, image: Image, current: str, log: Log) -> None:
    # AWS looks at the image after it has answered, and keeps the old value when it is unusable. The next run sees that.
    parameters.write(aws, "publish", region, name, image.id, Type="String", DataType="aws:ec2:image")
    log.at("publish").info("image published", service=image.service, region=region, parameter=name, image=image.id,
                           replaced=current)
