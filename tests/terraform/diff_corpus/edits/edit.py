"""One edit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

PROMOTED = {"module.dr_database.aws_db_instance.posts": {"replicate_source_db": ""}}


@dataclass(frozen=True)
class Edit:
    """`old`, which stands once in the base, becomes `new`. `unjudged` says why no plan can tell what happens.

    `world` is what the running system did since the base was applied: attributes by address.
    """

    base: str
    old: str
    new: str
    shows: str
    unjudged: str = ""
    world: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fast: bool = False  # in the selection that every run of the test suite plans

    @property
    def name(self) -> str:
        said = f"{' '.join(self.old.split())} => {' '.join(self.new.split()) or '(nothing)'}"
        return f"{self.base}: {said}"

    def apply(self, text: str) -> str:
        if text.count(self.old) != 1:
            raise AssertionError(f"{self.old!r} occurs {text.count(self.old)} times in {self.base}")
        return text.replace(self.old, self.new)


@dataclass(frozen=True)
class TreeEdit:
    """What no blueprint says, written into the emitted tree: `attributes` of one resource, None takes one away.

    `loses` is the address of what must be said to lose its data, and `because` of the first cause, if another is one.
    """

    base: str
    file: str
    type: str
    resource: str
    attributes: dict[str, Any]
    shows: str
    loses: str = ""
    because: str = ""
    world: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fast: bool = False

    @property
    def name(self) -> str:
        said = ", ".join(f"{key} => {'(nothing)' if value is None else value}"
                         for key, value in self.attributes.items())
        return f"{self.base}: {self.file}: {self.type}.{self.resource}: {said}"

    def apply(self, tree: dict[str, bytes]) -> dict[str, bytes]:
        document = json.loads(tree[self.file])
        body = document["resource"][self.type][self.resource]
        for key, value in self.attributes.items():
            if value is None:
                del body[key]
            else:
                body[key] = value
        return tree | {self.file: json.dumps(document, indent=2).encode()}
