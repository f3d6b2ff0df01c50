"""data/provider_updates.tsv: one row a path, sorted, so that a difference is a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[1] / "provider_updates.tsv"
COLUMNS = ("type", "path", "kind", "changed", "added", "removed", "unknown", "notes")
CANNOT, UNSETTLED = "-", "?"


@dataclass(frozen=True)
class Row:
    """`kind` is emitted, owned or trap; a transition is replace, in-place, ignored, - or ?."""

    type: str
    path: str
    kind: str
    changed: str
    added: str
    removed: str
    unknown: str
    notes: str

    @property
    def transitions(self) -> tuple[str, str, str, str]:
        return self.changed, self.added, self.removed, self.unknown


def written(rows: Iterable[Row], head: str) -> str:
    """The text of the file. `head` is its comment, without the signs."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines.append("\t".join(COLUMNS))
    lines += ["\t".join(getattr(row, column) for column in COLUMNS).rstrip()
              for row in sorted(rows, key=lambda row: (row.type, row.path))]
    return "\n".join(lines) + "\n"


def read(text: str) -> list[Row]:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    if lines[0].split("\t") != list(COLUMNS):
        raise ValueError(f"the columns are not {COLUMNS}")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        rows.append(Row(*cells, *[""] * (len(COLUMNS) - len(cells))))
    return rows


def committed() -> list[Row]:
    return read(FILE.read_text(encoding="utf-8"))
