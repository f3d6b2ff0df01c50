"""Plans of many trees at once: each is a module of one root, because starting Terraform and the provider takes longer
than planning two hundred resources."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.terraform import tools
from tests.terraform.diff_corpus import trees
from tests.terraform.diff_corpus.trees import Tree
from tests.terraform.stub import Stub, answer

PLACE = "@slot@"  # in a state: where the name of the module stands that the tree is in
SECRET = json.dumps({"username": "known", "password": "known"})

State = list[dict[str, Any]]  # `resources` of a state file
World = Mapping[str, Mapping[str, Any]]  # attributes by address that are different from the state
Plan = list[dict[str, Any]]  # `resource_changes` of one tree that are not quiet, with its own addresses


@dataclass(frozen=True)
class Job:
    name: str
    tree: Tree
    state: State
    world: World = field(default_factory=dict)


def answers(region: str, action: str, body: str) -> tuple[str, str] | None:
    """Besides what a first plan asks: the password that is there already."""
    if action == "GetSecretValue":
        name = json.loads(body)["SecretId"]
        found = {"ARN": name, "Name": name, "SecretString": SECRET, "VersionId": "1" * 32,
                 "VersionStages": ["AWSCURRENT"]}
        return "application/x-amz-json-1.1", json.dumps(found)
    return answer(region, action, body)


class Workbench(AbstractContextManager["Workbench"]):
    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._stub = Stub(answers)
        self._initialised: Any = None
        self._schemas: dict[str, Any] = {}

    def __enter__(self) -> "Workbench":
        self._stub.__enter__()
        self.terraform = tools.Terraform(self._directory, self._stub.url)
        return self

    def __exit__(self, *error: object) -> None:
        self._stub.__exit__(*error)

    def schemas(self) -> dict[str, Any]:
        """Of every resource, as `terraform providers schema` prints them. A tree must have been planned before."""
        if not self._schemas:
            printed = json.loads(self.terraform.run("providers", "schema", "-json", timeout=300))
            (name,) = (key for key in printed["provider_schemas"] if key.endswith("/aws"))
            self._schemas = printed["provider_schemas"][name]["resource_schemas"]
        return self._schemas

    def plan(self, jobs: list[Job]) -> dict[str, Plan]:
        """By name of the job. All of them must agree on their providers: a root has one set."""
        slots = {f"slot_{at:02}": job for at, job in enumerate(jobs)}
        self._write(slots)
        printed = self.terraform.plan("-refresh=false")
        if self._stub.unexpected:
            raise AssertionError("planning asked AWS for something:\n" + "\n".join(self._stub.unexpected))
        plans: dict[str, Plan] = {job.name: [] for job in jobs}
        for entry in printed["resource_changes"]:
            if entry["mode"] != "managed" or entry["change"]["actions"] == ["no-op"]:
                continue
            _, slot, address = entry["address"].split(".", 2)
            entry = json.loads(json.dumps(entry).replace(f"{slot}/", f"{PLACE}/"))
            former = entry.get("previous_address", "").partition(f"module.{slot}.")[2]
            plans[slots[slot].name].append(entry | {"address": address, "previous_address": former})
        return plans

    def _write(self, slots: Mapping[str, Job]) -> None:
        for old in self._directory.glob("slot_*"):
            shutil.rmtree(old)
        providers = trees.providers(next(iter(slots.values())).tree)
        calls = {}
        state: list[dict[str, Any]] = []
        for slot, job in slots.items():
            trees.write(trees.as_module(job.tree), self._directory / slot)
            calls[slot] = {"source": f"./{slot}", "providers": {f"aws.{one['alias']}": f"aws.{one['alias']}"
                                                                for one in providers}}
            state += _happened(json.loads(json.dumps(job.state).replace(PLACE, slot)), slot, job.world)
        required = {"aws": {"source": "hashicorp/aws"}}
        root = {"terraform": {"required_providers": required}, "provider": {"aws": providers}, "module": calls}
        (self._directory / "main.tf.json").write_text(json.dumps(root))
        self._write_state(state)
        wanted = {slot: trees.modules(job.tree) for slot, job in slots.items()}
        if wanted != self._initialised:
            self.terraform.init()
            self._initialised = wanted

    def _write_state(self, resources: State) -> None:
        document = {"version": 4, "terraform_version": "1.11.4", "serial": 1, "outputs": {}, "check_results": None,
                    "lineage": "00000000-0000-0000-0000-000000000001", "resources": resources}
        (self._directory / "terraform.tfstate").write_text(json.dumps(document))


def _happened(state: State, slot: str, world: World) -> State:
    left = dict(world)
    for one in state:
        module = one["module"].removeprefix(f"module.{slot}").removeprefix(".module.")
        changed = left.pop(trees.address(module, one["type"], one["name"]), {})
        one["instances"][0]["attributes"] |= changed
    if left:
        raise AssertionError(f"there is no {', '.join(left)} in the base")
    return state
