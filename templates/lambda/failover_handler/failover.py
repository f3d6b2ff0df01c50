"""The failover: everything in the DR region and the accelerator; nothing that needs the primary region blocks."""

from __future__ import annotations

from failover_handler import claim, fence, health, lag, notify, preflight, promote, publish, scale, traffic
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.state import State
from failover_handler.steps import Step, Todo
from failover_handler.world import World
from shared import clock
from shared.aws import is_aws_error

FENCE_PRIMARY = "fence-primary"  # the one step that is not needed to serve


def claimed(world: World) -> bool:
    return claim.active(world) == "dr"


def steps(run: Run, intent: Intent, records: Records) -> list[Step]:
    """In the order in which they are tried; what does not come after something does not wait for it."""
    fenced = run.config.fence

    def check(world: World) -> Todo:
        return Todo() if claimed(world) else preflight.plan(world, intent)

    def begin(world: World) -> Todo:
        return claim.plan(world, "dr", before=lambda: _record_lag(world, intent, records))

    def compute(world: World) -> Todo:
        return fence.capacity(world) if fenced else Todo()

    shut_first = (0, fence.weight(fenced))
    since = clock.parse(intent.at)
    return [
        Step("preflight", check),
        Step("claim", begin, after=("preflight",)),
        Step("fence", lambda world: fence.from_traffic(world, fenced), after=("claim",)),
        Step(FENCE_PRIMARY, compute, after=("claim",), once=True),
        Step("promote", lambda world: promote.plan(world, "dr"), after=("claim",)),
        Step("scale", lambda world: scale.up(world, "dr"), after=("claim",)),
        Step("publish", lambda world: publish.plan(world, "dr"), after=("claim",)),
        Step("healthy", lambda world: health.plan(world, "dr", since), after=("claim",)),
        Step("traffic", lambda world: traffic.open_up(world, "dr", shut_first), after=("claim",)),
    ]


def serving(run: Run, intent: Intent, state: State) -> list[str]:
    """What people are told when users are served again and the fence is not complete."""
    return [f"{run.config.dr_region} serves. {run.config.primary_region} does not answer yet; its capacity is set to "
            "zero as soon as it does.", *_facts(run, intent, state)]


def closing(run: Run, intent: Intent, state: State) -> list[str]:
    """What people are told at the end."""
    return [f"{run.config.dr_region} serves.", *_facts(run, intent, state), "",
            "Write `posture: failed-over` into the blueprint, compile and apply."]


def _facts(run: Run, intent: Intent, state: State) -> list[str]:
    return [*notify.objectives(run, intent, state, FENCE_PRIMARY), "", *notify.timeline(state)]


def _record_lag(world: World, intent: Intent, records: Records) -> None:
    """The lag at the cut is the data loss that people ask for afterwards; it cannot be measured later."""
    for key, database in world.config.databases.items():
        replica = world.instance("dr", database.replica)
        if replica is not None and replica.source is not None:
            records.state.lag[key] = _lag(world, key, intent)
    records.save()


def _lag(world: World, key: str, intent: Intent) -> int | None:
    try:
        return lag.effective(world, key, intent)
    except Exception as error:
        if intent.force and is_aws_error(error):
            return None
        raise
