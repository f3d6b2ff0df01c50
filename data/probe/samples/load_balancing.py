"""Load balancers, target groups, listeners."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn
from probe.samples.networking import TAGS, VPC

BALANCER = values(arn("elasticloadbalancing", "loadbalancer/app/one/1111111111111111"),
                  arn("elasticloadbalancing", "loadbalancer/app/two/2222222222222222"))
GROUP = values(arn("elasticloadbalancing", "targetgroup/one/1111111111111111"),
               arn("elasticloadbalancing", "targetgroup/two/2222222222222222"))
CERTIFICATE = values(arn("acm", "certificate/6f3ff1b6-9c1b-4f1c-8f0c-5a4f3f1d0a11"),
                     arn("acm", "certificate/0c4a0d52-3a77-4f5e-9a7e-7d3c1f6b2e22"))
SSL = values("ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-2016-08")

SAMPLES = [
    Sample("aws_lb", {
        "name": values("one", "two"),
        "load_balancer_type": values("application", "network", "gateway"),
        "internal": values(False, True),
        "security_groups": values(["sg-1"], ["sg-2"], ["sg-1", "sg-2"]),
        "subnets": values(["subnet-1", "subnet-2"], ["subnet-1", "subnet-3"], ["subnet-1", "subnet-2", "subnet-3"]),
        "enable_deletion_protection": values(True, False),
        "drop_invalid_header_fields": values(True, False),
        "desync_mitigation_mode": values("defensive", "strictest"),
        "idle_timeout": values(60, 120),
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "access_logs": {"bucket": values("one", "two"), "enabled": values(True, False), "prefix": values("a", "b")},
        "client_keep_alive": values(3600, 60),
        "customer_owned_ipv4_pool": values("ipv4pool-coip-1", "ipv4pool-coip-2"),
        "enable_cross_zone_load_balancing": values(True, False),
        "enable_http2": values(True, False),
        "ip_address_type": values("ipv4", "dualstack"),
        "preserve_host_header": values(False, True),
        "subnet_mapping": Trap({"subnet_id": values("subnet-1", "subnet-2")}, without=("subnets",)),
        "tags": TAGS,
        "xff_header_processing_mode": values("append", "preserve"),
    }),
    Sample("aws_lb_target_group", {
        "name": values("one", "two"),
        "port": values(80, 8080),
        "protocol": values("HTTP", "HTTPS"),
        "target_type": values("instance", "ip"),
        "vpc_id": VPC,
        "deregistration_delay": values(30, 60),
        "health_check": {
            "enabled": values(True, False),
            "protocol": values("HTTP", "HTTPS"),
            "port": values("traffic-port", "8080"),
            "path": values("/", "/health"),
            "matcher": values("200", "200-299"),
            "interval": values(30, 10),
            "timeout": values(5, 6),
            "healthy_threshold": values(2, 3),
            "unhealthy_threshold": values(3, 4),
        },
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "ip_address_type": values("ipv4", "ipv6"),
        "load_balancing_algorithm_type": values("round_robin", "least_outstanding_requests"),
        "load_balancing_cross_zone_enabled": values("true", "false"),
        "protocol_version": values("HTTP1", "HTTP2"),
        "slow_start": values(30, 60),
        "stickiness": {"type": values("lb_cookie", "app_cookie"), "enabled": values(True, False),
                       "cookie_duration": values(60, 120)},
        "tags": TAGS,
    }),
    Sample("aws_lb_listener", {
        "load_balancer_arn": BALANCER,
        "port": values(443, 8443),
        "protocol": values("HTTPS", "HTTP"),
        "ssl_policy": SSL,
        "certificate_arn": CERTIFICATE,
        "default_action": {"type": values("forward", "redirect"), "target_group_arn": GROUP},
    }, swaps=(Swap("default_action.target_group_arn", "default_action.redirect", {
        "port": "443", "protocol": "HTTPS", "status_code": "HTTP_301",
    }, beside={"default_action.type": "redirect"}),), traps={
        "alpn_policy": values("HTTP2Preferred", "None"),
        "tags": TAGS,
        "tcp_idle_timeout_seconds": values(350, 60),
    }),
    Sample("aws_lb_listener", {
        "load_balancer_arn": BALANCER,
        "port": values(80, 8080),
        "protocol": values("HTTP", "HTTPS"),
        "default_action": {
            "type": values("redirect", "forward"),
            "redirect": {
                "port": values("443", "8443"),
                "protocol": values("HTTPS", "#{protocol}"),
                "status_code": values("HTTP_301", "HTTP_302"),
            },
        },
    }),
]
