"""Which attributes the running system owns: those that Lifeboat writes into `lifecycle.ignore_changes`."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NODE = re.compile(r'^LIFEBOAT_NODE\((\w+), Resource, "(\w+)"', re.MULTILINE)
ROW = re.compile(r'RuntimeOwned\{NodeKind::(\w+), [^}]*?"(\w+)", \w+\}')


def resource_types() -> dict[str, str]:
    """Kind of node -> Terraform type, for every resource that Lifeboat can emit."""
    return dict(NODE.findall((ROOT / "include/lifeboat/graph/nodes.def").read_text(encoding="utf-8")))


def runtime_owned() -> set[tuple[str, str]]:
    """(type, attribute) of the rows in src/graph/runtime_owned.cpp."""
    types = resource_types()
    rows = ROW.findall((ROOT / "src/graph/runtime_owned.cpp").read_text(encoding="utf-8"))
    if not rows:
        raise AssertionError("src/graph/runtime_owned.cpp has no rows that can be read")
    return {(types[kind], attribute) for kind, attribute in rows}
