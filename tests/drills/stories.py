"""Operations from beginning to end, for drills that begin where another one ends.

Each can go on from anywhere in it: what has been done already is seen in the world and not done again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.terraform.front import Killed

if TYPE_CHECKING:
    from tests.drills.world import Drill


def fail_over(drill: Drill) -> None:
    """The region is lost, comes back when DR serves, and is fenced."""
    if not drill.state().get("served") and drill.active_region() == "primary":
        drill.lose_primary()
        drill.alarm()
    drill.tick(30, lambda: drill.state().get("served") is True)
    drill.bring_primary_back()
    drill.alarm("OK")
    drill.settle()


def fail_back(drill: Drill) -> None:
    """An operator fails back: gives the command, is told that all is prepared, switches."""
    insist(drill, "fail-back", lambda: drill.intent().get("serve") == "primary")
    drill.tick(60, lambda: any("switch" in text for _, text in drill.messages()))
    insist(drill, "switch", lambda: "switched_by" in drill.intent())
    drill.settle()


def fail_over_and_back(drill: Drill) -> None:
    fail_over(drill)
    drill.configure(armed=True)
    fail_back(drill)


def insist(drill: Drill, command: str, taken: Callable[[], bool]) -> None:
    """An operator whose command died sees an error, or nothing, and gives it again."""
    for _ in range(60):
        if taken():
            return
        try:
            drill.command(command, by="operator")
        except Killed as death:
            drill.lambdas.failures.append(death)
            drill.front.heal()
        drill.tick(1)
    raise AssertionError(f"{command} is not taken: {drill.status()}")
