"""Alarms, events, notifications, documents."""

from __future__ import annotations

import json

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn, key, policy, role
from probe.samples.networking import TAGS

TOPICS = values([arn("sns", "one")], [arn("sns", "two")], [arn("sns", "one"), arn("sns", "two")])


def document(step: str) -> str:
    steps = [{"name": step, "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}]
    return json.dumps({"schemaVersion": "0.3", "description": "one", "mainSteps": steps})


def redrive(queue: str) -> str:
    return json.dumps({"deadLetterTargetArn": arn("sqs", queue)})


SAMPLES = [
    Sample("aws_cloudwatch_metric_alarm", {
        "alarm_name": values("one", "two"),
        "alarm_description": values("one", "two"),
        "namespace": values("AWS/RDS", "Lifeboat"),
        "metric_name": values("CPUUtilization", "ReplicaLag"),
        "dimensions": values({"One": "1"}, {"One": "2"}, {"Two": "1"}, {"One": "1", "Two": "1"}),
        "statistic": values("Maximum", "Minimum"),
        "period": values(60, 300),
        "evaluation_periods": values(5, 6),
        "datapoints_to_alarm": values(4, 5),
        "comparison_operator": values("GreaterThanThreshold", "LessThanThreshold"),
        "threshold": values(1, 2),
        "treat_missing_data": values("breaching", "ignore"),
        "alarm_actions": TOPICS,
        "ok_actions": TOPICS,
    }, swaps=(Swap("statistic", "extended_statistic", "p90"),), traps={
        "actions_enabled": values(True, False),
        "insufficient_data_actions": TOPICS,
        "tags": TAGS,
        "unit": values("Percent", "Seconds"),
    }),
    Sample("aws_cloudwatch_composite_alarm", {
        "alarm_name": values("one", "two"),
        "alarm_description": values("one", "two"),
        "alarm_rule": values('ALARM("one")', 'ALARM("two")'),
        "alarm_actions": TOPICS,
        "ok_actions": TOPICS,
        "actions_suppressor": {"alarm": values("one", "two"), "wait_period": values(60, 30),
                               "extension_period": values(120, 60)},
    }, traps={
        "actions_enabled": values(True, False),
        "insufficient_data_actions": TOPICS,
        "tags": TAGS,
    }),
    Sample("aws_route53_health_check", {
        "type": values("HTTP", "HTTPS"),
        "fqdn": values("one.example.com", "two.example.com"),
        "port": values(80, 443),
        "resource_path": values("/one", "/two"),
        "request_interval": values(30, 10),
        "failure_threshold": values(3, 4),
        "measure_latency": values(False, True),
        "regions": values(["us-east-1", "us-west-2", "eu-west-1"], ["us-east-1", "us-west-2", "ap-southeast-1"]),
        "tags": TAGS,
    }, traps={
        "disabled": values(False, True),
        "enable_sni": values(True, False),
        "invert_healthcheck": values(False, True),
        "ip_address": values("192.0.2.1", "192.0.2.2"),
        "reference_name": values("one", "two"),
        "search_string": values("one", "two"),
    }),
    Sample("aws_cloudwatch_event_rule", {
        "name": values("one", "two"),
        "description": values("one", "two"),
        "state": values("ENABLED", "DISABLED"),
        "event_pattern": values(json.dumps({"source": ["aws.ec2"]}), json.dumps({"source": ["aws.ssm"]})),
    }, swaps=(
        Swap("name", "name_prefix", "three-"),
        Swap("event_pattern", "schedule_expression", "rate(1 day)"),
    ), traps={
        "event_bus_name": values("default", "other"),
        "role_arn": values(role("one"), role("two")),
        "tags": TAGS,
    }),
    Sample("aws_cloudwatch_event_rule", {
        "name": values("one", "two"),
        "description": values("one", "two"),
        "state": values("ENABLED", "DISABLED"),
        "schedule_expression": values("rate(1 day)", "rate(2 days)"),
    }, swaps=(Swap("schedule_expression", "event_pattern", json.dumps({"source": ["aws.ec2"]})),)),
    Sample("aws_cloudwatch_event_target", {
        "rule": values("one", "two"),
        "target_id": values("one", "two"),
        "arn": values(arn("lambda", "function:one"), arn("lambda", "function:two")),
        "role_arn": values(role("one"), role("two")),
        "input": values('{"one":1}', '{"two":2}'),
        "retry_policy": {"maximum_retry_attempts": values(20, 10), "maximum_event_age_in_seconds": values(3600, 60)},
        "dead_letter_config": {"arn": values(arn("sqs", "one"), arn("sqs", "two"))},
    }, traps={
        "event_bus_name": values("default", "other"),
        "force_destroy": values(False, True),
        "input_path": Trap(values("$.one", "$.two"), without=("input",)),
    }),
    Sample("aws_sns_topic", {
        "name": values("one", "two"),
        "display_name": values("one", "two"),
        "kms_master_key_id": values(key(1), key(2)),
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "delivery_policy": values('{"http":{"disableSubscriptionOverrides":true}}',
                                  '{"http":{"disableSubscriptionOverrides":false}}'),
        "fifo_topic": Trap(values(True, False), without=("name",), beside={"name": "three.fifo"}),
        "policy": values(policy("sns:Publish", resource="*"), policy("sns:Subscribe", resource="*")),
        "signature_version": values(1, 2),
        "tags": TAGS,
        "tracing_config": values("PassThrough", "Active"),
    }),
    Sample("aws_sns_topic_policy", {
        "arn": values(arn("sns", "one"), arn("sns", "two")),
        "policy": values(policy("sns:Publish", resource="*"), policy("sns:Subscribe", resource="*")),
    }),
    Sample("aws_sns_topic_subscription", {
        "topic_arn": values(arn("sns", "one"), arn("sns", "two")),
        "protocol": values("lambda", "sqs"),
        "endpoint": values(arn("lambda", "function:one"), arn("lambda", "function:two")),
        "filter_policy_scope": values("MessageBody", "MessageAttributes"),
        "filter_policy": values('{"AlarmName":["one"]}', '{"AlarmName":["two"]}'),
        "redrive_policy": values(redrive("one"), redrive("two")),
    }, together=(("filter_policy", "filter_policy_scope"),), traps={
        "endpoint_auto_confirms": values(False, True),
        "raw_message_delivery": values(False, True),
        "subscription_role_arn": values(role("one"), role("two")),
    }),
    Sample("aws_sns_topic_subscription", {
        "topic_arn": values(arn("sns", "one"), arn("sns", "two")),
        "protocol": values("email", "email-json"),
        "endpoint": values("one@example.com", "two@example.com"),
    }),
    Sample("aws_sqs_queue", {
        "name": values("one", "two"),
        "message_retention_seconds": values(1209600, 86400),
        "sqs_managed_sse_enabled": values(True, False),
    }, swaps=(
        Swap("name", "name_prefix", "three-"),
        Swap("sqs_managed_sse_enabled", "kms_master_key_id", "alias/one"),
    ), traps={
        "fifo_queue": Trap(values(True, False), without=("name",), beside={"name": "three.fifo"}),
        "kms_master_key_id": Trap(values("alias/one", "alias/two"), without=("sqs_managed_sse_enabled",)),
        "policy": values(policy("sqs:SendMessage", resource="*"), policy("sqs:ReceiveMessage", resource="*")),
        "redrive_policy": values(redrive("one"), redrive("two")),
        "tags": TAGS,
        "visibility_timeout_seconds": values(30, 60),
    }),
    Sample("aws_sqs_queue_policy", {
        "queue_url": values("https://sqs.eu-west-1.amazonaws.com/123456789012/one",
                            "https://sqs.eu-west-1.amazonaws.com/123456789012/two"),
        "policy": values(policy("sqs:SendMessage", resource="*"), policy("sqs:ReceiveMessage", resource="*")),
    }),
    Sample("aws_db_event_subscription", {
        "name": values("one", "two"),
        "sns_topic": values(arn("sns", "one"), arn("sns", "two")),
        "source_type": values("db-instance", "db-snapshot"),
        "source_ids": values(["one"], ["two"], ["one", "two"]),
        "event_categories": values(["failover"], ["failure"], ["failover", "failure"]),
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={"enabled": values(True, False), "tags": TAGS}),
    Sample("aws_ssm_document", {
        "name": values("one", "two"),
        "document_type": values("Automation", "Command"),
        "document_format": values("JSON", "YAML"),
        "content": values(document("One"), document("Two")),
    }, traps={
        "permissions": values({"type": "Share", "account_ids": "All"}, {"type": "Share", "account_ids": "1"}),
        "tags": TAGS,
        "target_type": values("/AWS::EC2::Instance", "/"),
        "version_name": values("one", "two"),
    }),
]
