"""Buckets, and what is set on them."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import key, policy, role
from probe.samples.networking import TAGS

BUCKET = values("one-bucket", "two-bucket")
STATUS = values("Enabled", "Disabled")

SAMPLES = [
    Sample("aws_s3_bucket", {"bucket": BUCKET, "force_destroy": values(False, True)}, swaps=(
        Swap("bucket", "bucket_prefix", "three-"),
    ), traps={
        "object_lock_enabled": values(False, True),
        "tags": TAGS,
    }),
    Sample("aws_s3_bucket_versioning", {
        "bucket": BUCKET,
        "versioning_configuration": {"status": values("Enabled", "Suspended", "Disabled")},
    }, traps={"expected_bucket_owner": values("123456789012", "210987654321"), "mfa": values("one", "two")}),
    Sample("aws_s3_bucket_ownership_controls", {
        "bucket": BUCKET,
        "rule": {"object_ownership": values("BucketOwnerEnforced", "ObjectWriter")},
    }),
    Sample("aws_s3_bucket_public_access_block", {
        "bucket": BUCKET,
        "block_public_acls": values(True, False),
        "block_public_policy": values(True, False),
        "ignore_public_acls": values(True, False),
        "restrict_public_buckets": values(True, False),
    }),
    Sample("aws_s3_bucket_server_side_encryption_configuration", {
        "bucket": BUCKET,
        "rule": {
            "bucket_key_enabled": values(True, False),
            "apply_server_side_encryption_by_default": {
                "sse_algorithm": values("aws:kms", "AES256"),
                "kms_master_key_id": values(key(1), key(2)),
            },
        },
    }, traps={"expected_bucket_owner": values("123456789012", "210987654321")}),
    Sample("aws_s3_bucket_lifecycle_configuration", {
        "bucket": BUCKET,
        "rule": {
            "id": values("one", "two"),
            "status": STATUS,
            "filter": {},
            "abort_incomplete_multipart_upload": {"days_after_initiation": values(7, 8)},
            "noncurrent_version_expiration": {"noncurrent_days": values(30, 60)},
            "expiration": {"expired_object_delete_marker": values(True, False)},
        },
    }, traps={
        "expected_bucket_owner": values("123456789012", "210987654321"),
        "transition_default_minimum_object_size": values("all_storage_classes_128K", "varies_by_storage_class"),
    }),
    Sample("aws_s3_bucket_policy", {
        "bucket": BUCKET,
        "policy": values(policy("s3:GetObject", resource="*"), policy("s3:PutObject", resource="*")),
    }),
    Sample("aws_s3_bucket_replication_configuration", {
        "bucket": BUCKET,
        "role": values(role("one"), role("two")),
        "rule": {
            "id": values("one", "two"),
            "status": STATUS,
            "priority": values(1, 2),
            "filter": {},
            "delete_marker_replication": {"status": STATUS},
            "source_selection_criteria": {
                "sse_kms_encrypted_objects": {"status": STATUS},
                "replica_modifications": {"status": STATUS},
            },
            "destination": {
                "bucket": values("arn:aws:s3:::one-copy", "arn:aws:s3:::two-copy"),
                "storage_class": values("STANDARD", "STANDARD_IA"),
                "encryption_configuration": {"replica_kms_key_id": values(key(1), key(2))},
                "metrics": {"status": STATUS, "event_threshold": {"minutes": values(15, 16)}},
                "replication_time": {"status": STATUS, "time": {"minutes": values(15, 16)}},
            },
        },
    }, traps={"token": values("one", "two")}),
]
