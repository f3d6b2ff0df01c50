"""What `lifeboat diff --plan` says of a plan, read back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.terraform import plan_gate, tools

@dataclass
class Judged:
    """One change. `attributes` are paths without what tells the elements of a list apart."""

    address: str
    action: str
    risk: str
    attributes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def says(self, part: str) -> bool:
        return any(part in note for note in self.notes)

    @property
    def resource(self) -> str:
        """The type; empty for a setting of the root."""
        return self.address.split(".")[-2] if "." in self.address and not self.is_root else ""

    @property
    def is_root(self) -> bool:
        return self.address.startswith(("output.", "provider.", "terraform.", "variable.")) or "." not in self.address

    def explained(self, gaps: Iterable[plan_gate.Gap]) -> bool:
        """Whether it is nothing but what the emulator does not store."""
        gaps = list(gaps)
        return self.action == "update" and bool(self.attributes) and all(
            any(gap.explains(self.resource, one) for gap in gaps) for one in self.attributes)


@dataclass
class Judgement:
    """`code` is the exit code with `--exit-code`."""

    code: int
    changes: list[Judged]
    drift: list[Judged]
    errors: str

    def of(self, address: str) -> Judged:
        found = [one for one in self.changes if one.address == address]
        if len(found) != 1:
            raise AssertionError(f"{len(found)} changes of {address} among {[one.address for one in self.changes]}")
        return found[0]

    @property
    def unexplained(self) -> list[Judged]:
        gaps = plan_gate.read_gaps()
        return [one for one in self.changes if not one.explained(gaps)]


def judge(plan: dict[str, Any], scratch: Path, tree: Path | None = None) -> Judgement:
    """Writes the plan to a file and asks Lifeboat about it."""
    file = scratch / f"judged-{len(list(scratch.glob('judged-*.json')))}.json"
    file.write_text(json.dumps(plan))
    command = [str(tools.lifeboat_binary()), "diff", "--format", "json", "--exit-code", "--plan", str(file)]
    done = subprocess.run(command + ([str(tree)] if tree else []), capture_output=True, text=True, timeout=60)
    # A plan that is refused has no report.
    document = {"changes": [], "drift": []} if done.returncode == 2 else json.loads(done.stdout)
    changes, drift = ([_from_json(one) for one in document[name]] for name in ("changes", "drift"))
    return Judgement(done.returncode, changes, drift, done.stderr)


def _from_json(one: dict[str, Any]) -> Judged:
    return Judged(one["address"], one["action"], one["risk"], [each["schema_path"] for each in one["attributes"]],
                  [note["text"] for note in one["notes"]])
