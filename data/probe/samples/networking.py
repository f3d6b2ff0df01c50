"""VPC, subnets, routes, security groups, endpoints, flow logs."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn, key, policy, role

TAGS = values({"Name": "one"}, {"Name": "two"}, {"Name": "one", "More": "tags"})
VPC = values("vpc-1", "vpc-2")

RULE = {
    "security_group_id": values("sg-11111111", "sg-22222222"),
    "ip_protocol": values("tcp", "udp"),
    "from_port": values(80, 81),
    "to_port": values(90, 91),
    "description": values("one", "two"),
}


def rules(type: str) -> list[Sample]:
    """A security group rule with the peers that both directions have."""
    return [
        Sample(type, RULE | {"cidr_ipv4": values("0.0.0.0/0", "10.0.0.0/8")}, swaps=(
            Swap("cidr_ipv4", "referenced_security_group_id", "sg-33333333"),
            Swap("cidr_ipv4", "prefix_list_id", "pl-33333333"),
        ), traps={"tags": TAGS, "cidr_ipv6": Trap(values("::/0", "2001:db8::/32"), without=("cidr_ipv4",))}),
        Sample(type, RULE | {"referenced_security_group_id": values("sg-33333333", "sg-44444444")}, swaps=(
            Swap("referenced_security_group_id", "cidr_ipv4", "10.0.0.0/8"),
        )),
    ]


SAMPLES = [
    Sample("aws_vpc", {
        "cidr_block": values("10.0.0.0/16", "10.9.0.0/16"),
        "enable_dns_support": values(True, False),
        "enable_dns_hostnames": values(True, False),
        "tags": TAGS,
    }, traps={
        "instance_tenancy": values("default", "dedicated"),
        "assign_generated_ipv6_cidr_block": values(True, False),
        "enable_network_address_usage_metrics": values(True, False),
        "ipv4_ipam_pool_id": Trap(values("ipam-pool-1", "ipam-pool-2"), without=("cidr_block",),
                                  beside={"ipv4_netmask_length": 16}),
    }),
    Sample("aws_default_security_group", {"vpc_id": VPC}, traps={"tags": TAGS}),
    Sample("aws_internet_gateway", {"vpc_id": VPC, "tags": TAGS}),
    Sample("aws_subnet", {
        "vpc_id": VPC,
        "availability_zone": values("eu-west-1a", "eu-west-1b"),
        "cidr_block": values("10.0.1.0/24", "10.0.2.0/24"),
        "map_public_ip_on_launch": values(False, True),
        "tags": TAGS,
    }, traps={
        "availability_zone_id": Trap(values("euw1-az1", "euw1-az2"), without=("availability_zone",)),
        "assign_ipv6_address_on_creation": values(False, True),
        "ipv6_cidr_block": values("2001:db8::/64", "2001:db8:0:1::/64"),
        "ipv6_native": values(False, True),
        "outpost_arn": values(arn("outposts", "outpost/op-1"), arn("outposts", "outpost/op-2")),
        "private_dns_hostname_type_on_launch": values("ip-name", "resource-name"),
    }),
    Sample("aws_route_table", {"vpc_id": VPC, "tags": TAGS}, traps={
        "propagating_vgws": values(["vgw-1"], ["vgw-2"]),
    }),
    Sample("aws_route", {
        "route_table_id": values("rtb-1", "rtb-2"),
        "destination_cidr_block": values("0.0.0.0/0", "10.0.0.0/8"),
        "gateway_id": values("igw-1", "igw-2"),
    }, swaps=(
        Swap("gateway_id", "nat_gateway_id", "nat-1"),
        Swap("gateway_id", "transit_gateway_id", "tgw-1"),
        Swap("destination_cidr_block", "destination_ipv6_cidr_block", "::/0"),
        Swap("destination_cidr_block", "destination_prefix_list_id", "pl-1"),
    )),
    Sample("aws_route", {
        "route_table_id": values("rtb-1", "rtb-2"),
        "destination_cidr_block": values("0.0.0.0/0", "10.0.0.0/8"),
        "nat_gateway_id": values("nat-1", "nat-2"),
    }, swaps=(Swap("nat_gateway_id", "gateway_id", "igw-1"),)),
    Sample("aws_route_table_association", {
        "route_table_id": values("rtb-1", "rtb-2"),
        "subnet_id": values("subnet-1", "subnet-2"),
    }, swaps=(Swap("subnet_id", "gateway_id", "igw-1"),)),
    Sample("aws_eip", {"domain": values("vpc", "standard"), "tags": TAGS}, traps={
        "address": values("192.0.2.1", "192.0.2.2"),
        "instance": values("i-1", "i-2"),
        "network_border_group": values("eu-west-1", "eu-west-1-wl1"),
        "network_interface": values("eni-1", "eni-2"),
        "public_ipv4_pool": values("amazon", "ipv4pool-ec2-1"),
    }),
    Sample("aws_nat_gateway", {
        "allocation_id": values("eipalloc-1", "eipalloc-2"),
        "subnet_id": values("subnet-1", "subnet-2"),
        "tags": TAGS,
    }, traps={
        "connectivity_type": Trap(values("public", "private"), without=("allocation_id",)),
        "private_ip": values("10.0.0.5", "10.0.0.6"),
        "secondary_allocation_ids": values(["eipalloc-3"], ["eipalloc-4"]),
    }),
    Sample("aws_security_group", {
        "vpc_id": VPC,
        "name_prefix": values("one-", "two-"),
        "description": values("one", "two"),
        "tags": TAGS,
    }, swaps=(Swap("name_prefix", "name", "exact"),), traps={
        "name": Trap(values("exact", "other"), without=("name_prefix",)),
        "revoke_rules_on_delete": values(False, True),
    }),
    *rules("aws_vpc_security_group_ingress_rule"),
    *rules("aws_vpc_security_group_egress_rule"),
    # The way out to S3 through its gateway.
    Sample("aws_vpc_security_group_egress_rule", RULE | {
        "prefix_list_id": values("pl-33333333", "pl-44444444"),
    }, swaps=(Swap("prefix_list_id", "cidr_ipv4", "10.0.0.0/8"),)),
    Sample("aws_vpc_endpoint", {
        "vpc_id": VPC,
        "service_name": values("com.amazonaws.eu-west-1.s3", "com.amazonaws.eu-west-1.dynamodb"),
        "vpc_endpoint_type": values("Gateway", "Interface"),
        "route_table_ids": values(["rtb-1"], ["rtb-2"], ["rtb-1", "rtb-2"]),
        "tags": TAGS,
    }, traps={
        "auto_accept": values(True, False),
        "policy": values(policy("s3:GetObject", resource="*"), policy("s3:PutObject", resource="*")),
    }),
    Sample("aws_vpc_endpoint", {
        "vpc_id": VPC,
        "service_name": values("com.amazonaws.eu-west-1.ssm", "com.amazonaws.eu-west-1.kms"),
        "vpc_endpoint_type": values("Interface", "Gateway"),
        "private_dns_enabled": values(True, False),
        "subnet_ids": values(["subnet-1"], ["subnet-2"], ["subnet-1", "subnet-2"]),
        "security_group_ids": values(["sg-1"], ["sg-2"], ["sg-1", "sg-2"]),
        "tags": TAGS,
    }, traps={
        "ip_address_type": values("ipv4", "dualstack"),
        "service_region": values("eu-west-1", "eu-central-1"),
        "dns_options": {"dns_record_ip_type": values("ipv4", "dualstack")},
    }),
    Sample("aws_cloudwatch_log_group", {
        "name": values("/one", "/two"),
        "retention_in_days": values(90, 30, 365),
        "kms_key_id": values(key(1), key(2)),
    }, swaps=(Swap("name", "name_prefix", "/three"),), traps={
        "log_group_class": values("STANDARD", "INFREQUENT_ACCESS"),
        "skip_destroy": values(False, True),
        "tags": TAGS,
    }),
    Sample("aws_flow_log", {
        "vpc_id": VPC,
        "traffic_type": values("ALL", "REJECT"),
        "log_destination": values(arn("logs", "log-group:one"), arn("logs", "log-group:two")),
        "iam_role_arn": values(role("one"), role("two")),
        "tags": TAGS,
    }, swaps=(Swap("vpc_id", "subnet_id", "subnet-1"),), traps={
        "deliver_cross_account_role": values(role("three"), role("four")),
        "log_destination_type": values("cloud-watch-logs", "s3"),
        "log_format": values("${version}", "${version} ${account-id}"),
        "max_aggregation_interval": values(600, 60),
    }),
]
