"""Literals in the place of references, of the form that AWS gives them."""

from __future__ import annotations

import json

ACCOUNT = "123456789012"


def arn(service: str, resource: str, region: str = "eu-west-1") -> str:
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{resource}"


def key(digit: int, region: str = "eu-west-1") -> str:
    return arn("kms", f"key/{digit}0000000-0000-0000-0000-000000000000", region)


def role(name: str) -> str:
    return arn("iam", f"role/{name}", "")


def policy(action: str, principal: str = "ec2.amazonaws.com", resource: str | None = None) -> str:
    """A policy document that differs from others in its action, or in its principal."""
    statement = {"Sid": "One", "Effect": "Allow", "Action": action}
    statement |= {"Resource": resource} if resource else {}
    statement |= {"Principal": {"Service": principal}} if principal else {}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})
