"""Does what the steps lack, as far as it can be done now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from failover_handler.run import PrimaryUnreachable, Run, is_busy
from failover_handler.state import State
from failover_handler.steps import Action, Step, Todo, Wait
from failover_handler.world import World

MOST_LOOKS = 8  # at the world in one invocation; each but the last has done something new


class StepsFailed(Exception):
    """Raised when all that could be done is done and saved, so that the failure is seen and tried again."""


@dataclass
class Report:
    done: set[str] = field(default_factory=set)
    waits: list[tuple[str, Wait]] = field(default_factory=list)  # with the step's name
    errors: list[str] = field(default_factory=list)


class Execution:
    """One invocation's work on the steps. A step that fails stops no step that does not come after it."""

    def __init__(self, run: Run, state: State, steps: Sequence[Step]) -> None:
        self.run = run
        self.state = state
        self.steps = steps
        self.errors: dict[str, str] = {}
        self._blind: set[str] = set()  # steps whose look has failed
        self._tried: set[tuple[str, str]] = set()

    def go(self) -> Report:
        report, acted = self._round()
        for _ in range(1, MOST_LOOKS):
            if not acted:
                break
            report, acted = self._round()
        report.errors = list(self.errors.values())
        return report

    def _round(self) -> tuple[Report, bool]:
        """One look: every step that may begin is planned, and what it lacks is done."""
        world, report, acted = World(self.run), Report(), False
        for step in self.steps:
            if step.once and self.state.finished(step.name):
                report.done.add(step.name)
                continue
            if step.name in self._blind or not report.done.issuperset(step.after):
                continue
            if not self.run.has_time():
                report.waits.append((step.name, Wait("time", "the rest is left to the next invocation")))
                break
            todo = self._plan(step, world, report)
            if todo is None:
                continue
            self.state.begin(step.name)
            report.waits += [(step.name, one) for one in todo.waits]
            if todo.done:
                self.state.finish(step.name)
                report.done.add(step.name)
            for action in todo.actions:
                acted = self._act(step, action, report) or acted
        return report, acted

    def _plan(self, step: Step, world: World, report: Report) -> Todo | None:
        try:
            return step.plan(world)
        except PrimaryUnreachable as error:
            report.waits.append((step.name, self._unreachable(error)))
        except Exception as error:
            self._blind.add(step.name)
            self._fail(step, "look", error)
        return None

    def _act(self, step: Step, action: Action, report: Report) -> bool:
        """Whether something may have changed. Each action is tried once an invocation."""
        log = self.run.log.at(step.name)
        if (step.name, action.what) in self._tried or not self.run.has_time():
            return False
        self._tried.add((step.name, action.what))
        log.info(action.what)
        try:
            action.do()
        except PrimaryUnreachable as error:
            report.waits.append((step.name, self._unreachable(error)))
            log.warning("the primary region does not answer", action=action.what, reason=str(error))
            return False
        except Exception as error:
            if not is_busy(error):
                self._fail(step, action.what, error)
                return False
            log.info("not possible now, looked at again later", action=action.what, reason=str(error))
        return True

    def _unreachable(self, error: PrimaryUnreachable) -> Wait:
        return Wait("primary", f"{self.run.config.primary_region} does not answer ({error})")

    def _fail(self, step: Step, what: str, error: Exception) -> None:
        self.run.log.at(step.name).error("failed", action=what, error=f"{type(error).__name__}: {error}")
        self.errors.setdefault(f"{step.name}/{what}", f"{step.name}: {what}: {type(error).__name__}: {error}")


def preview(run: Run, state: State, steps: Sequence[Step]) -> list[dict[str, object]]:
    """What the steps lack in the world as it is, step by step; changes nothing."""
    world = World(run)
    lacking: list[dict[str, object]] = []
    for step in steps:
        if step.once and state.finished(step.name):
            continue
        try:
            todo = step.plan(world)
        except Exception as error:
            lacking.append({"step": step.name, "unknown": f"{type(error).__name__}: {error}"})
            continue
        if not todo.done:
            lacking.append({"step": step.name, "would": [one.what for one in todo.actions],
                            "waits": [one.text for one in todo.waits]})
    return lacking
