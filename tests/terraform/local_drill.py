"""The story of a disaster for people: `examples/local-drill/run` plays it with a running commentary.

Exit codes: 0 played to the end, 1 an act failed, 77 something that it needs is not installed.
"""

from __future__ import annotations

import sys
import time
import unittest
from pathlib import Path

from tests.terraform import tools

NOT_INSTALLED = 77


def main() -> int:
    blueprint = Path(sys.argv[1])
    try:
        tools.lifeboat_binary()
        tools.require_terraform()
        tools.require_emulator()
    except unittest.SkipTest as missing:
        print(f"local drill: cannot be played here: {missing}", file=sys.stderr)
        print("it needs terraform on PATH, and in python3: pip install 'moto[server]==5.2.1' boto3", file=sys.stderr)
        return NOT_INSTALLED
    from tests.terraform.story import opened

    began = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - began:5.0f} s] {line}", flush=True)

    say(f"applying {blueprint.name} to an emulated AWS (minutes: Terraform waits for databases in real time)")
    try:
        with opened(blueprint, say) as story:
            say(f"applied {len(story.world.terraform.resources())} resources")
            story.play()
    except AssertionError as broken:
        say(f"the drill broke: {broken}")
        return 1
    say("the drill is over: failed over, failed back, and Terraform agrees.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
