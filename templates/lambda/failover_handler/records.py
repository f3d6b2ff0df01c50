"""Intent and state as they are kept: two parameters of the DR region, written by the controller alone.

SSM cannot compare and swap. Two invocations at once converge all the same: what is missing comes from the world, an
alarm gives the same operation to both, and a state is joined with the one that is there before it is written.
"""

from __future__ import annotations

from dataclasses import dataclass

from failover_handler.intent import Intent, Unreadable
from failover_handler.run import Run
from failover_handler.state import State
from shared import parameters

STEP = "record"
TIER = "Intelligent-Tiering"


@dataclass
class Records:
    run: Run
    intent: Intent | None
    state: State
    active: str | None
    failbacks: str | None  # how many there were, as it is written down
    unreadable: str | None  # why the intent is not known
    _saved: str

    @staticmethod
    def load(run: Run) -> Records:
        """One call. A state of another operation than the intent's is none."""
        names = run.config.parameters
        found = parameters.read(run.aws, STEP, run.config.dr_region,
                                [names.intent, names.state, names.active_region, names.failbacks])
        intent, unreadable = None, None
        try:
            intent = Intent.from_json(found.get(names.intent, "{}"))
        except Unreadable as error:
            unreadable = f"{names.intent} cannot be read: {error}"
        text = found.get(names.state, "{}")
        state = _state(run, text)
        if intent is not None and state.id != intent.id:
            state = State(id=intent.id)
        active = found.get(names.active_region)
        if _must_go_on(intent, state, active):
            state.reopen()
        return Records(run, intent, state, active, found.get(names.failbacks), unreadable, text)

    @property
    def open(self) -> Intent | None:
        """The operation that is under way."""
        return None if self.state.closed else self.intent

    def demand_readable(self) -> None:
        if self.unreadable is not None:
            raise Unreadable(f"{self.unreadable}; the runbook says how to repair it")

    def begin(self, intent: Intent) -> None:
        """Writes the intent, which is what counts; the state follows at the end of the invocation."""
        self.change(intent)
        self.state = State(id=intent.id)

    def change(self, intent: Intent) -> None:
        self._write(self.run.config.parameters.intent, intent.to_json())
        self.intent = intent

    def save(self) -> None:
        if self.state.to_json() == self._saved:
            return
        name = self.run.config.parameters.state
        there = parameters.read(self.run.aws, STEP, self.run.config.dr_region, [name]).get(name, "{}")
        if there != self._saved:
            other = _state(self.run, there)
            if other.id == self.state.id:
                self.state.join(other)
        text = self.state.to_json()
        if text != there:
            self._write(name, text)
        self._saved = text

    def _write(self, name: str, value: str) -> None:
        parameters.write(self.run.aws, STEP, self.run.config.dr_region, name, value, Tier=TIER)


def _state(run: Run, text: str) -> State:
    """It is a memory aid: what cannot be read is found out again."""
    try:
        return State.from_json(text)
    except ValueError as error:
        run.log.warning("the state cannot be read and begins anew", error=str(error), text=text[:200])
        return State()


def _must_go_on(intent: Intent | None, state: State, active: str | None) -> bool:
    """Cancelled while another invocation was passing the point of no return: from there it only goes forward."""
    if intent is None or state.outcome not in ("cancelled", "withdrawn"):
        return False
    return active == "dr" if intent.serve == "dr" else intent.switched_by is not None
