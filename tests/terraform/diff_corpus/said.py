"""What `lifeboat diff` says, as far as a plan can be held against it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.terraform import tools

FORCES = "forces replacement"


@dataclass(frozen=True)
class Said:
    """Of one resource, or of a setting of the root: `provider.aws.dr`."""

    action: str  # nothing, create, update, replace, destroy, forget
    forces: frozenset[str]  # paths without list positions
    raw: dict[str, Any] = field(compare=False, repr=False)


def document(before: Path, after: Path) -> dict[str, Any]:
    """The whole report."""
    command = [str(tools.lifeboat_binary()), "diff", "--format", "json", "--fail-on", "never", "--no-config",
               str(before), str(after)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} exited {done.returncode}\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def by_address(report: dict[str, Any]) -> dict[str, Said]:
    return {change["address"]: _said(change) for change in report["changes"]}


def _said(change: dict[str, Any]) -> Said:
    forces = frozenset(one["schema_path"] for one in change["attributes"] if one["why"] == FORCES)
    return Said(change["action"], forces, change)
