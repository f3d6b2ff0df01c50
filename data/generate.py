#!/usr/bin/env python3
"""Writes src/blueprint/region_table_data.inc from data/regions.json.

    data/generate.py            rewrite the table
    data/generate.py --check    exit 1 when it differs from what would be written
"""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "data" / "regions.json"
TARGET = ROOT / "src" / "blueprint" / "region_table_data.inc"


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


def main():
    text = render(json.loads(SOURCE.read_text(encoding="utf-8")))
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
