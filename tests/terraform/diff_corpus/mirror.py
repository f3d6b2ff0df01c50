"""What holds of a difference without Terraform: a thing and itself, there and back, and lists in another order."""

from __future__ import annotations

import json
import random
from typing import Any

from tests.terraform.diff_corpus.trees import Tree

TURNED = {"create": "destroy", "destroy": "create"}

# Lists in which AWS and Terraform see no order. Where the provider has a list, its order counts and stays.
UNORDERED = {
    "vpc_security_group_ids", "security_groups", "subnets", "subnet_ids", "vpc_zone_identifier", "tag", "parameter",
    "alarm_actions", "ok_actions", "enabled_metrics", "enabled_cloudwatch_logs_exports", "security_group_ids",
    "route_table_ids", "regions",
}
IN_POLICIES = {"Statement", "Action", "Resource"}


def asymmetries(there: dict[str, Any], back: dict[str, Any]) -> list[str]:
    """Addresses of which the reports of the two ways tell different stories.

    A resource that one creates the other destroys, and an attribute goes back to the value that it had. Whether that
    forces a replacement is not the same both ways, and so neither is what follows from one: what becomes unknown by
    it, either way, is left out.
    """
    unknown = {(change["address"], one["schema_path"]) for report in (there, back) for change in report["changes"]
               for one in change["attributes"] if not one["known"]}
    one_way, other_way = _told(there, unknown, turned=False), _told(back, unknown, turned=True)
    return sorted(address for address in one_way.keys() | other_way.keys()
                  if one_way.get(address) != other_way.get(address))


Told = tuple[str, frozenset[tuple[str, str, str]]]


def _told(report: dict[str, Any], unknown: set[tuple[str, str]], turned: bool) -> dict[str, Told]:
    """By address: created, destroyed or changed, and the attributes from one value to another."""
    found: dict[str, Told] = {}
    for change in report["changes"]:
        address, action = change["address"], change["action"] if change["action"] in TURNED else "changed"
        attributes = {(one["schema_path"], str(one["before"]), str(one["after"])) for one in change["attributes"]
                      if (address, one["schema_path"]) not in unknown}
        if turned:
            action = TURNED.get(action, action)
            attributes = {(path, after, before) for path, before, after in attributes}
        if action != "changed" or attributes:
            found[address] = action, frozenset(attributes)
    return found


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
