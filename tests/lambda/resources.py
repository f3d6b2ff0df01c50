"""Which resources IAM would check for a request, in the words of `permissions.json`."""

from __future__ import annotations

from typing import Any

from stage import DR, PARAMETERS

from shared.config import Config, Side

UNSCOPED = {  # actions without resource-level permissions, or, DescribeAlarms, useless with them for composite alarms
    "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeScalingActivities", "cloudwatch:DescribeAlarms",
    "cloudwatch:GetMetricStatistics", "ec2:DescribeImages", "elasticloadbalancing:DescribeTargetGroups",
    "elasticloadbalancing:DescribeTargetHealth",
}


def classes(config: Config, action: str, region: str, request: dict[str, Any]) -> set[str]:
    side: Side = "dr" if region == DR else "primary"
    if action in UNSCOPED:
        return {"any"}
    service = action.split(":")[0]
    if service == "rds":
        return _databases(config, action, side, request)
    if service == "ssm":
        return {_parameter(config, name, side) for name in request.get("Names", [request.get("Name")])}
    if service == "autoscaling":
        names = {one.on(side).group for one in config.services.values()}
        assert request["AutoScalingGroupName"] in names, request
        return {f"group:{side}"}
    return {{"globalaccelerator": "endpoint-group", "sns": "topic"}[service]}


def _databases(config: Config, action: str, side: Side, request: dict[str, Any]) -> set[str]:
    found = set()
    for key in ("DBInstanceIdentifier", "NewDBInstanceIdentifier"):
        if key in request:
            names = [one.identifier(side) for one in config.databases.values()]
            assert any(request[key] == name or request[key].startswith(f"{name}-retired-") for name in names), request
            found.add(f"database:{side}")
    if "DBSnapshotIdentifier" in request:
        found |= {f"database-snapshot:{side}", f"database:{side}"}
    if action == "rds:CreateDBInstanceReadReplica":
        # The source is asked in its own region, by the signed copy of the request.
        found |= {"database:dr", "database:primary", f"database-settings:{side}"}
    if "DBParameterGroupName" in request:
        found.add(f"database-settings:{side}")
    return found


def _parameter(config: Config, name: str, side: Side) -> str:
    if side == "dr" and name in (PARAMETERS["intent"], PARAMETERS["state"]):
        return "parameter:state"
    if side == "dr" and name in (PARAMETERS["active_region"], PARAMETERS["failbacks"]):
        return "parameter:active-region"
    for names, kind in (({one.endpoint_parameter for one in config.databases.values()}, "endpoint"),
                        ({one.name_parameter for one in config.buckets.values()}, "bucket-name"),
                        ({one.image_parameter for one in config.services.values()}, "image")):
        if name in names:
            return f"parameter:{kind}:{side}"
    raise AssertionError(f"{name} is no parameter of this application in {side}")
