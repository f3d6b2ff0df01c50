"""Edits of `regions`."""

from __future__ import annotations

from tests.terraform.diff_corpus.edits.edit import Edit

REGION = ("the resources of the old region are not found by a refresh, and become creations: a plan without one "
          "believes them to be where the new provider looks")

NETWORK = [
    Edit("plain", "primary: { region: eu-west-1 }", "primary: { region: eu-north-1 }", "the primary region moves",
         unjudged=REGION),
    Edit("plain", "dr: { region: eu-central-1 }", "dr: { region: eu-west-3 }", "the DR region moves", unjudged=REGION),
    Edit("blog", "    region: us-east-1\n    network:\n      cidr: 10.1.0.0/16\n"
         "      availability_zones: [us-east-1a, us-east-1b]",
         "    region: us-west-2\n    network:\n      cidr: 10.1.0.0/16\n"
         "      availability_zones: [us-west-2a, us-west-2b]", "the DR region moves, with its zones", unjudged=REGION),
    Edit("blog", "      cidr: 10.1.0.0/16", "      cidr: 10.2.0.0/16", "another network: everything in it is made anew",
         fast=True),
    Edit("plain", "primary: { region: eu-west-1 }", "primary: { region: eu-west-1, network: { cidr: 10.9.0.0/16 } }",
         "the same in the primary region"),
    Edit("plain", "dr: { region: eu-central-1 }", "dr: { region: eu-central-1, network: { cidr: 10.9.0.0/16 } }",
         "the same, of a stateless application"),
    Edit("blog", "public: [10.0.1.0/24, 10.0.10.0/24]", "public: [10.0.2.0/24, 10.0.10.0/24]",
         "a public subnet moves, with its NAT gateway"),
    Edit("blog", "private: [10.0.3.0/24, 10.0.5.0/24]", "private: [10.0.3.0/24, 10.0.6.0/24]",
         "a private subnet moves under a database"),
    Edit("blog", "private: [10.0.3.0/24, 10.0.5.0/24]", "private: [10.0.5.0/24, 10.0.3.0/24]",
         "two subnets change places"),
    Edit("blog", "availability_zones: [eu-west-1a, eu-west-1b]", "availability_zones: [eu-west-1a, eu-west-1c]",
         "another zone"),
    Edit("blog", "availability_zones: [eu-west-1a, eu-west-1b]", "availability_zones: [eu-west-1b, eu-west-1a]",
         "the zones change places"),
    Edit("blog", "availability_zones: [us-east-1a, us-east-1b]",
         "availability_zones: [us-east-1a, us-east-1b, us-east-1c]",
         "a third zone, and all derived subnets"),
    Edit("plain", "primary: { region: eu-west-1 }",
         "primary: { region: eu-west-1, network: { availability_zones: [eu-west-1a, eu-west-1b, eu-west-1c] } }",
         "a third zone in the primary region"),
    Edit("blog", "      egress: nat\n      flow_log_retention: 30d",
         "      egress: endpoints\n      flow_log_retention: 30d",
         "NAT gateways give way to endpoints"),
    Edit("blog", "      egress: nat\n      flow_log_retention: 60d",
         "      egress: none\n      flow_log_retention: 60d",
         "no way out of the DR region"),
    Edit("blog", "      egress: nat\n      flow_log_retention: 60d",
         "      egress: nat\n      endpoints: [ssm]\n      flow_log_retention: 60d", "an endpoint more",
         fast=True),
    Edit("shop", "    region: eu-west-1\n    network:\n      egress: endpoints",
         "    region: eu-west-1\n    network:\n      egress: nat", "endpoints give way to NAT gateways"),
    Edit("shop", "    region: eu-west-1\n    network:\n      egress: endpoints",
         "    region: eu-west-1\n    network:\n      endpoints: [ssm, logs]\n      egress: endpoints",
         "fewer endpoints than derived"),
    Edit("blog", "flow_log_retention: 30d", "flow_log_retention: 90d", "how long logs are kept"),
    Edit("blog", "flow_log_retention: 60d", "flow_log_retention: none", "no flow log, and its role goes"),
    Edit("shop", "flow_log_retention: none", "flow_log_retention: 7d", "a flow log where there was none"),
]
