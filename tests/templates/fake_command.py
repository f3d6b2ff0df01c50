"""Stands in for a command of the instance: writes down how it was called, answers what the world says.

The world is a folder. `calls.jsonl` takes one object a call: name, argv, environment, stdin (where the command reads it).
`answers.json` lists [name, words, exit, output]: the first row whose words all occur in the arguments is the answer; none
means success without output.
"""

import json
import os
import sys
from pathlib import Path

READS_STDIN = ("--password-stdin",)


def main() -> int:
    world = Path(os.environ["FAKE_WORLD"])
    name, arguments = Path(sys.argv[0]).name, sys.argv[1:]
    call = {"name": name, "argv": arguments, "environment": dict(os.environ)}
    if any(word in arguments for word in READS_STDIN):
        call["stdin"] = sys.stdin.read()
    with (world / "calls.jsonl").open("a") as log:
        log.write(json.dumps(call) + "\n")
    if name == "dnf":  # installs what it was asked for
        (world / "bin" / "docker").symlink_to(__file__)
    for answer_name, words, code, output in json.loads((world / "answers.json").read_text()):
        if answer_name == name and all(word in arguments for word in words):
            sys.stdout.write(output)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
