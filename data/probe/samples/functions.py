"""Lambda functions, who may call them, and when they are called."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn, key, role
from probe.samples.networking import TAGS

FUNCTION = values(arn("lambda", "function:one"), arn("lambda", "function:two"))

SAMPLES = [
    Sample("aws_lambda_function", {
        "function_name": values("one", "two"),
        "description": values("one", "two"),
        "role": values(role("one"), role("two")),
        "filename": values("one.zip", "two.zip"),
        "source_code_hash": values("b25l", "dHdv"),
        "handler": values("one.handler", "two.handler"),
        "runtime": values("python3.13", "python3.12"),
        "architectures": values(["arm64"], ["x86_64"]),
        "timeout": values(55, 300),
        "memory_size": values(256, 512),
        "reserved_concurrent_executions": values(1, 2),
        "logging_config": {"log_format": values("JSON", "Text"), "log_group": values("/one", "/two")},
        "environment": {"variables": values({"ONE": "1"}, {"ONE": "2"}, {"ONE": "1", "TWO": "2"})},
        "dead_letter_config": {"target_arn": values(arn("sqs", "one"), arn("sqs", "two"))},
    }, traps={
        "code_signing_config_arn": values(arn("lambda", "code-signing-config:csc-00000000000000001"),
                                          arn("lambda", "code-signing-config:csc-00000000000000002")),
        "ephemeral_storage": {"size": values(1024, 2048)},
        "kms_key_arn": values(key(1), key(2)),
        "layers": values([arn("lambda", "layer:one:1")], [arn("lambda", "layer:one:2")]),
        "package_type": values("Zip", "Image"),
        "publish": values(False, True),
        "s3_bucket": Trap(values("one-bucket", "two-bucket"), without=("filename",), beside={"s3_key": "one"}),
        "snap_start": {"apply_on": values("PublishedVersions", "None")},
        "tags": TAGS,
        "tracing_config": {"mode": values("Active", "PassThrough")},
        "vpc_config": {"subnet_ids": values(["subnet-1"], ["subnet-2"]),
                       "security_group_ids": values(["sg-1"], ["sg-2"])},
    }),
    Sample("aws_lambda_function_event_invoke_config", {
        "function_name": values("one", "two"),
        "maximum_retry_attempts": values(2, 1),
        "maximum_event_age_in_seconds": values(3600, 60),
        "destination_config": {"on_failure": {"destination": values(arn("sns", "one"), arn("sns", "two"))}},
    }, traps={"qualifier": values("one", "two")}),
    Sample("aws_lambda_permission", {
        "statement_id": values("one", "two"),
        "action": values("lambda:InvokeFunction", "lambda:GetFunction"),
        "function_name": values("one", "two"),
        "principal": values("events.amazonaws.com", "sns.amazonaws.com"),
        "source_arn": values(arn("events", "rule/one"), arn("events", "rule/two")),
    }, swaps=(Swap("statement_id", "statement_id_prefix", "three-"),), traps={
        "principal_org_id": values("o-1111111111", "o-2222222222"),
        "qualifier": values("one", "two"),
        "source_account": values("123456789012", "210987654321"),
    }),
    Sample("aws_scheduler_schedule", {
        "name": values("one", "two"),
        "description": values("one", "two"),
        "schedule_expression": values("rate(1 minute)", "rate(90 days)"),
        "flexible_time_window": {"mode": values("OFF", "FLEXIBLE")},
        "target": {
            "arn": FUNCTION,
            "role_arn": values(role("one"), role("two")),
            "input": values('{"one":1}', '{"two":2}'),
            "retry_policy": {"maximum_retry_attempts": values(1, 0), "maximum_event_age_in_seconds": values(60, 120)},
        },
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "group_name": values("default", "other"),
        "kms_key_arn": values(key(1), key(2)),
        "schedule_expression_timezone": values("UTC", "Europe/Berlin"),
        "state": values("ENABLED", "DISABLED"),
    }),
]
