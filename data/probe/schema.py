"""The provider's schemas, as `terraform providers schema -json` prints them."""

from __future__ import annotations

from typing import Any

# A schema knows names, types and flags; what a change forces is not in it, which is why there is a probe.
Block = dict[str, Any]


class Schemas:
    def __init__(self, printed: dict[str, Any]) -> None:
        (name,) = (key for key in printed["provider_schemas"] if key.endswith("/aws"))
        self.provider = name
        self._resources = printed["provider_schemas"][name]["resource_schemas"]
        self._data = printed["provider_schemas"][name]["data_source_schemas"]

    def version(self, type: str) -> int:
        return self._resources[type]["version"]

    def block(self, type: str, path: tuple[str, ...] = ()) -> Block:
        """The schema of a resource, or of the nested block at `path`."""
        block = self._resources[type]["block"]
        for name in path:
            block = block["block_types"][name]["block"]
        return block

    def data(self, type: str) -> Block:
        """The schema of a data source."""
        return self._data[type]["block"]

    def required(self, type: str, path: tuple[str, ...]) -> bool:
        """Whether an argument, or a nested block, cannot be absent where its block is present."""
        parent = self.block(type, path[:-1])
        if path[-1] in parent.get("block_types", {}):
            return parent["block_types"][path[-1]].get("min_items", 0) > 0
        return parent["attributes"][path[-1]].get("required", False)

    def repeats(self, type: str, path: tuple[str, ...]) -> bool:
        """Whether a nested block may stand more than once."""
        nested = self.block(type, path[:-1])["block_types"][path[-1]]
        return nested["nesting_mode"] in ("list", "set") and nested.get("max_items") != 1

    def sensitive(self, type: str) -> list[str]:
        attributes = self.block(type)["attributes"]
        return sorted(name for name, one in attributes.items() if one.get("sensitive"))
