"""data/provider_sets.tsv: where the provider's schema has a set, and the same as C++."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from probe.schema import Schemas

FILE = Path(__file__).resolve().parents[1] / "provider_sets.tsv"
Entry = tuple[str, str]


def _within(block: dict[str, Any], prefix: str) -> Iterator[str]:
    for name, attribute in block.get("attributes", {}).items():
        kind = attribute.get("type")
        if isinstance(kind, list) and kind[0] == "set":
            yield prefix + name
    for name, nested in block.get("block_types", {}).items():
        if nested["nesting_mode"] == "set":
            yield prefix + name
        yield from _within(nested["block"], f"{prefix}{name}.")


def listed(schemas: Schemas, types: Iterable[str], data: Iterable[str]) -> list[Entry]:
    """The paths of these resource types, and of data sources as `data.TYPE`."""
    found = [(type, path) for type in types for path in _within(schemas.block(type), "")]
    found += [(f"data.{type}", path) for type in data for path in _within(schemas.data(type), "")]
    return sorted(found)


def written(entries: Iterable[Entry], head: str) -> str:
    return "\n".join([f"# {head}", "type\tpath", *("\t".join(entry) for entry in entries)]) + "\n"


def committed() -> list[Entry]:
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(type, path) for type, path in (line.split("\t") for line in lines[1:])]


def rendered(entries: Iterable[Entry]) -> str:
    out = ["// Written by data/generate.py from data/provider_sets.tsv.", "constexpr Entry kSets[] = {"]
    out += [f'  {{"{type}", "{path}"}},' for type, path in sorted(entries)]
    return "\n".join([*out, "};"]) + "\n"
