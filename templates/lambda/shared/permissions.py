"""The calls that a program declares in its `permissions.json`, from which its IAM policy is computed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


class UndeclaredCall(Exception):
    """A step made a call that `permissions.json` does not declare for it: under AWS, IAM might refuse it."""


@dataclass(frozen=True)
class Permissions:
    calls: frozenset[tuple[str, str]]  # (step, IAM action)

    @staticmethod
    def beside(file: str) -> Permissions:
        """Those of the program that a module belongs to: `Permissions.beside(__file__)`."""
        data = json.loads(Path(file).resolve().with_name("permissions.json").read_text(encoding="utf-8"))
        return Permissions(frozenset((one["step"], one["call"]) for one in data["calls"]))

    def demand(self, step: str, action: str) -> None:
        if (step, action) not in self.calls:
            raise UndeclaredCall(f"step {step!r} does not declare {action}")
