"""A blueprint, compiled and really applied to the emulated AWS: the world in which drills take place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.terraform import tools
from tests.terraform.emulator import Emulator


@dataclass
class World:
    """An applied blueprint. `values` finds what was created, by type and by the alias of its region's provider."""

    blueprint: Path
    tree: Path
    emulator: Emulator
    terraform: tools.Terraform
    regions: dict[str, str]

    def client(self, service: str, side: str) -> Any:
        """boto3 for `primary` or `dr`."""
        return self.emulator.client(service, self.regions[side])

    def values(self, resource: str, module: str) -> list[dict[str, Any]]:
        """Attributes of the resources of one type that live in modules whose name starts so."""
        return [one["values"] for one in self.terraform.resources()
                if one["type"] == resource and one["address"].startswith(f"module.{module}")]

    def recompile(self, old: str, new: str) -> None:
        """Changes one line of the blueprint and compiles it over the same tree, as an operator would."""
        text = self.blueprint.read_text()
        if text.count(old) != 1:
            raise AssertionError(f"{old!r} occurs {text.count(old)} times in {self.blueprint.name}")
        self.blueprint.write_text(text.replace(old, new))
        tools.compile_blueprint(self.blueprint, self.tree)
        self.terraform.init()  # a posture may bring or take away a module


@contextmanager
def deployed(blueprint: Path) -> Iterator[World]:
    """Compiles, applies (minutes: a database is polled for 80 seconds), and takes everything away afterwards."""
    with tools.scratch_directory(blueprint.stem) as scratch, Emulator() as emulator:
        mine, tree = scratch / blueprint.name, scratch / "tree"
        mine.write_bytes(blueprint.read_bytes())
        tools.compile_blueprint(mine, tree)
        tools.add_test_override(tree, "primary", "dr")
        terraform = tools.Terraform(tree, emulator.url)
        terraform.init()
        terraform.apply()
        yield World(mine, tree, emulator, terraform, _regions(tree))


def _regions(tree: Path) -> dict[str, str]:
    """Alias to region, from the emitted providers."""
    providers = json.loads((tree / "providers.tf.json").read_text())["provider"]["aws"]
    return {one["alias"]: one["region"] for one in providers}
