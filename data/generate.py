#!/usr/bin/env python3
"""Writes the tables that the program carries: from data/regions.json and the data/provider_*.tsv.

    data/generate.py            rewrite the tables
    data/generate.py --check    exit 1 when one differs from what would be written
"""

import json
import pathlib
import sys

from probe import embedded, sets, table

ROOT = pathlib.Path(__file__).resolve().parent.parent
REGIONS = ROOT / "data" / "regions.json"


def rows(items):
    """`items` as C++ string literals, wrapped at 110 columns."""
    line, lines = " ", []
    for item in items:
        literal = f' "{item}",'
        if len(line) + len(literal) > 110:
            lines.append(line)
            line = " "
        line += literal
    return "\n".join(lines + [line])


def render(regions):
    """One array of zones a region; regions with the same database classes share theirs."""
    out = ["// Written by data/generate.py from data/regions.json."]
    sets = {}
    for code, region in sorted(regions.items()):
        classes = tuple(sorted(region["rds_mysql_classes"]))
        if classes not in sets:
            sets[classes] = f"kClasses{len(sets)}"
            if classes:
                out.append(f"constexpr std::string_view {sets[classes]}[] = {{\n{rows(classes)}\n}};")
    for code, region in sorted(regions.items()):
        out.append(f"constexpr std::string_view kZones_{code.replace('-', '_')}[] = {{\n{rows(sorted(region['azs']))}\n}};")
    out.append("constexpr RegionInfo kRegions[] = {")
    for code, region in sorted(regions.items()):
        classes = tuple(sorted(region["rds_mysql_classes"]))
        out.append(
            f'  {{"{code}", "{region["name"]}", "{region["partition"]}", {str(region["opt_in"]).lower()},'
            f' kZones_{code.replace("-", "_")}, {sets[classes] if classes else "{}"}}},'
        )
    out.append("};")
    return "\n".join(out) + "\n"


def tables():
    """{path: text} of what is generated."""
    return {
        ROOT / "src" / "blueprint" / "region_table_data.inc": render(json.loads(REGIONS.read_text(encoding="utf-8"))),
        ROOT / "src" / "diff" / "provider_updates_data.inc": embedded.rendered(table.committed()),
        ROOT / "src" / "diff" / "provider_sets_data.inc": sets.rendered(sets.committed()),
    }


def main():
    for path, text in tables().items():
        if "--check" not in sys.argv[1:]:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            print(f"{path.relative_to(ROOT)} is stale: run data/generate.py", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
