"""The planned failover: of a primary region that works. It is stopped, and nothing that was written is lost.

Before the claim only the DR groups are raised, which no user notices. After it the service stands still until the last
write has arrived; should the primary region be lost just then, people turn the failover into an ordinary one.
"""

from __future__ import annotations

from datetime import datetime

from failover_handler import claim, cut, fence, health, notify
from failover_handler.run import PrimaryUnreachable, Run
from failover_handler.state import State
from failover_handler.steps import Plan, Step, Todo
from failover_handler.world import World

AHEAD = ("ready", "catch-up")


def ahead(run: Run, since: datetime) -> list[Step]:
    """What must be before the claim, when the DR groups have been raised."""
    def ready(world: World) -> Todo:
        return health.in_service(world, "dr", since)

    def near(world: World) -> Todo:
        world.look_at("primary")  # the claim must not begin a stop that cannot be made
        return cut.catch_up(world, "dr", promoting=False)

    return [Step("ready", _ahead_of_claim(ready), after=("scale",)),
            Step("catch-up", _ahead_of_claim(_needing_primary(run, near)), after=("ready",))]


def stop(run: Run, state: State, fenced: str) -> list[Step]:
    """Between claim and promotion; `fenced` is the step that takes the primary region's capacity."""
    def quiesce(world: World) -> Todo:
        return cut.quiesce(world, "primary", fence.STEP)

    def drain(world: World) -> Todo:
        standing = quiesce(world)
        # No database that follows nothing gets past the claim: one that is found now was promoted since.
        return cut.drain(world, "dr", True, state.finished_at("quiesce"), fence.STEP) if standing.done else standing

    return [Step("quiesce", _unless_promoted(stopped(run, quiesce)), after=(fenced,), once=True),
            Step("drain", _unless_promoted(stopped(run, drain)), after=("fence", "quiesce"), once=True)]


def stopped(run: Run, plan: Plan) -> Plan:
    """People are told, once, that users wait, and how to go on without the primary region."""
    def told(world: World) -> Todo:
        todo = _needing_primary(run, plan)(world)
        if todo.waits:
            todo.wait("planned:stopped", "The service stands still until the last write has arrived in "
                      f"{run.config.dr_region}. Should {run.config.primary_region} be lost before, this goes on "
                      f"without it, and without what had not arrived:\n{notify.command(run, 'fail-over')}", tell=True)
        return todo
    return told


def _ahead_of_claim(plan: Plan) -> Plan:
    return lambda world: Todo() if claim.active(world) == "dr" else plan(world)


def _needing_primary(run: Run, plan: Plan) -> Plan:
    """What cannot be done without the primary region waits for it; people are told that they need not."""
    def told(world: World) -> Todo:
        try:
            return plan(world)
        except PrimaryUnreachable as error:
            todo = Todo()
            todo.wait("planned:primary", f"{run.config.primary_region} does not answer ({error}). To fail over without "
                      f"it:\n{notify.command(run, 'fail-over')}", tell=True)
            return todo
    return told


def _unless_promoted(plan: Plan) -> Plan:
    """When all databases are promoted nothing is left to wait for, however little the state still knows."""
    def left(world: World) -> Todo:
        replicas = [world.instance("dr", one.replica) for one in world.config.databases.values()]
        promoted = bool(replicas) and all(one is not None and one.source is None for one in replicas)
        return Todo() if promoted else plan(world)
    return left
