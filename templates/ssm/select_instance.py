"""Step SelectInstance: the instance that the image is made of, found in the Auto Scaling group at run time."""

import boto3


def select_instance(events, context):
    """Of the group's healthy instances in service, the one that has run longest; the id decides between equals."""
    name = events["group"]
    groups = boto3.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"]
    if not groups:
        raise LookupError(f"Auto Scaling group {name} does not exist")
    healthy = [
        member["InstanceId"]
        for member in groups[0]["Instances"]
        if member["LifecycleState"] == "InService" and member["HealthStatus"] == "Healthy"
    ]
    if not healthy:
        raise LookupError(f"Auto Scaling group {name} has no healthy instance in service")
    pages = boto3.client("ec2").get_paginator("describe_instances").paginate(InstanceIds=healthy)
    instances = [one for page in pages for reservation in page["Reservations"] for one in reservation["Instances"]]
    running = [one for one in instances if one["State"]["Name"] == "running"]
    if not running:
        raise LookupError(f"no instance of Auto Scaling group {name} is running")
    chosen = min(running, key=lambda one: (one["LaunchTime"], one["InstanceId"]))
    return {"InstanceId": chosen["InstanceId"]}
