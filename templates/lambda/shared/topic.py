"""Messages to people, through the notifications topic."""

from __future__ import annotations

from shared.aws import Aws

SUBJECT_LIMIT = 100  # SNS: ASCII, one line, below this many characters


def publish(aws: Aws, step: str, region: str, topic: str, subject: str, message: str) -> None:
    line = " ".join(subject.encode("ascii", "replace").decode().split())
    aws.call(step, "sns", region, "publish", TopicArn=topic, Subject=line[:SUBJECT_LIMIT - 1], Message=message)
