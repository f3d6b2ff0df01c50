"""The table as C++: src/diff/provider_updates_data.inc."""

from __future__ import annotations

from collections.abc import Iterable

from probe.table import Row

# In the order of `Transition` in src/diff/provider_updates.h.
LETTERS = {"replace": "R", "in-place": "I", "ignored": "N", "-": "-", "?": "U"}


def rendered(rows: Iterable[Row]) -> str:
    """A sorted array of type, path and four letters."""
    out = [
        "// Written by data/generate.py from data/provider_updates.tsv.",
        "// changed, added, removed, becomes unknown: R replaced, I in place, N nothing, - cannot be, U unsettled",
        "constexpr Row kRows[] = {",
    ]
    for row in sorted(rows, key=lambda one: (one.type, one.path)):
        letters = "".join(LETTERS[cell] for cell in row.transitions)
        out.append(f'  {{"{row.type}", "{row.path}", "{letters}"}},')
    return "\n".join([*out, "};"]) + "\n"
