"""Would IAM allow it? The part of policy evaluation that the emitted policies use: Allow statements, nothing else.

A call acts on one or more resources, and every one of them must be allowed. What is unknown is refused: a condition key
without a value, an operator that is not implemented, a statement that denies.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Context = Mapping[str, str]


@dataclass(frozen=True)
class Request:
    """One action on one resource. `*` is the resource of actions that know none."""

    action: str
    resource: str
    context: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Statement:
    sid: str
    actions: tuple[str, ...]
    resources: tuple[str, ...]
    conditions: tuple[tuple[str, str, tuple[str, ...]], ...]  # operator, key, values

    @staticmethod
    def of(body: Mapping[str, Any]) -> Statement:
        """From a `statement` block of `aws_iam_policy_document`."""
        if body.get("effect", "Allow") != "Allow" or set(body) & {"not_actions", "not_resources"}:
            raise ValueError(f"only Allow statements are understood: {body}")
        conditions = body.get("condition", [])
        listed = [conditions] if isinstance(conditions, dict) else conditions
        return Statement(body.get("sid", ""), tuple(body["actions"]), tuple(body["resources"]), tuple(
            (one["test"], one["variable"], tuple(one["values"])) for one in listed))

    def actions_that_match(self, action: str) -> list[str]:
        """Action names are compared without regard to case; `*` and `?` stand for anything."""
        return [one for one in self.actions if fnmatch.fnmatchcase(action.lower(), one.lower())]

    def allows(self, request: Request) -> bool:
        return bool(self.actions_that_match(request.action)
                    and any(_like(one, request.resource) for one in self.resources)
                    and all(self._holds(*one, dict(request.context)) for one in self.conditions))

    def _holds(self, operator: str, key: str, values: tuple[str, ...], context: Context) -> bool:
        value = context.get(key)
        if value is None:
            return False
        if operator == "StringEquals":
            return value in values
        if operator in ("StringLike", "ArnLike"):
            return any(_like(one, value) for one in values)
        if operator == "Bool":
            return value.lower() in [one.lower() for one in values]
        return False


class Policy:
    """The statements of a role. `used` gathers which of their actions something was allowed by."""

    def __init__(self, statements: Iterable[Mapping[str, Any]]) -> None:
        self.statements = [Statement.of(one) for one in statements]
        self.used: set[tuple[str, str]] = set()

    def allows(self, request: Request) -> bool:
        found = [one for one in self.statements if one.allows(request)]
        self.used |= {(one.sid, action) for one in found for action in one.actions_that_match(request.action)}
        return bool(found)

    def unused(self) -> set[tuple[str, str]]:
        granted = {(one.sid, action) for one in self.statements for action in one.actions}
        return granted - self.used


def _like(pattern: str, text: str) -> bool:
    """IAM's wildcards: `*` and `?`, and no others."""
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), text) is not None
