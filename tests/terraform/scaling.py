"""Auto Scaling and target health that take time, and a region that has no capacity left.

moto launches and terminates within the call and finds every target healthy. Here an instance is `Pending`, then
`InService`, and its target `initial`, then `healthy`; one that goes is `Terminating` for a while; and a launch that EC2
refuses is tried again every half minute and shows as a failed activity, as AWS does it.
"""

from __future__ import annotations

import functools
import json
import uuid
from datetime import datetime, timezone
from typing import Any

from moto.autoscaling.exceptions import ValidationError
from moto.autoscaling.models import (AutoScalingBackend, FakeAutoScalingGroup, InstanceState, autoscaling_backends)
from moto.autoscaling.responses import AutoScalingResponse
from moto.core.responses import ActionResult
from moto.elbv2.models import FakeHealthStatus, FakeTargetGroup

from tests.terraform.pace import pace

RETRY = 30
PRESENT = ("Pending", "InService")

full: set[str] = set()  # regions in which EC2 refuses to launch
sick: set[str] = set()  # regions in which no target answers its health check


def install() -> None:
    """Replaces the methods of moto that are too quick; call it once per process."""
    scale = FakeAutoScalingGroup.set_desired_capacity
    launch = FakeAutoScalingGroup.replace_autoscaling_group_instances
    update = AutoScalingBackend.update_auto_scaling_group

    @functools.wraps(scale)
    def set_desired_capacity(self: FakeAutoScalingGroup, new_capacity: int | None) -> None:
        wanted = self.min_size if new_capacity is None else new_capacity
        leaving = [one for one in self.instance_states if one.lifecycle_state not in PRESENT]
        self.instance_states = [one for one in self.instance_states if one not in leaving]
        before = list(self.instance_states)
        scale(self, wanted)
        going = [one for one in before if one not in self.instance_states]
        for arn in self.target_group_arns:
            group = self.autoscaling_backend.elbv2_backend.target_groups[arn]
            group.deregister_terminated_instances([one.instance_id for one in going])
        for state in going if pace.takes("termination") else []:
            state.lifecycle_state = "Terminating"
            leaving.append(state)
            pace.after(pace.takes("termination"), _gone, self.account_id, self.region, self.name, state.instance_id)
        self.instance_states += leaving

    @functools.wraps(launch)
    def replace_autoscaling_group_instances(self: FakeAutoScalingGroup, count: int, tags: dict[str, str]) -> None:
        if self.region in full:
            _refuse(self)
            return
        known = {one.instance_id for one in self.instance_states}
        launch(self, count, tags)
        _record(self, "Successful", "Launching a new EC2 instance")
        for state in self.instance_states:
            if state.instance_id not in known:
                _bring_up(self, state)

    @functools.wraps(update)
    def update_auto_scaling_group(self: AutoScalingBackend, name: str, *args: Any, **kwargs: Any) -> Any:
        if name in self.autoscaling_groups:
            _demand_bounds(self.autoscaling_groups[name], kwargs)
        return update(self, name, *args, **kwargs)

    FakeAutoScalingGroup.set_desired_capacity = set_desired_capacity
    FakeAutoScalingGroup.replace_autoscaling_group_instances = replace_autoscaling_group_instances
    FakeAutoScalingGroup.active_instances = lambda self: [
        one for one in self.instance_states if one.lifecycle_state in PRESENT]
    AutoScalingBackend.update_auto_scaling_group = update_auto_scaling_group
    AutoScalingResponse.describe_scaling_activities = _describe_scaling_activities
    _target_health()


def _bring_up(group: FakeAutoScalingGroup, state: InstanceState) -> None:
    in_service = pace.takes("instance in service")
    if not in_service and not pace.takes("target healthy"):
        return
    state.lifecycle_state, state.instance.lifeboat_target = "Pending", "initial"
    names = (group.account_id, group.region, group.name, state.instance_id)
    pace.after(in_service, _in_service, *names)
    pace.after(in_service + pace.takes("target healthy"), _healthy, *names)


def _find(account: str, region: str, name: str, instance: str) -> tuple[FakeAutoScalingGroup, InstanceState] | None:
    group = autoscaling_backends[account][region].autoscaling_groups.get(name)
    states = group.instance_states if group else []
    return next(((group, one) for one in states if one.instance_id == instance), None)  # type: ignore[misc]


def _in_service(*names: str) -> None:
    found = _find(*names)
    if found and found[1].lifecycle_state == "Pending":
        found[1].lifecycle_state = "InService"


def _healthy(*names: str) -> None:
    found = _find(*names)
    if found:
        found[1].instance.lifeboat_target = "healthy"


def _gone(*names: str) -> None:
    found = _find(*names)
    if found:
        found[0].instance_states.remove(found[1])


def _refuse(group: FakeAutoScalingGroup) -> None:
    reason = (f"We currently do not have sufficient {group.instance_type} capacity in the Availability Zone you "
              "requested. Launching EC2 instance failed.")
    _record(group, "Failed", reason)
    if pace.clock is not None and not getattr(group, "lifeboat_retrying", False):
        group.lifeboat_retrying = True
        pace.after(RETRY, _try_again, group.account_id, group.region, group.name)


def _try_again(account: str, region: str, name: str) -> None:
    group = autoscaling_backends[account][region].autoscaling_groups.get(name)
    if group is not None:
        group.lifeboat_retrying = False
        group.set_desired_capacity(group.desired_capacity)


def _record(group: FakeAutoScalingGroup, status: str, message: str) -> None:
    cause = json.dumps({"desired": group.desired_capacity})
    now = datetime.fromtimestamp(pace.now(), timezone.utc)
    activity = {"ActivityId": str(uuid.uuid4()), "AutoScalingGroupName": group.name, "StatusCode": status,
                "Description": "Launching a new EC2 instance", "Cause": cause, "StartTime": now, "EndTime": now,
                "Progress": 100, "StatusMessage": message if status == "Failed" else None}
    group.lifeboat_activities = [activity, *getattr(group, "lifeboat_activities", [])]


def _describe_scaling_activities(self: AutoScalingResponse) -> ActionResult:
    """Newest first, as AWS lists them."""
    wanted = self._get_param("AutoScalingGroupName")
    groups = self.autoscaling_backend.autoscaling_groups
    if wanted and wanted not in groups:
        raise ValidationError("AutoScalingGroup name not found - null")
    listed = [one for name, group in groups.items() if not wanted or name == wanted
              for one in getattr(group, "lifeboat_activities", [])]
    limit = self._get_int_param("MaxRecords") or 100
    return ActionResult({"Activities": sorted(listed, key=lambda one: one["StartTime"], reverse=True)[:limit]})


def _demand_bounds(group: FakeAutoScalingGroup, asked: dict[str, Any]) -> None:
    """AWS refuses a desired capacity outside of the bounds; moto takes it."""
    low = group.min_size if asked.get("min_size") is None else asked["min_size"]
    high = group.max_size if asked.get("max_size") is None else asked["max_size"]
    desired = asked.get("desired_capacity")
    if low > high:
        raise ValidationError(f"Max bound, {high}, must be greater than or equal to min bound, {low}")
    if desired is not None and not low <= desired <= high:
        raise ValidationError(f"Desired capacity:{desired} must be between the specified min size:{low} and max "
                              f"size:{high}")


def _target_health() -> None:
    known = FakeTargetGroup.health_for

    @functools.wraps(known)
    def health_for(self: FakeTargetGroup, target: dict[str, Any], ec2_backend: Any) -> FakeHealthStatus:
        health = known(self, target, ec2_backend)
        instance = ec2_backend.get_instance_by_id(target["Id"]) if target["Id"].startswith("i-") else None
        if health.status == "healthy" and ec2_backend.region_name in sick:
            return FakeHealthStatus(target["Id"], health.port, self.health_check_port, "unhealthy",
                                    "Target.ResponseCodeMismatch", "Health checks failed with these codes: [500]")
        if health.status == "healthy" and getattr(instance, "lifeboat_target", "healthy") == "initial":
            return FakeHealthStatus(target["Id"], health.port, self.health_check_port, "initial",
                                    "Elb.RegistrationInProgress", "Target registration is in progress")
        return health

    FakeTargetGroup.health_for = health_for
