#!/usr/bin/env python3
"""Writes data/provider_updates.tsv: what the AWS provider does when an attribute of an existing resource changes.

    data/probe_updates.py                    ask the real provider and rewrite the table
    data/probe_updates.py --check            exit 1 when the answers differ from the table

With resource types behind it, either does so for these only.
"""

from __future__ import annotations

import difflib
import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parent
sys.path[:0] = [str(DATA), str(DATA.parent)]

from probe import table  # noqa: E402
from probe.answers import ask  # noqa: E402
from probe.questions import questions  # noqa: E402
from probe.samples import ALL  # noqa: E402
from probe.terraform import PROVIDER_VERSION, Workbench  # noqa: E402
from probe.verdicts import rows  # noqa: E402

HEAD = """What the AWS provider does with a resource that exists, when one path of its configuration changes.
Provider hashicorp/aws {provider}, Terraform {terraform}. Written by data/probe_updates.py, see data/README.md.
kind: emitted by Lifeboat; owned: in `lifecycle.ignore_changes` of what is emitted, at least at times, which the probe
leaves out; trap: never emitted. Transitions: changed, added, removed, unknown (is known after apply only).
replace | in-place | ignored (the plan is empty) | - (cannot be) | ? (not settled, see notes); the worst of all cases."""


def probed(types: list[str]) -> tuple[list[table.Row], str]:
    """The rows of these resource types, or of all; and the head of the file."""
    samples = [one for one in ALL if not types or one.type in types]
    with tempfile.TemporaryDirectory(prefix="lifeboat-probe-") as scratch, Workbench(Path(scratch)) as workbench:
        asked = [question for sample in samples for question in questions(sample, workbench.schemas)]
        print(f"{len(asked)} questions", file=sys.stderr)
        found = rows(samples, ask(asked, workbench))
        return found, HEAD.format(provider=PROVIDER_VERSION, terraform=workbench.version)


def updated(types: list[str]) -> str:
    """The table with the provider's answers of today for these types, or for all."""
    found, head = probed(types)
    kept = [row for row in table.committed() if row.type not in types] if types else []
    return table.written([*kept, *found], head)


def main() -> int:
    arguments = sys.argv[1:]
    check = arguments[:1] == ["--check"]
    types = arguments[1:] if check else arguments
    if strange := sorted(set(types) - {sample.type for sample in ALL}):
        print(f"no sample of {', '.join(strange)}", file=sys.stderr)
        return 2
    text = updated(types)
    if not check:
        table.FILE.write_text(text, encoding="utf-8")
        return 0
    lines = list(difflib.unified_diff(table.FILE.read_text(encoding="utf-8").splitlines(), text.splitlines(),
                                      "the table", "the provider", lineterm=""))
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
