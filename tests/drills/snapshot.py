"""A copy of the whole emulated world, to begin hundreds of drills from: seeding takes a second, putting back far less.

Backends keep their identity, because moto's objects point at them; what they hold is copied in one go, so that what is
shared stays shared. Images that AWS brings are never changed and are not copied.
"""

from __future__ import annotations

import copy
from typing import Any

from moto.autoscaling.models import autoscaling_backends
from moto.cloudwatch.models import cloudwatch_backends
from moto.ec2.models import ec2_backends
from moto.elbv2.models import elbv2_backends
from moto.rds.models import rds_backends
from moto.sns.models import sns_backends
from moto.ssm.models import ParameterDict, ssm_backends

from tests.terraform import scaling
from tests.terraform.emulator import Emulator
from tests.terraform.pace import pace
from tests.terraform.tools import ACCOUNT

FAMILIES = (rds_backends, autoscaling_backends, ec2_backends, elbv2_backends, ssm_backends, sns_backends,
            cloudwatch_backends)


class Snapshot:
    """Taken on creation; `restore` as often as wanted. What is on the agenda belongs to it."""

    def __init__(self, emulator: Emulator, regions: tuple[str, ...]) -> None:
        self._emulator = emulator
        self._backends = [family[ACCOUNT][region] for family in FAMILIES for region in regions]
        self._down = set(emulator.front.down)
        self._pace = (pace.clock, pace.seconds, list(pace.agenda), pace.entries)
        self._pinned = [*self._backends, *(family[ACCOUNT] for family in FAMILIES), *FAMILIES, emulator]
        for region in regions:
            images = ec2_backends[ACCOUNT][region].amis.values()
            public = [one for one in images if one.owner_id != ACCOUNT]
            self._pinned += [*public, *(one.ebs_snapshot for one in public)]
        self._kept = self._copy(self._contents())

    def restore(self) -> None:
        fresh = self._copy(self._kept)
        for backend, contents in zip(self._backends, fresh["backends"]):
            backend.__dict__.clear()
            backend.__dict__.update(contents)
        self._emulator.accelerators.__dict__.update(fresh["accelerators"])
        self._emulator.front.mend()
        self._emulator.front.down |= self._down
        self._emulator.front.calls.clear()
        scaling.full.clear()
        scaling.sick.clear()
        pace.clock, pace.seconds, agenda, pace.entries = self._pace
        pace.agenda = list(agenda)

    def _contents(self) -> dict[str, Any]:
        return {"backends": [backend.__dict__ for backend in self._backends],
                "accelerators": self._emulator.accelerators.__dict__}

    def _copy(self, contents: dict[str, Any]) -> dict[str, Any]:
        memo = {id(one): one for one in self._pinned}
        return copy.deepcopy(contents, memo)


def _copy_parameters(self: ParameterDict, memo: dict[int, Any]) -> ParameterDict:
    """copy would make one without its region."""
    fresh = ParameterDict(self.account_id, self.region_name)
    fresh.__dict__.update(self.__dict__)
    fresh.update({name: copy.deepcopy(versions, memo) for name, versions in self.items()})
    return fresh


ParameterDict.__deepcopy__ = _copy_parameters
