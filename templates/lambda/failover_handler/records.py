"""Intent and state as they are kept: two parameters of the DR region, written by the controller alone.

SSM cannot compare and swap. Two invocations at once may overwrite each other's state, and nothing breaks: what is
missing comes from the world, and an alarm gives the same operation to both.
"""

from __future__ import annotations

from dataclasses import dataclass

from failover_handler.intent import Intent
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
    _saved: str

    @staticmethod
    def load(run: Run) -> Records:
        """One call. A state of another operation than the intent's is none."""
        names = run.config.parameters
        found = parameters.read(run.aws, STEP, run.config.dr_region, [names.intent, names.state, names.active_region])
        intent = Intent.from_json(found.get(names.intent, "{}"))
        text = found.get(names.state, "{}")
        state = State.from_json(text)
        if intent is not None and state.id != intent.id:
            state = State(id=intent.id)
        return Records(run, intent, state, found.get(names.active_region), text)

    @property
    def open(self) -> Intent | None:
        """The operation that is under way."""
        return None if self.state.closed else self.intent

    def begin(self, intent: Intent) -> None:
        """Writes the intent, which is what counts; the state follows at the end of the invocation."""
        self.change(intent)
        self.state = State(id=intent.id)

    def change(self, intent: Intent) -> None:
        self._write(self.run.config.parameters.intent, intent.to_json())
        self.intent = intent

    def save(self) -> None:
        text = self.state.to_json()
        if text != self._saved:
            self._write(self.run.config.parameters.state, text)
            self._saved = text

    def _write(self, name: str, value: str) -> None:
        parameters.write(self.run.aws, STEP, self.run.config.dr_region, name, value, Tier=TIER)
