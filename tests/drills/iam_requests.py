"""From a call in the emulator's log to what IAM is asked: the action, every resource that it acts on, the context."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.ec2.models import ec2_backends
from moto.rds.models import rds_backends

from tests.drills.policy import Request
from tests.terraform.front import Call
from tests.terraform.tools import ACCOUNT

PREFIXES = {"monitoring": "cloudwatch"}  # where IAM's name is not the signing name


def of(call: Call) -> list[Request]:
    """Raises KeyError for an action that no drill has made yet: add it here, with the resources that AWS checks."""
    action = f"{PREFIXES.get(call.service, call.service)}:{call.action}"
    context = {"aws:RequestedRegion": call.region}
    if action == "cloudwatch:PutMetricData":
        context["cloudwatch:namespace"] = call.parameters["Namespace"]
    requests = []
    for resource in _RESOURCES[action](call):
        tags = _tags(call.region, resource.rpartition("/")[2]) if resource.startswith("arn:aws:ec2:") else {}
        requests.append(Request(action, resource, tuple(sorted((context | tags).items()))))
    return requests


def _anything(call: Call) -> list[str]:
    return ["*"]


def _rds(kind: str, parameter: str, call: Call) -> list[str]:
    named = call.parameters.get(parameter)
    if not named:
        return []
    return [named if named.startswith("arn:") else f"arn:aws:rds:{call.region}:{ACCOUNT}:{kind}:{named}"]


def _databases(*pairs: tuple[str, str]) -> Callable[[Call], list[str]]:
    return lambda call: [arn for kind, parameter in pairs for arn in _rds(kind, parameter, call)]


def _snapshots(call: Call) -> list[str]:
    """AWS lists the action for snapshots and for databases, and does not say which of them it checks when a request
    names a snapshot only. Both, then, as soon as there is one: a failback must not depend on the milder reading."""
    named = _databases(("db", "DBInstanceIdentifier"), ("snapshot", "DBSnapshotIdentifier"))(call)
    snapshot = rds_backends[ACCOUNT][call.region].database_snapshots.get(call.parameters.get("DBSnapshotIdentifier", ""))
    return named + ([snapshot.database.db_instance_arn] if snapshot else [])


def _parameters(call: Call) -> list[str]:
    names = call.parameters.get("Names") or [call.parameters["Name"]]
    return [f"arn:aws:ssm:{call.region}:{ACCOUNT}:parameter/{name.lstrip('/')}" for name in names]


def _group(call: Call) -> list[str]:
    name = call.parameters["AutoScalingGroupName"]
    identity = "00000000-0000-0000-0000-000000000000"
    return [f"arn:aws:autoscaling:{call.region}:{ACCOUNT}:autoScalingGroup:{identity}:autoScalingGroupName/{name}"]


def _ec2(kind: str, parameter: str) -> Callable[[Call], list[str]]:
    return lambda call: [f"arn:aws:ec2:{call.region}::{kind}/{call.parameters[parameter]}"]


def _create_image(call: Call) -> list[str]:
    """What is made has no name yet when the request is judged."""
    return [f"arn:aws:ec2:{call.region}:{ACCOUNT}:instance/{call.parameters['InstanceId']}",
            f"arn:aws:ec2:{call.region}::image/new", f"arn:aws:ec2:{call.region}::snapshot/new"]


def _copy_image(call: Call) -> list[str]:
    """What is made, and what it is made of in the other region, which may be gone by the time that somebody asks."""
    source, region = call.parameters["SourceImageId"], call.parameters["SourceRegion"]
    return [f"arn:aws:ec2:{call.region}::image/new", f"arn:aws:ec2:{call.region}::snapshot/new",
            f"arn:aws:ec2:{region}::image/{source}", f"arn:aws:ec2:{region}::snapshot/of-{source}"]


def _alarms(call: Call) -> list[str]:
    """Named ones are checked each; the wide permission covers them too."""
    return [f"arn:aws:cloudwatch:{call.region}:{ACCOUNT}:alarm:{value}" for name, value in _flat(call.parameters)
            if name.startswith("AlarmNames")]


def _flat(parameters: Any) -> list[tuple[str, str]]:
    found = []
    for name, value in parameters.items():
        found += [(name, one) for one in value] if isinstance(value, list) else [(name, value)]
    return found


def _tags(region: str, identifier: str) -> dict[str, str]:
    """Tags outlive what they are on in moto, so this works after a deletion too."""
    tags = ec2_backends[ACCOUNT][region].tags.get(identifier, {})
    return {f"aws:ResourceTag/{key}": value for key, value in tags.items()}


_RESOURCES: dict[str, Callable[[Call], list[str]]] = {
    "autoscaling:DescribeAutoScalingGroups": _anything,
    "autoscaling:DescribeScalingActivities": _anything,
    "autoscaling:UpdateAutoScalingGroup": _group,
    "cloudwatch:DescribeAlarms": _alarms,
    "cloudwatch:GetMetricData": _anything,
    "cloudwatch:GetMetricStatistics": _anything,
    "cloudwatch:PutMetricData": _anything,
    "ec2:CopyImage": _copy_image,
    "ec2:CreateImage": _create_image,
    "ec2:DescribeImages": _anything,
    "ec2:DescribeInstances": _anything,
    "ec2:DescribeLaunchTemplateVersions": _anything,
    "ec2:DescribeLaunchTemplates": _anything,
    "ec2:DescribeSnapshots": _anything,
    "ec2:DeregisterImage": _ec2("image", "ImageId"),
    "ec2:DeleteSnapshot": _ec2("snapshot", "SnapshotId"),
    "elasticloadbalancing:DescribeTargetGroups": _anything,
    "elasticloadbalancing:DescribeTargetHealth": _anything,
    "globalaccelerator:DescribeEndpointGroup": lambda call: [call.parameters["EndpointGroupArn"]],
    "globalaccelerator:UpdateEndpointGroup": lambda call: [call.parameters["EndpointGroupArn"]],
    "rds:CreateDBInstanceReadReplica": _databases(
        ("db", "DBInstanceIdentifier"), ("db", "SourceDBInstanceIdentifier"), ("pg", "DBParameterGroupName"),
        ("subgrp", "DBSubnetGroupName"), ("og", "OptionGroupName")),
    "rds:CreateDBSnapshot": _databases(("db", "DBInstanceIdentifier"), ("snapshot", "DBSnapshotIdentifier")),
    "rds:DescribeDBInstances": _databases(("db", "DBInstanceIdentifier")),
    "rds:DescribeDBSnapshots": _snapshots,
    "rds:ModifyDBInstance": _databases(("db", "DBInstanceIdentifier"), ("pg", "DBParameterGroupName")),
    "rds:PromoteReadReplica": _databases(("db", "DBInstanceIdentifier")),
    "sns:Publish": lambda call: [call.parameters["TopicArn"]],
    "ssm:GetParameterHistory": _parameters,
    "ssm:GetParameters": _parameters,
    "ssm:PutParameter": _parameters,
}
