#!/usr/bin/env python3
"""Writes data/provider_sets.tsv: where the AWS provider's schema has a set, of the types in provider_updates.tsv.

    data/list_sets.py            ask the schema and rewrite the table
    data/list_sets.py --check    exit 1 when the table is stale
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

DATA = Path(__file__).resolve().parent
sys.path[:0] = [str(DATA), str(DATA.parent)]

from probe import sets, table  # noqa: E402
from probe.terraform import PROVIDER_VERSION, Workbench  # noqa: E402

# Data sources whose arguments matter as much as a resource's.
DATA_SOURCES = ("aws_iam_policy_document",)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="lifeboat-sets-") as scratch, Workbench(Path(scratch)) as workbench:
        types = sorted({row.type for row in table.committed()})
        entries = sets.listed(workbench.schemas, types, DATA_SOURCES)
    text = sets.written(entries, f"Sets in the schema of hashicorp/aws {PROVIDER_VERSION}. Written by data/list_sets.py.")
    if "--check" not in sys.argv[1:]:
        sets.FILE.write_text(text, encoding="utf-8")
        return 0
    if sets.FILE.read_text(encoding="utf-8") != text:
        print("data/provider_sets.tsv is stale: run data/list_sets.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
