"""Launch templates, groups of instances, scaling."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn, key
from probe.samples.load_balancing import GROUP
from probe.samples.networking import TAGS

VERSION = values("1", "2", "$Latest")
TEMPLATE = values("lt-11111111", "lt-22222222")
FIRST_GROUP, SECOND_GROUP = GROUP.all

COMMON = {
    "name": values("one", "two"),
    "vpc_zone_identifier": values(["subnet-1"], ["subnet-2"], ["subnet-1", "subnet-2"]),
    "min_size": values(1, 2, 0),
    "desired_capacity": values(2, 3, 1),
    "max_size": values(4, 5, 3),
    "health_check_type": values("ELB", "EC2"),
    "health_check_grace_period": values(300, 900),
    "default_instance_warmup": values(60, 120),
    "target_group_arns": values([FIRST_GROUP], [SECOND_GROUP], [FIRST_GROUP, SECOND_GROUP]),
    "termination_policies": values(["OldestLaunchTemplate", "Default"], ["Default"]),
    "wait_for_capacity_timeout": values("0", "10m"),
    "enabled_metrics": values(["GroupMinSize"], ["GroupMaxSize"], ["GroupMaxSize", "GroupMinSize"]),
    "instance_refresh": {
        "strategy": values("Rolling", "Other"),
        "preferences": {
            "min_healthy_percentage": values(100, 90),
            "max_healthy_percentage": values(150, 200),
            "auto_rollback": values(False, True),
            "skip_matching": values(False, True),
        },
    },
    "tag": {"key": values("one", "two"), "value": values("one", "two"), "propagate_at_launch": values(True, False)},
}

SAMPLES = [
    Sample("aws_launch_template", {
        "name": values("one", "two"),
        "image_id": values("resolve:ssm:/one", "ami-0123456789abcdef0"),
        "instance_type": values("t3.micro", "t4g.micro"),
        "update_default_version": values(True, False),
        "vpc_security_group_ids": values(["sg-1"], ["sg-2"], ["sg-1", "sg-2"]),
        "iam_instance_profile": {"arn": values(arn("iam", "instance-profile/one", ""),
                                               arn("iam", "instance-profile/two", ""))},
        "metadata_options": {
            "http_endpoint": values("enabled", "disabled"),
            "http_tokens": values("required", "optional"),
            "http_put_response_hop_limit": values(2, 1),
        },
        "block_device_mappings": {
            "device_name": values("/dev/xvda", "/dev/xvdb"),
            "ebs": {
                "volume_type": values("gp3", "gp2"),
                "volume_size": values(20, 40, 10),
                "encrypted": values("true", "false"),
                "kms_key_id": values(key(1), key(2)),
                "delete_on_termination": values("true", "false"),
            },
        },
        "monitoring": {"enabled": values(True, False)},
        "tag_specifications": {"resource_type": values("instance", "volume"), "tags": TAGS},
        "user_data": values("b25l", "dHdv"),
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "description": values("one", "two"),
        "disable_api_termination": values(False, True),
        "ebs_optimized": values("true", "false"),
        "key_name": values("one", "two"),
        "tags": TAGS,
    }),
    Sample("aws_autoscaling_group", COMMON | {
        "launch_template": {"id": TEMPLATE, "version": VERSION},
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "availability_zones": Trap(values(["eu-west-1a"], ["eu-west-1b"]), without=("vpc_zone_identifier",)),
        "default_cooldown": values(300, 60),
        "force_delete": values(False, True),
        "instance_maintenance_policy": {"min_healthy_percentage": values(90, 100),
                                        "max_healthy_percentage": values(120, 150)},
        "launch_configuration": Trap(values("one", "two"), without=("launch_template", "instance_refresh")),
        "max_instance_lifetime": values(86400, 172800),
        "metrics_granularity": values("1Minute", "5Minute"),
        "placement_group": values("one", "two"),
        "protect_from_scale_in": values(False, True),
        "service_linked_role_arn": values(arn("iam", "role/one", ""), arn("iam", "role/two", "")),
        "suspended_processes": values(["Launch"], ["Terminate"]),
        "warm_pool": {"min_size": values(1, 2), "pool_state": values("Stopped", "Running")},
    }),
    Sample("aws_autoscaling_group", COMMON | {
        "capacity_rebalance": values(True, False),
        "mixed_instances_policy": {
            "instances_distribution": {
                "on_demand_base_capacity": values(1, 2),
                "on_demand_percentage_above_base_capacity": values(20, 40),
                "on_demand_allocation_strategy": values("prioritized", "lowest-price"),
                "spot_allocation_strategy": values("price-capacity-optimized", "lowest-price"),
            },
            "launch_template": {
                "launch_template_specification": {"launch_template_id": TEMPLATE, "version": VERSION},
                "override": {"instance_type": values("t3.micro", "t3.small")},
            },
        },
    }, swaps=(Swap("mixed_instances_policy", "launch_template", {"id": "lt-11111111", "version": "1"}),)),
    Sample("aws_autoscaling_policy", {
        "name": values("one", "two"),
        "autoscaling_group_name": values("one", "two"),
        "policy_type": values("TargetTrackingScaling", "PredictiveScaling"),
        "target_tracking_configuration": {
            "target_value": values(50, 60),
            "predefined_metric_specification": {
                "predefined_metric_type": values("ASGAverageCPUUtilization", "ASGAverageNetworkIn"),
            },
        },
    }, traps={"enabled": values(True, False), "estimated_instance_warmup": values(60, 120)}),
]
