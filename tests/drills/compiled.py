"""A blueprint as the compiler emits it, made into a drill: its programs from the archives, its names, its policies."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

from tests.drills.policy import Policy
from tests.terraform import emitted, tools

LAMBDA = Path("modules/dr/dr-automation/lambda")

# Of the roles of functions that do not tick: Lambda sends the events that it has given up to a queue, and the news of
# them to the topic.
UNTICKED = {"update_ami_parameter", "ami_cleanup"}
OF_LAMBDA = {"sqs:SendMessage", "sns:Publish", "kms:Decrypt", "kms:GenerateDataKey*"}


class Compiled:
    """`plan` is the controller's configuration, `root(program)` the unpacked archive of a program."""

    def __init__(self, blueprint: Path, scratch: Path) -> None:
        self.tree = scratch / "tree"
        tools.compile_blueprint(blueprint, self.tree)
        self._unpacked = scratch / "programs"
        for archive in sorted((self.tree / LAMBDA).glob("*.zip")):
            with zipfile.ZipFile(archive) as packed:
                packed.extractall(self._unpacked / archive.stem)
        self.plan: dict[str, Any] = json.loads((self.root("failover_handler") / "config.json").read_text())

    def root(self, program: str) -> Path:
        return self._unpacked / program

    def policy(self, role: str, known: dict[str, str]) -> Policy:
        """A role's policy; `known` has the values of its module's variables, by a part of their names."""
        [statements] = [found for address, found in emitted.policies(self.tree, "aws_iam_role_policy", "policy")
                        if address.endswith(f"aws_iam_role_policy.{role}")]
        text = json.dumps(statements)
        for part, value in known.items():
            text = emitted.REFERENCE.sub(lambda match: value if part in match.group(1) else match.group(0), text)
        left = emitted.REFERENCE.findall(text)
        if left:
            raise AssertionError(f"nobody knows {sorted(set(left))}")
        return Policy(json.loads(text))

    def implied(self, program: str) -> set[str]:
        """What AWS checks on behalf of a declared call, or of Lambda; it never shows in a log of calls."""
        folder = "ssm" if program == "ssm" else f"lambda/{program}"
        data = json.loads((tools.REPOSITORY / "templates" / folder / "permissions.json").read_text())
        of_lambda = OF_LAMBDA if program in UNTICKED else set()
        return ({one["call"] for one in data["implied"]} | of_lambda) - {one["call"] for one in data["calls"]}

    def retries(self, program: str) -> int:
        """How often Lambda tries an asynchronous invocation again."""
        [body] = [one.body for one in emitted.blocks(self.tree)
                  if (one.type, one.name) == ("aws_lambda_function_event_invoke_config", program)]
        return int(body["maximum_retry_attempts"])

    def environment(self, program: str) -> set[str]:
        """The names of the variables that a function is given."""
        [body] = [one.body for one in emitted.blocks(self.tree)
                  if (one.type, one.name) == ("aws_lambda_function", program)]
        return set(body["environment"]["variables"])
