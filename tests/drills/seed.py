"""Puts an application into the empty emulator as the emitted Terraform would: both regions, nothing under way."""

from __future__ import annotations

import base64
from typing import Any

import boto3
from botocore.config import Config
from moto.ec2.models import ec2_backends

from tests.drills import plans, wire
from tests.terraform.tools import ACCOUNT

CAUSE = "drill-cause"  # the alarm that stands for whatever tells that the region is lost
OPERATOR = "operator"  # who the drill itself is, in the log of calls


def client(service: str, region: str) -> Any:
    """boto3 on the wire: fails at once instead of retrying."""
    return boto3.client(service, region_name=region, endpoint_url=wire.URL, aws_access_key_id=OPERATOR,
                        aws_secret_access_key="x", config=Config(retries={"total_max_attempts": 1}))


def seed(plan: plans.Plan, aws_keeps_endpoints_in: str = "us-west-2") -> dict[str, Any]:
    """Creates everything; answers what only AWS knows: the ARNs that the functions' environments carry."""
    images = {side: _image(plan, region) for side, region in plans.REGIONS.items()}
    for side, region in plans.REGIONS.items():
        for key, service in plan["services"].items():
            _service(plan, key, service, side, region, images[side])
        ssm = client("ssm", region)
        for one in plan["buckets"].values():
            _parameter(ssm, one["name_parameter"], one[side].replace("{account}", ACCOUNT))
    for key, database in plan["databases"].items():
        _database(plan, key, database)
    _parameters(plan)
    topic = _alarms(plan)
    return {"topic": topic, "endpoint_groups": _accelerators(plan, aws_keeps_endpoints_in)}


def _parameter(ssm: Any, name: str, value: str, **more: Any) -> None:
    ssm.put_parameter(Name=name, Value=value, Type="String", **more)


def _image(plan: plans.Plan, region: str) -> str:
    ec2 = client("ec2", region)
    public = next(iter(ec2_backends[ACCOUNT][region].amis))  # to list all that AWS has takes seconds
    started = ec2.run_instances(ImageId=public, MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    image: str = ec2.create_image(InstanceId=started, Name="first", TagSpecifications=[
        {"ResourceType": "image", "Tags": [{"Key": "lifeboat:application", "Value": plan["application"]}]}])["ImageId"]
    ec2.terminate_instances(InstanceIds=[started])
    return image


def _service(plan: plans.Plan, key: str, service: Any, side: str, region: str, image: str) -> None:
    ec2, elb, scaling = client("ec2", region), client("elbv2", region), client("autoscaling", region)
    _parameter(client("ssm", region), service["image_parameter"], image, DataType="aws:ec2:image")
    subnets = ec2.describe_subnets()["Subnets"][:2]
    group = service[side]
    template = ec2.create_launch_template(LaunchTemplateName=f"{group['group']}-template", LaunchTemplateData={
        "ImageId": image, "InstanceType": "t3.micro",
        "UserData": base64.b64encode(key.encode()).decode()})["LaunchTemplate"]["LaunchTemplateId"]
    targets = []
    if group["target_group"]:
        targets = [elb.create_target_group(Name=group["target_group"], Protocol="HTTP", Port=80,
                                           VpcId=subnets[0]["VpcId"])["TargetGroups"][0]["TargetGroupArn"]]
        elb.create_load_balancer(Name=group["target_group"], Subnets=[one["SubnetId"] for one in subnets])
    size = group["min"] if side == "primary" else group["standby"]
    scaling.create_auto_scaling_group(
        AutoScalingGroupName=group["group"], MinSize=size, MaxSize=group["max"], DesiredCapacity=size,
        VPCZoneIdentifier=",".join(one["SubnetId"] for one in subnets), TargetGroupARNs=targets,
        LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"},
        Tags=[{"Key": "lifeboat:application", "Value": plan["application"], "PropagateAtLaunch": True}])


def _database(plan: plans.Plan, key: str, database: Any) -> None:
    made: dict[str, Any] = {}
    for side, region in plans.REGIONS.items():
        rds, ec2, kms = client("rds", region), client("ec2", region), client("kms", region)
        subnets = [one["SubnetId"] for one in ec2.describe_subnets()["Subnets"][:2]]
        subnet_group, settings = f"{plan['application']}-{side}-{key}", f"{plan['application']}-{key}-settings"
        rds.create_db_subnet_group(DBSubnetGroupName=subnet_group, DBSubnetGroupDescription="d", SubnetIds=subnets)
        family = "mysql8.4" if database["engine"] == "mysql" else "postgres16"
        rds.create_db_parameter_group(DBParameterGroupName=settings, DBParameterGroupFamily=family, Description="d")
        group = ec2.create_security_group(GroupName=f"{subnet_group}-database", Description="d",
                                          VpcId=ec2.describe_vpcs()["Vpcs"][0]["VpcId"])["GroupId"]
        common = {"DBInstanceClass": "db.t3.micro", "DBSubnetGroupName": subnet_group, "DBParameterGroupName": settings,
                  "VpcSecurityGroupIds": [group], "KmsKeyId": kms.create_key()["KeyMetadata"]["Arn"],
                  "StorageType": "gp3", "MaxAllocatedStorage": 100, "CopyTagsToSnapshot": True,
                  "DeletionProtection": True, "EnableIAMDatabaseAuthentication": True,
                  "EnableCloudwatchLogsExports": ["error"] if database["engine"] == "mysql" else ["postgresql"],
                  "AutoMinorVersionUpgrade": False, "PubliclyAccessible": False,
                  "Tags": [{"Key": "lifeboat:application", "Value": plan["application"]}]}
        if side == "primary":
            made = rds.create_db_instance(
                DBInstanceIdentifier=database["primary"], Engine=database["engine"], AllocatedStorage=20,
                EngineVersion="8.4.3" if database["engine"] == "mysql" else "16.3", StorageEncrypted=True,
                MasterUsername="app_admin", MasterUserPassword="p" * 16, BackupRetentionPeriod=7, MultiAZ=True,
                PreferredBackupWindow="02:00-03:00", PreferredMaintenanceWindow="sun:04:00-sun:05:00",
                **common)["DBInstance"]
            found = made
        else:
            rds.create_db_instance_read_replica(
                DBInstanceIdentifier=database["replica"], SourceDBInstanceIdentifier=made["DBInstanceArn"],
                SourceRegion=plans.PRIMARY, **common)
            rds.modify_db_instance(DBInstanceIdentifier=database["replica"], BackupRetentionPeriod=7,
                                   PreferredBackupWindow="05:00-06:00",
                                   PreferredMaintenanceWindow="sun:07:00-sun:08:00", ApplyImmediately=True)
            found = rds.describe_db_instances(DBInstanceIdentifier=database["replica"])["DBInstances"][0]
        _parameter(client("ssm", region), database["endpoint_parameter"], found["Endpoint"]["Address"])


def _parameters(plan: plans.Plan) -> None:
    ssm, names = client("ssm", plans.DR), plan["parameters"]
    for name, value in (("active_region", "primary"), ("failbacks", "0"), ("intent", "{}"),
                        ("state", "{}"), ("maintenance", "none")):
        _parameter(ssm, names[name], value)


def _alarms(plan: plans.Plan) -> str:
    """The alarm that counts, one that is its cause, and the topic to which it speaks and the function listens."""
    sns, cloudwatch = client("sns", plans.DR), client("cloudwatch", plans.DR)
    topic: str = sns.create_topic(Name=plan["notifications_topic"])["TopicArn"]
    function = f"arn:aws:lambda:{plans.DR}:{ACCOUNT}:function:{plan['functions']['failover']}"
    sns.subscribe(TopicArn=topic, Protocol="lambda", Endpoint=function, Attributes={
        "FilterPolicyScope": "MessageBody", "FilterPolicy": f'{{"AlarmName": ["{plan["region_lost_alarm"]}"]}}'})
    metric = {"Namespace": "Lifeboat", "MetricName": "Maintenance", "Period": 60, "EvaluationPeriods": 1,
              "Statistic": "Minimum", "Threshold": 1.0, "ComparisonOperator": "GreaterThanOrEqualToThreshold"}
    for name in (plan["maintenance_alarm"], CAUSE):
        cloudwatch.put_metric_alarm(AlarmName=name, **metric)
        cloudwatch.set_alarm_state(AlarmName=name, StateValue="OK", StateReason="seeded")
    cloudwatch.put_composite_alarm(AlarmName=plan["region_lost_alarm"], AlarmRule=f'ALARM("{CAUSE}")',
                                   AlarmActions=[topic], ActionsSuppressor=plan["maintenance_alarm"],
                                   ActionsSuppressorWaitPeriod=60, ActionsSuppressorExtensionPeriod=120)
    return topic


def _accelerators(plan: plans.Plan, region: str) -> dict[str, dict[str, str]]:
    accelerator, groups = client("globalaccelerator", region), {}
    for key, service in plan["services"].items():
        if not service["accelerated"]:
            continue
        arn = accelerator.create_accelerator(Name=key, IdempotencyToken="t")["Accelerator"]["AcceleratorArn"]
        listener = accelerator.create_listener(AcceleratorArn=arn, Protocol="TCP", IdempotencyToken="t",
                                               PortRanges=[{"FromPort": 80, "ToPort": 80}])["Listener"]["ListenerArn"]
        groups[key] = {}
        for side, where in plans.REGIONS.items():
            balancer = client("elbv2", where).describe_load_balancers(
                Names=[service[side]["target_group"]])["LoadBalancers"][0]["LoadBalancerArn"]
            groups[key][side] = accelerator.create_endpoint_group(
                ListenerArn=listener, EndpointGroupRegion=where, IdempotencyToken="t",
                TrafficDialPercentage=100 if side == "primary" else 0,
                EndpointConfigurations=[{"EndpointId": balancer, "Weight": 128 if side == "primary" else 0,
                                         "ClientIPPreservationEnabled": True}]
            )["EndpointGroup"]["EndpointGroupArn"]
    return groups

