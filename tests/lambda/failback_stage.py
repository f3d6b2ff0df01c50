"""Stages from which a failback begins."""

from __future__ import annotations

from stage import ALARM, Stage


def failed_over(**changes: object) -> Stage:
    """DR serves, the primary region is back and fenced, and the new configuration is deployed."""
    stage = Stage(**changes)
    stage.lose_region()
    stage.announce()
    stage.ticks(6)
    stage.regain_region()
    stage.until_closed()
    stage.world.set_alarm(ALARM, "OK")
    stage.armed = True
    stage.world.messages.clear()
    return stage


def prepared(**changes: object) -> Stage:
    stage = failed_over(**changes)
    stage.command("fail-back", by="ada")
    for _ in range(40):
        stage.tick()
        if "switch" in stage.told:
            return stage
    raise AssertionError(stage.state)
