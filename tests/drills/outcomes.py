"""What a finished failover and a finished failback look like, derived from the seeded world and nothing else.

Written down apart from the controller on purpose: this is what the drills hold it to.
"""

from __future__ import annotations

import copy
from typing import Any

from tests.drills import plans

Description = dict[str, Any]


def host(side: str, identifier: str) -> str:
    return f"{identifier}.aaaaaaaaaa.{plans.REGIONS[side]}.rds.amazonaws.com"


def failed_over(seeded: Description, plan: plans.Plan) -> Description:
    """Served from DR, primary fenced, nothing else changed. `lines` are compared apart: losses depend on the lag."""
    after = copy.deepcopy(seeded)
    after["parameters"][f"dr {plan['parameters']['active_region']}"] = "dr"
    for one in plan["databases"].values():
        after["databases"][f"dr {one['replica']}"] |= {"source": "", "backups": one["replica_backup_days"]}
    for key, service in plan["services"].items():
        mine, theirs = service["dr"], service["primary"]
        after["groups"][f"dr {mine['group']}"] = (mine["min"], mine["min"], mine["max"], mine["min"])
        if plan["fence"]:
            after["groups"][f"primary {theirs['group']}"] = (0, 0, theirs["max"], 0)
        if service["accelerated"]:
            weight = 0 if plan["fence"] else 128
            after["traffic"][f"primary {key}"] = (0, _weighted(seeded, "primary", key, weight))
            after["traffic"][f"dr {key}"] = (100, _weighted(seeded, "dr", key, 128))
    return after


def failed_back(seeded: Description, plan: plans.Plan, times: int = 1) -> Description:
    """As seeded, beside what the failback keeps: the databases that served before, under other names."""
    after = copy.deepcopy(seeded)
    after["parameters"][f"dr {plan['parameters']['failbacks']}"] = str(times)
    for one in plan["databases"].values():
        old = copy.deepcopy(seeded["databases"][f"primary {one['primary']}"])
        after["databases"][f"primary {one['primary']}-retired-ID"] = old
        after["databases"][f"primary snapshot {one['primary']}-retired-ID"] = {}
        promoted = copy.deepcopy(seeded["databases"][f"dr {one['replica']}"])
        after["databases"][f"dr {one['replica']}-retired-ID"] = promoted | {
            "source": "", "backups": one["replica_backup_days"]}
    return after


def _weighted(seeded: Description, side: str, key: str, weight: int) -> list[tuple[str, int, bool]]:
    return [(name, weight, kept) for name, _, kept in seeded["traffic"][f"{side} {key}"][1]]


def without_lines(description: Description) -> Description:
    """The same without what is in the databases, and without the snapshots that RDS makes by itself."""
    kept = copy.deepcopy(description)
    kept["databases"] = {name: {key: value for key, value in one.items() if key != "lines"}
                         for name, one in kept["databases"].items() if " snapshot rds:" not in name}
    return kept
