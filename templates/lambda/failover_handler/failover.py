"""The failover: everything in the DR region and the accelerator; nothing that needs the primary region blocks, unless
the failover is planned (planned.py)."""

from __future__ import annotations

from failover_handler import claim, fence, health, lag, planned, preflight, promote, publish, retire, scale, traffic
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.state import State
from failover_handler.steps import Step, Todo
from failover_handler.world import World
from shared import clock
from shared.aws import is_aws_error

FENCE_PRIMARY, FENCE_WEIGHT = "fence-primary", "fence-weight"
ASIDE = frozenset({FENCE_PRIMARY, FENCE_WEIGHT})  # not needed to serve
AHEAD = frozenset({"preflight", *planned.AHEAD})  # of the point of no return


def stops_primary(run: Run, intent: Intent) -> bool:
    """Whatever the blueprint says of fencing: two regions must not write when one was waited for, or given up."""
    return run.config.fence or intent.planned or bool(intent.earlier)


def steps(run: Run, intent: Intent, records: Records) -> list[Step]:
    """In the order in which they are tried; what does not come after something does not wait for it."""
    fenced, since = run.config.fence, clock.parse(intent.at)
    promotable = "drain" if intent.planned else "restore" if intent.earlier else "claim"
    stopped = "drain" if intent.planned else "claim"  # users come where nothing can be missing any more

    def check(world: World) -> Todo:
        return Todo() if claim.active(world) == "dr" else preflight.plan(world, intent)

    def begin(world: World) -> Todo:
        return claim.plan(world, "dr", before=lambda: _record_lags(world, intent, records))

    def compute(world: World) -> Todo:
        if intent.planned:
            return planned.stopped(run, fence.capacity)(world)
        return fence.capacity(world) if stops_primary(run, intent) else Todo()

    def replicas(world: World) -> Todo:
        return promote.plan(world, "dr", before=lambda key: _record_late(world, intent, records, key))

    scaled = Step("scale", lambda world: scale.up(world, "dr"), after=("preflight" if intent.planned else "claim",))
    return [
        Step("preflight", check),
        *([scaled, *planned.ahead(run, since)] if intent.planned else []),
        Step("claim", begin, after=(planned.AHEAD[-1] if intent.planned else "preflight",)),
        Step("fence", lambda world: fence.from_traffic(world, fenced), after=("claim",)),
        *([Step(FENCE_WEIGHT, fence.for_good, after=("fence",))] if fenced else []),
        Step(FENCE_PRIMARY, compute, after=("claim",), once=True),
        *(planned.stop(run, records.state, FENCE_PRIMARY) if intent.planned else []),
        *([Step("restore", lambda world: retire.undo(world, "dr", intent.earlier[0]), after=("claim",))]
          if intent.earlier else []),
        Step("promote", replicas, after=(promotable,)),
        *([] if intent.planned else [scaled]),
        Step("publish", lambda world: publish.plan(world, "dr"), after=(promotable,)),
        Step("healthy", lambda world: health.plan(world, "dr", since), after=("claim",)),
        Step("traffic", lambda world: traffic.open_up(world, "dr", (0, None), writable=True), after=(stopped,)),
    ]


def cancellation(intent: Intent, state: State) -> list[Step]:
    """Before the claim only a failover that is or was planned has done anything: the DR groups go back to their
    standby. A lost state does not say what it has done."""
    scaled = intent.planned or intent.planned_by is not None or "scale" in state.steps
    return [Step("standby", lambda world: scale.stand_by(world, "dr"))] if scaled else []


def _record_lags(world: World, intent: Intent, records: Records) -> None:
    """The lag at the cut is the data loss that people ask for afterwards; it cannot be measured later. A planned
    failover waits until it is none."""
    for key in world.config.databases if not intent.planned else ():
        _record_lag(world, intent, records, key, must=not intent.force)
    records.save()


def _record_late(world: World, intent: Intent, records: Records, key: str) -> None:
    """At the promotion, what the claim has not recorded; nothing may hold up the promotion any more."""
    if intent.planned:
        records.state.lag[key] = 0
        records.save()  # with the beginning of the promotion: from now on a database that follows nothing is ours
    elif key not in records.state.lag:
        _record_lag(world, intent, records, key, must=False)


def _record_lag(world: World, intent: Intent, records: Records, key: str, must: bool) -> None:
    replica = world.instance("dr", world.config.databases[key].replica)
    if replica is None or replica.source is None:
        return
    try:
        records.state.lag[key] = lag.effective(world, key, intent)
    except Exception as error:
        if must or not is_aws_error(error):
            raise
        records.state.lag[key] = None
