"""Roles and policies."""

from __future__ import annotations

from probe.sample import Sample, Swap, values
from probe.samples.arns import arn, policy
from probe.samples.networking import TAGS

TRUST = values(policy("sts:AssumeRole"), policy("sts:AssumeRole", "lambda.amazonaws.com"))
POLICY = values(policy("s3:GetObject", "", "*"), policy("s3:PutObject", "", "*"))

SAMPLES = [
    Sample("aws_iam_role", {
        "name": values("one", "two"),
        "description": values("one", "two"),
        "assume_role_policy": TRUST,
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "force_detach_policies": values(False, True),
        "max_session_duration": values(3600, 7200),
        "path": values("/", "/one/"),
        "permissions_boundary": values(arn("iam", "policy/one", ""), arn("iam", "policy/two", "")),
        "tags": TAGS,
    }),
    Sample("aws_iam_role_policy", {
        "name": values("one", "two"),
        "role": values("one", "two"),
        "policy": POLICY,
    }, swaps=(Swap("name", "name_prefix", "three-"),)),
    Sample("aws_iam_policy", {"name": values("one", "two"), "policy": POLICY}, traps={
        "description": values("one", "two"),
        "path": values("/", "/one/"),
        "tags": TAGS,
    }, swaps=(Swap("name", "name_prefix", "three-"),)),
    Sample("aws_iam_role_policy_attachment", {
        "role": values("one", "two"),
        "policy_arn": values(arn("iam", "policy/one", ""), arn("iam", "policy/two", "")),
    }),
    Sample("aws_iam_instance_profile", {"name": values("one", "two"), "role": values("one", "two")}, traps={
        "path": values("/", "/one/"),
        "tags": TAGS,
    }, swaps=(Swap("name", "name_prefix", "three-"),)),
]
