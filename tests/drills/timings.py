"""How long AWS takes for what (timings.json: every figure with its source), and the timeline of an operation."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from pathlib import Path
from typing import Any

PROFILES = ("typical", "p95")
TABLE = Path(__file__).with_name("timings.json")


def profile(name: str) -> dict[str, float]:
    """Seconds by step. Worst cases are added up as if they came together, which is rarer than the table says."""
    total: dict[str, float] = defaultdict(float)
    for row in json.loads(TABLE.read_text()):
        total[row["of"]] += row[name]
    return dict(total)


def since(start: float, moment: str) -> int:
    """Seconds from a clock reading to a time as the controller writes it."""
    return round(datetime.fromisoformat(moment.replace("Z", "+00:00")).timestamp() - start)


def timeline(steps: dict[str, list[str]], start: float, width: int = 40) -> list[str]:
    """A line a step: when it began and ended, as seconds since `start`, and a bar."""
    spans = {name: (since(start, times[0]), since(start, times[-1]) if len(times) > 1 else None)
             for name, times in steps.items()}
    latest = max((end or begin for begin, end in spans.values()), default=0) or 1
    lines = []
    for name, (begin, end) in sorted(spans.items(), key=lambda span: (span[1][0], span[1][1] or 10**9)):
        left = round(begin / latest * width)
        length = max(1, round(((latest if end is None else end) - begin) / latest * width))
        ended = "open" if end is None else f"{end:>6} s"
        lines.append(f"  {name:<16} {begin:>6} s {ended:>8}  |{' ' * left}{'=' * length}")
    return lines


def verdict(label: str, seconds: float, objective: float) -> str:
    """One line: measured against promised."""
    held = "within" if seconds <= objective else "BEYOND"
    return f"  {label}: {seconds:.0f} s, {held} the objective of {objective:.0f} s"


def measured(state: dict[str, Any], lost_at: float, reroute: float) -> tuple[float, float]:
    """RTO and RPO in seconds: until clients reach the DR region, and the largest lag at the cut."""
    needed = [times[1] for name, times in state["steps"].items() if name != "fence-primary"]
    rto = max(since(lost_at, one) for one in needed) + reroute
    return rto, max(state.get("lag", {}).values(), default=0)
