"""Global Accelerator."""

from __future__ import annotations

from probe.sample import Sample, values
from probe.samples.arns import arn
from probe.samples.load_balancing import BALANCER
from probe.samples.networking import TAGS

ACCELERATORS = [f"accelerator/{digit}0000000-0000-0000-0000-000000000000" for digit in "12"]

SAMPLES = [
    Sample("aws_globalaccelerator_accelerator", {
        "name": values("one", "two"),
        "ip_address_type": values("IPV4", "DUAL_STACK"),
        "enabled": values(True, False),
    }, traps={
        "attributes": {"flow_logs_enabled": values(True, False), "flow_logs_s3_bucket": values("one", "two"),
                       "flow_logs_s3_prefix": values("a", "b")},
        "ip_addresses": values(["192.0.2.1"], ["192.0.2.2"]),
        "tags": TAGS,
    }),
    Sample("aws_globalaccelerator_listener", {
        "accelerator_arn": values(*(arn("globalaccelerator", one, "") for one in ACCELERATORS)),
        "protocol": values("TCP", "UDP"),
        "client_affinity": values("NONE", "SOURCE_IP"),
        "port_range": {"from_port": values(80, 81), "to_port": values(90, 91)},
    }),
    Sample("aws_globalaccelerator_endpoint_group", {
        "listener_arn": values(*(arn("globalaccelerator", one + "/listener/1", "") for one in ACCELERATORS)),
        "endpoint_group_region": values("eu-west-1", "eu-central-1"),
        "traffic_dial_percentage": values(100, 0),
        "endpoint_configuration": {
            "endpoint_id": BALANCER,
            "weight": values(128, 0),
            "client_ip_preservation_enabled": values(True, False),
        },
    }, traps={
        "health_check_interval_seconds": values(30, 10),
        "health_check_path": values("/one", "/two"),
        "health_check_port": values(80, 81),
        "health_check_protocol": values("TCP", "HTTP"),
        "port_override": {"endpoint_port": values(80, 81), "listener_port": values(90, 91)},
        "threshold_count": values(3, 4),
    }),
]
