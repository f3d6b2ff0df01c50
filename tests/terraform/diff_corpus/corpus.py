"""Runs the corpus: compiles, asks Lifeboat, plans in batches, compares."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.terraform import tools
from tests.terraform.diff_corpus import handmade, judge, said, trees
from tests.terraform.diff_corpus.cache import Cache
from tests.terraform.diff_corpus.edits import EDITS, TREE_EDITS, Edit, TreeEdit
from tests.terraform.diff_corpus.judge import Disagreement
from tests.terraform.diff_corpus.trees import Tree
from tests.terraform.diff_corpus.workbench import Job, Plan, State, Workbench

BASES = Path(__file__).parent / "bases"
MOST_RESOURCES = 2000  # in one plan: half a minute, about a gigabyte


@dataclass
class Result:
    disagreements: list[Disagreement] = field(default_factory=list)
    actions: dict[str, dict[str, int]] = field(default_factory=dict)  # by edit: what the plan does
    unjudged: dict[str, str] = field(default_factory=dict)  # by edit: why no plan was asked
    refused: dict[str, str] = field(default_factory=dict)  # by edit: why Terraform makes no plan
    seconds: float = 0


@dataclass(frozen=True)
class Case:
    """An edit with the folders that Lifeboat compares."""

    edit: Edit | TreeEdit
    before: Path
    after: Path

    @property
    def name(self) -> str:
        return self.edit.name


def bases() -> list[str]:
    return sorted(file.stem for file in BASES.glob("*.yaml"))


def compiled(scratch: Path, edits: Iterable[Edit | TreeEdit]) -> Iterator[Case]:
    """Every edit as a pair of trees. An edit that does not compile is an error of the corpus."""
    for at, edit in enumerate(edits):
        before = scratch / edit.base
        if not before.exists():
            tools.compile_blueprint(BASES / f"{edit.base}.yaml", before)
        after = scratch / f"{edit.base}-{at:03}"
        if isinstance(edit, TreeEdit):
            trees.write(edit.apply(trees.read(before)), after)
        else:
            blueprint = scratch / f"{edit.base}-{at:03}.yaml"
            blueprint.write_text(edit.apply((BASES / f"{edit.base}.yaml").read_text()))
            tools.compile_blueprint(blueprint, after)
        yield Case(edit, before, after)


def fast_edits() -> list[Edit | TreeEdit]:
    return [edit for edit in all_edits() if edit.fast]


def all_edits() -> list[Edit | TreeEdit]:
    return [*EDITS, *TREE_EDITS]


def run(edits: Iterable[Edit | TreeEdit], tell: Callable[[str], None] = lambda _: None,
        cache: Cache = Cache(None)) -> Result:
    """Everything that a plan can be asked about."""
    started, result = time.monotonic(), Result()
    with tools.scratch_directory("corpus") as scratch:
        cases = list(compiled(scratch, edits))
        result.unjudged = {case.name: reason for case in cases if (reason := getattr(case.edit, "unjudged", ""))}
        cases = [case for case in cases if case.name not in result.unjudged]
        plans, result.refused = _plans(cases, scratch / "plans", cache, tell)
        for case in (case for case in cases if case.name in plans):
            reported = said.by_address(said.document(case.before, case.after))
            result.disagreements += judge.judge(case.name, plans[case.name], reported)
            result.actions[case.name] = judge.actions(plans[case.name])
    result.seconds = time.monotonic() - started
    return result


def _plans(cases: list[Case], scratch: Path, cache: Cache, tell: Callable[[str], None]
           ) -> tuple[dict[str, Plan], dict[str, str]]:
    """What would change, by edit; and what Terraform says where it refuses."""
    plans: dict[str, Plan] = {}
    refused: dict[str, str] = {}
    missing = []
    for case in cases:
        found = cache.find(trees.read(case.before), trees.read(case.after))
        if found is None:
            missing.append(case)
        else:
            plans[case.name] = found
    if plans:
        tell(f"{len(plans)} plans were made before")
    scratch.mkdir()
    with Workbench(scratch) as workbench:
        states = _states(missing, workbench, tell)
        jobs = [Job(case.name, trees.read(case.after), states[case.edit.base],
                    getattr(case.edit, "world", {})) for case in missing]
        by_name = {case.name: case for case in missing}
        unedited = {case.edit.base: Job(case.edit.base, trees.read(case.before), states[case.edit.base])
                    for case in missing}
        for batch in _batches([*unedited.values(), *jobs]):
            started = time.monotonic()
            for name, plan in _plan(batch, workbench, refused).items():
                if name in unedited:
                    handmade.demand_quiet(plan)
                    continue
                plans[name] = plan
                cache.keep(trees.read(by_name[name].before), trees.read(by_name[name].after), plan)
            tell(f"{len(plans)} of {len(cases)} planned, the last {len(batch)} in {time.monotonic() - started:.0f} s")
    return plans, refused


def _states(cases: list[Case], workbench: Workbench, tell: Callable[[str], None]) -> dict[str, State]:
    folders = {case.edit.base: case.before for case in cases}
    states = {}
    for base, folder in sorted(folders.items()):
        started = time.monotonic()
        states[base] = handmade.state_of(trees.read(folder), workbench)
        tell(f"state of {base}: {len(states[base])} resources, {time.monotonic() - started:.0f} s")
    return states


def _plan(jobs: list[Job], workbench: Workbench, refused: dict[str, str]) -> dict[str, Plan]:
    """What stops a plan stops it for the whole batch: halves, until the one is alone that does."""
    try:
        return workbench.plan(jobs)
    except tools.TerraformError as error:
        if len(jobs) == 1:
            refused[jobs[0].name] = error.output[error.output.find("Error:"):].strip()
            return {}
    middle = len(jobs) // 2
    return _plan(jobs[:middle], workbench, refused) | _plan(jobs[middle:], workbench, refused)


def _batches(jobs: list[Job]) -> Iterator[list[Job]]:
    """Of equal providers, and not too many resources."""
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        groups.setdefault(json.dumps(trees.providers(job.tree), sort_keys=True), []).append(job)
    for group in groups.values():
        batch: list[Job] = []
        for job in group:
            if batch and sum(len(one.state) for one in batch) + len(job.state) > MOST_RESOURCES:
                yield batch
                batch = []
            batch.append(job)
        yield batch
