"""An emitted tree, read without Terraform: its blocks, and its policies with references replaced by examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terraform.tools import ACCOUNT

# What an attribute looks like once AWS has made it; by the Terraform type without `aws_` that begins its name.
EXAMPLES = {
    "caller_identity": ACCOUNT,
    "cloudwatch_event_rule": f"arn:aws:events:eu-west-1:{ACCOUNT}:rule/x",
    "cloudwatch_log_group": f"arn:aws:logs:eu-west-1:{ACCOUNT}:log-group:x",
    "db_instance": f"arn:aws:rds:eu-west-1:{ACCOUNT}:db:x",
    "globalaccelerator_endpoint_group": f"arn:aws:globalaccelerator::{ACCOUNT}:accelerator/x/listener/y/endpoint-group/z",
    "iam_role": f"arn:aws:iam::{ACCOUNT}:role/x",
    "kms_key": f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/x",
    "lambda_function": f"arn:aws:lambda:eu-west-1:{ACCOUNT}:function:x",
    "s3_bucket": "arn:aws:s3:::x",
    "sns_topic": f"arn:aws:sns:eu-west-1:{ACCOUNT}:x",
    "sqs_queue": f"arn:aws:sqs:eu-west-1:{ACCOUNT}:x",
    "ssm_document": f"arn:aws:ssm:eu-west-1:{ACCOUNT}:document/x",
}
REFERENCE = re.compile(r"(?<!\$)\$\{([^}]*)\}")


@dataclass(frozen=True)
class Block:
    """One resource or data block: `address` is the module's folder and the local address."""

    address: str
    keyword: str
    type: str
    name: str
    body: dict[str, Any]
    module: Path


def blocks(tree: Path) -> Iterator[Block]:
    """Every block of every module."""
    for file in sorted(tree.rglob("main.tf.json")):
        document = json.loads(file.read_text())
        for keyword in ("data", "resource"):
            for kind, named in document.get(keyword, {}).items():
                for name, body in named.items():
                    address = f"{file.parent.relative_to(tree)}: {kind}.{name}"
                    yield Block(address, keyword, kind, name, body, file.parent)


def spelled(text: str) -> str:
    """The text with an example in the place of every reference."""

    def example(match: re.Match[str]) -> str:
        code = match.group(1)
        for kind in sorted(EXAMPLES, key=len, reverse=True):
            if kind in code:
                return EXAMPLES[kind]
        return "x"

    return REFERENCE.sub(example, text).replace("$${", "${").replace("%%{", "%{")


def as_list(value: Any) -> list[Any]:
    """Terraform's JSON takes one block or a list of them."""
    return value if isinstance(value, list) else [value]


def policies(tree: Path, resource: str, argument: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """(address, statements) of the documents that resources of one type attach through one argument.

    Documents are data blocks in the module of the resource or in the one that its variable comes from.
    """
    documents = {(block.module, block.name): block for block in blocks(tree)
                 if block.type == "aws_iam_policy_document"}
    for block in blocks(tree):
        if block.type != resource:
            continue
        named = re.search(r"aws_iam_policy_document\.(\w+)\.json", str(block.body.get(argument, "")))
        if named is None or (block.module, named.group(1)) not in documents:
            raise AssertionError(f"{block.address}: {argument} is no document of its module: {block.body.get(argument)}")
        yield block.address, as_list(documents[block.module, named.group(1)].body["statement"])
