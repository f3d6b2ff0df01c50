"""Carries a plan out. Whatever is gone already is as good as removed; whatever turns out to be in use stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ami_cleanup.plan import Plan
from shared.aws import Aws, error_code
from shared.failures import Failures
from shared.log import Log

GONE = frozenset({"InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidSnapshot.NotFound"})
IN_USE = "InvalidSnapshot.InUse"  # of an image that could not be deregistered, or that somebody made since


@dataclass
class Removal:
    """One region. `has_time` is asked before each call; what is left then is left to the next run."""

    aws: Aws
    region: str
    log: Log
    failures: Failures
    has_time: Callable[[], bool]

    def run(self, plan: Plan) -> None:
        for image in plan.images:
            self._remove("deregister", "deregister_image", "image", image.id, ImageId=image.id)
        for snapshot in plan.snapshots:
            self._remove("delete-snapshot", "delete_snapshot", "snapshot", snapshot, SnapshotId=snapshot)

    def _remove(self, step: str, method: str, kind: str, name: str, **params: str) -> None:
        log = self.log.at(step)
        if not self.has_time():
            log.warning("left to the next run", kind=kind, name=name, region=self.region)
            return
        with self.failures.of(f"{kind} {name} in {self.region}"):
            try:
                self.aws.call(step, "ec2", self.region, method, **params)
            except Exception as error:
                if error_code(error) == IN_USE:
                    log.warning("kept: in use", kind=kind, name=name, region=self.region)
                    return
                if error_code(error) not in GONE:
                    raise
            log.info("removed", kind=kind, name=name, region=self.region)
