"""Plans of many unrelated resources at once, with the real provider and no AWS."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from probe.config import LATER, Config, rendered
from probe.schema import Schemas
from tests.terraform import tools
from tests.terraform.stub import Stub

PROVIDER_VERSION = "5.100.0"
BATCH = 900  # resources in one plan: a few hundred megabytes, less than a minute


@dataclass
class Planned:
    """By name: what a plan would do, and why it would do nothing for some."""

    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


class Workbench(AbstractContextManager["Workbench"]):
    """A working directory whose configuration is replaced for every plan."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._stub = Stub()

    def __enter__(self) -> "Workbench":
        self._stub.__enter__()
        self._write({})
        self._terraform = tools.Terraform(self._directory, self._stub.url)
        self._terraform.init()
        self.schemas = Schemas(json.loads(self._terraform.run("providers", "schema", "-json", timeout=120)))
        self.version = json.loads(self._terraform.run("version", "-json", timeout=60))["terraform_version"]
        return self

    def __exit__(self, *error: object) -> None:
        self._stub.__exit__(*error)

    def plan(self, resources: Mapping[str, tuple[str, Config]], state: dict[str, Any] | None) -> Planned:
        """Plans the resources against a state, or from nothing. Those that stop the plan are set aside."""
        result, left = Planned(), dict(resources)
        file = self._directory / "terraform.tfstate"
        while left:
            self._write(left)
            file.unlink(missing_ok=True)
            if state:
                kept = [one for one in state["resources"] if one["name"] in left]
                file.write_text(json.dumps(state | {"resources": kept}))
            try:
                self._terraform.run("plan", "-json", "-input=false", "-lock=false", "-refresh=false",
                                    "-out=probe.tfplan", timeout=900)
            except tools.TerraformError as error:
                stopped = _stopped(error, left)
                result.refused |= stopped
                left = {name: one for name, one in left.items() if name not in stopped}
                continue
            plan = json.loads(self._terraform.run("show", "-json", "probe.tfplan", timeout=300))
            result.changes = {one["name"]: one["change"] for one in plan["resource_changes"] if one["name"] in left}
            break
        if self._stub.unexpected:
            raise AssertionError("planning asked AWS for something:\n" + "\n".join(self._stub.unexpected))
        return result

    def _write(self, resources: Mapping[str, tuple[str, Config]]) -> None:
        by_type: dict[str, Any] = {"terraform_data": {LATER.partition(".")[2]: {}}}
        for name, (type, config) in resources.items():
            by_type.setdefault(type, {})[name] = rendered(config)
        document = {
            "terraform": {"required_providers": {"aws": {"source": "hashicorp/aws", "version": PROVIDER_VERSION}}},
            "provider": {"aws": {"region": "eu-west-1"}},
            "resource": by_type,
        }
        (self._directory / "main.tf.json").write_text(json.dumps(document))


def _stopped(error: tools.TerraformError, left: Mapping[str, Any]) -> dict[str, str]:
    """The resources that the diagnostics of a failed plan name, with one thing said of each."""
    found: dict[str, str] = {}
    for line in error.output.splitlines():
        diagnostic = json.loads(line).get("diagnostic", {}) if line.startswith("{") else {}
        if diagnostic.get("severity") != "error":
            continue
        name = diagnostic.get("address", "").rpartition(".")[2]
        if name not in left:
            raise error
        sentence = _sentence(diagnostic)
        found[name] = min(found.get(name, sentence), sentence)  # they come in no order
    if not found:
        raise error
    return found


def _sentence(diagnostic: dict[str, Any]) -> str:
    """One line; which of several arguments is blamed for all of them changes from run to run, so none is."""
    said = f"{diagnostic['summary']} {diagnostic.get('detail', '')}"
    said = re.sub(r'^(\w+ \w+ (?:of )?arguments?) "\w+": ', r"\1: ", said)
    said = re.sub(r"\s+", " ", said.replace("\t", " ")).strip()
    return said if len(said) <= 160 else said[:157] + "..."
