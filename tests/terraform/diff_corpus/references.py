"""Follows the plain references of an emitted tree through variables and outputs to what a state holds.

Only so far as it saves a plan: functions and data sources are left to Terraform.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from tests.terraform.diff_corpus import trees
from tests.terraform.diff_corpus.trees import Tree

TRAVERSAL = re.compile(r"(?:var|module|local|aws_\w+)(?:\.\w+|\[\d+\])+")
TEMPLATE = re.compile(r"\$\{([^}]*)\}")

Attributes = Callable[[str], dict[str, Any] | None]  # of the resource with this address


class Unresolved(Exception):
    """More than a plain reference, or to something that is not there."""


class References:
    def __init__(self, tree: Tree, attributes: Attributes) -> None:
        self._attributes = attributes
        self._calls: dict[str, Any] = json.loads(tree["main.tf.json"]).get("module", {})
        folders = {folder.removeprefix("./"): name for name, folder in trees.modules(tree).items()}
        self._outputs: dict[str, Any] = {}
        self._bodies: dict[str, Any] = {}
        for path, content in tree.items():
            folder = path.rpartition("/")[0]
            if not path.endswith(".tf.json") or (folder and folder not in folders):
                continue
            document, module = json.loads(content), folders.get(folder, "")
            self._outputs.setdefault(module, {}).update(document.get("output", {}))
            for type, named in document.get("resource", {}).items():
                for name, body in named.items():
                    self._bodies[trees.address(module, type, name)] = (module, body)

    def argument(self, address: str, name: str) -> Any:
        """The value of an argument of a resource, as it stands in the tree."""
        module, body = self._bodies[address]
        if name not in body:
            raise Unresolved
        return self._value(module, body[name])

    def _value(self, module: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(module, value)
        if isinstance(value, list):
            return [self._value(module, one) for one in value]
        if isinstance(value, dict):
            return {key: self._value(module, one) for key, one in value.items()}
        return value

    def _text(self, module: str, text: str) -> Any:
        if "$${" in text or "%{" in text:
            raise Unresolved
        whole = TEMPLATE.fullmatch(text)
        if whole:
            return self._expression(module, whole[1])
        return TEMPLATE.sub(lambda part: str(self._expression(module, part[1])), text)

    def _expression(self, module: str, text: str) -> Any:
        if not TRAVERSAL.fullmatch(text):
            raise Unresolved
        first, second, *rest = re.findall(r"\w+", text)
        if first == "var":
            return self._value("", self._calls[module][second])
        if first == "module":
            return self._value(second, self._outputs[second][rest[0]]["value"])
        found: Any = self._attributes(trees.address(module, first, second))
        for step in rest:
            if found is None:
                raise Unresolved
            found = found[int(step)] if isinstance(found, list) else found.get(step)
        if found is None or not rest:
            raise Unresolved
        return found
