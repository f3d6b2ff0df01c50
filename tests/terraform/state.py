"""A state written by hand: what Terraform would remember of a world that was never applied.

The attributes of a resource are those of a plan that creates it, with values in the place of what AWS would have
decided.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.terraform.tools import resources_of


def write(plan: dict[str, Any], values: Mapping[str, Mapping[str, Any]], directory: Path) -> None:
    """Writes `terraform.tfstate` with the resources that `values` names by address; it gives what the plan does not
    know. `plan` is one from nothing."""
    planned = {one["address"]: one for one in resources_of(plan["planned_values"]["root_module"])}
    changes = {one["address"]: one for one in plan["resource_changes"]}
    providers = dict(_providers(plan["configuration"]["root_module"], ""))
    resources = [_resource(planned[address], changes[address], providers[address], decided)
                 for address, decided in values.items()]
    state = {"version": 4, "terraform_version": plan["terraform_version"], "serial": 1,
             "lineage": "00000000-0000-0000-0000-000000000001", "outputs": {}, "resources": resources,
             "check_results": None}
    (directory / "terraform.tfstate").write_text(json.dumps(state, indent=1))


def _resource(planned: dict[str, Any], change: dict[str, Any], provider: str,
              decided: Mapping[str, Any]) -> dict[str, Any]:
    unknown = change["change"]["after_unknown"]
    attributes = {name: None for name in unknown if unknown[name] is True} | change["change"]["after"] | dict(decided)
    sensitive = [[{"type": "get_attr", "value": name}]
                 for name, marks in change["change"]["after_sensitive"].items() if marks is True]
    alias = provider.partition(".")[2]
    entry = {"mode": "managed", "type": planned["type"], "name": planned["name"],
             "provider": f'provider["{planned["provider_name"]}"]' + (f".{alias}" if alias else ""),
             "instances": [{"schema_version": planned["schema_version"], "attributes": attributes,
                            "sensitive_attributes": sensitive}]}
    module = change.get("module_address")
    return entry | ({"module": module} if module else {})


def _providers(module: dict[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    """Address to `aws.dr`."""
    for one in module.get("resources", []):
        yield prefix + one["address"], one["provider_config_key"]
    for name, call in module.get("module_calls", {}).items():
        yield from _providers(call["module"], f"{prefix}module.{name}.")
