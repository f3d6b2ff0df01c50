"""What Lifeboat emitted, as files by path, and the few rewrites that let several trees stand in one plan."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

Tree = dict[str, bytes]  # path in the tree -> content


def read(folder: Path) -> Tree:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def write(tree: Mapping[str, bytes], folder: Path) -> None:
    for path, content in tree.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def providers(tree: Tree) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(tree["providers.tf.json"])["provider"]["aws"]
    return found


def aliases(tree: Tree) -> dict[str, str]:
    """Name of a module, "" for the root, to the alias of its provider."""
    calls = json.loads(tree["main.tf.json"]).get("module", {})
    return {name: call["providers"]["aws"].removeprefix("aws.") for name, call in calls.items()} | {"": "dr"}


def modules(tree: Tree) -> dict[str, str]:
    """Name of a module to its folder."""
    return {name: call["source"] for name, call in json.loads(tree["main.tf.json"]).get("module", {}).items()}


def as_module(tree: Tree) -> Tree:
    """The tree as a module that a root calls: its providers come from there, and nothing keeps a plan from destroying.

    `prevent_destroy` would stop the plan at exactly the edits that matter most, so it is taken out; everything else
    stays as it was emitted.
    """
    result = {}
    for path, content in tree.items():
        if path in ("providers.tf.json", "backend.tf.json"):
            continue
        if path.endswith(".tf.json"):
            document = json.loads(content)
            if path == "versions.tf.json":
                names = [f"aws.{one['alias']}" for one in providers(tree)]
                document["terraform"]["required_providers"]["aws"]["configuration_aliases"] = names
            content = json.dumps(_without_guards(document)).encode()
        result[path] = content
    return result


def _without_guards(document: dict[str, Any]) -> dict[str, Any]:
    for named in document.get("resource", {}).values():
        for body in named.values():
            body.get("lifecycle", {}).pop("prevent_destroy", None)
    return document


def address(module: str, type: str, name: str) -> str:
    return (f"module.{module}." if module else "") + f"{type}.{name}"
