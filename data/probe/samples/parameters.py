"""Parameters of Systems Manager."""

from __future__ import annotations

from probe.sample import Sample, Trap, values
from probe.samples.arns import key
from probe.samples.networking import TAGS

SAMPLES = [
    Sample("aws_ssm_parameter", {
        "name": values("/one", "/two"),
        "description": values("one", "two"),
        "type": values("String", "StringList"),
        "data_type": values("text", "aws:ec2:image"),
        "insecure_value": values("one", "two"),
    }, traps={
        "allowed_pattern": values("o.*", ".*"),
        "key_id": Trap(values(key(1), key(2)), without=("type", "insecure_value"),
                       beside={"type": "SecureString", "value": "one"}),
        "overwrite": values(True, False),
        "tags": TAGS,
        "tier": values("Standard", "Advanced", "Intelligent-Tiering"),
        "value": Trap(values("one", "two"), without=("insecure_value",)),
    }),
]
