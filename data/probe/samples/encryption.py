"""Keys."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn, policy
from probe.samples.networking import TAGS

SAMPLES = [
    Sample("aws_kms_key", {
        "description": values("one", "two"),
        "enable_key_rotation": values(True, False),
        "deletion_window_in_days": values(30, 7),
        "policy": values(policy("kms:*", resource="*"), policy("kms:Decrypt", resource="*")),
    }, traps={
        "bypass_policy_lockout_safety_check": values(False, True),
        "custom_key_store_id": values("cks-1", "cks-2"),
        "customer_master_key_spec": values("SYMMETRIC_DEFAULT", "RSA_2048"),
        "is_enabled": values(True, False),
        "key_usage": values("ENCRYPT_DECRYPT", "SIGN_VERIFY"),
        "multi_region": values(False, True),
        "rotation_period_in_days": values(365, 90),
        "tags": TAGS,
        "xks_key_id": Trap(values("one", "two"), beside={"custom_key_store_id": "cks-1"}),
    }),
    Sample("aws_kms_alias", {
        "name": values("alias/one", "alias/two"),
        "target_key_id": values("10000000-0000-0000-0000-000000000000", arn("kms", "key/2")),
    }, swaps=(Swap("name", "name_prefix", "alias/three"),)),
]
