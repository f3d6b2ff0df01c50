"""What holds of a difference without Terraform: a thing and itself, there and back, and lists in another order."""

from __future__ import annotations

import json
import random
from typing import Any

from tests.terraform.diff_corpus.trees import Tree

BACK = {"create": "destroy", "destroy": "create", "update": "change", "replace": "change", "nothing": "nothing",
        "forget": "forget"}

# Lists in which AWS and Terraform see no order. Where the provider has a list, its order counts and stays.
UNORDERED = {
    "vpc_security_group_ids", "security_groups", "subnets", "subnet_ids", "vpc_zone_identifier", "tag", "parameter",
    "alarm_actions", "ok_actions", "enabled_metrics", "enabled_cloudwatch_logs_exports", "security_group_ids",
    "route_table_ids", "regions",
}
IN_POLICIES = {"Statement", "Action", "Resource"}


def causes(report: dict[str, Any]) -> dict[str, tuple[str, frozenset[tuple[str, Any]]]]:
    """By address: what the configuration itself changes, as an action and as attributes from one value to another.

    What follows from a replacement is left out: the way back may be an update, from which nothing follows.
    """
    found = {}
    for change in report["changes"]:
        attributes = frozenset((one["schema_path"], str(one["before"]), str(one["after"]))
                               for one in change["attributes"] if one["known"] and not one["because"])
        if change["action"] in ("create", "destroy") or attributes:
            found[change["address"]] = (BACK[change["action"]], attributes)
    return found


def mirrored(report: dict[str, Any]) -> dict[str, tuple[str, frozenset[tuple[str, Any]]]]:
    """The same, seen from the other side."""
    turned = {"create": "destroy", "destroy": "create"}
    return {address: (turned.get(action, action), frozenset((path, after, before) for path, before, after in attributes))
            for address, (action, attributes) in causes(report).items()}


def shuffled(tree: Tree, seed: int) -> Tree:
    """Another order in every list that has none, and in the members of every object."""
    chance = random.Random(seed)
    return {path: json.dumps(_shuffled(json.loads(content), chance)).encode() if path.endswith(".tf.json") else content
            for path, content in tree.items()}


def _shuffled(value: Any, chance: random.Random, name: str = "") -> Any:
    if isinstance(value, dict):
        members = [(key, _shuffled(one, chance, key)) for key, one in value.items()]
        chance.shuffle(members)
        return dict(members)
    if isinstance(value, list):
        items = [_shuffled(one, chance) for one in value]
        if name in UNORDERED | IN_POLICIES:
            chance.shuffle(items)
        return items
    return value
