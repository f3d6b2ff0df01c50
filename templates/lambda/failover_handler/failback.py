"""The failback: prepare while the DR region serves, cut when an operator says so, then rebuild the DR region.

The only copy of the data is never stopped, renamed or deleted before the new primary is promoted and serves.
"""

from __future__ import annotations

from collections.abc import Iterable

from failover_handler import claim, cut, fence, health, notify, preflight, promote, publish, replicate, retire, scale
from failover_handler import traffic
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.run import Run
from failover_handler.state import State
from failover_handler.steps import Plan, Step, Todo
from failover_handler.world import World
from shared import clock, parameters

PREPARED = "prepared"
SERVE_DR = "serve-dr"
CUT = ("catch-up", "quiesce", "drain")  # may be undone; what comes after them may not
PREPARATION = ("fence", "retire-primary", "replicate", "images", "groups")


def is_prepared(state: State) -> bool:
    return all(state.finished(name) for name in PREPARATION)


def may_call_off(state: State) -> bool:
    """Before anything in the primary region has begun to take over."""
    return not state.steps.keys() & {"promote", "scale", "publish"}


def call_off(state: State) -> None:
    for name in (SERVE_DR, PREPARED, *CUT):
        state.steps.pop(name, None)
    if "switch" in state.told:
        state.told.remove("switch")


def _forget_earlier_cut(intent: Intent, state: State) -> None:
    """A stop that was called off proves nothing for this one, even if another invocation has noted it again."""
    for name in CUT:
        times = state.steps.get(name)
        if times is not None and intent.switched_at is not None and times[0] < intent.switched_at:
            del state.steps[name]


def steps(run: Run, intent: Intent, records: Records) -> list[Step]:
    """Each is done once: later steps take apart what earlier ones made. Up to the return, none is planned when the
    primary region is active already, so that a lost state cannot lead back over the cut."""
    since = clock.parse(intent.at)
    state = records.state
    operations = (intent.id, *intent.earlier)
    _forget_earlier_cut(intent, state)

    def promoting() -> bool:
        """Saved before the first promotion: from then on a database in the primary region follows nothing."""
        return "promote" in state.steps

    def catch_up(world: World) -> Todo:
        todo = _groups(world)  # again: days may lie between preparation and switch
        todo.add(cut.catch_up(world, "primary", promoting()))
        return todo

    ahead: list[tuple[str, Plan, Iterable[str]]] = [
        ("fence", _fenced, ()),
        ("retire-primary", lambda world: retire.plan(world, "primary", operations, snapshot=True), ("fence",)),
        ("replicate", lambda world: replicate.plan(world, "primary", operations, promoting()), ("retire-primary",)),
        ("images", _images, ()),
        ("groups", _groups, ()),
        *([(SERVE_DR, lambda world: scale.up(world, "dr"), ())] if intent.switched_by is None else []),
        (PREPARED, lambda world: _told_to_switch(run, intent), PREPARATION),
        ("catch-up", catch_up, (PREPARED,)),
        ("quiesce", lambda world: cut.quiesce(world, "dr", "quiesce"), ("catch-up",)),
        ("drain", lambda world: cut.drain(world, "primary", promoting(), state.finished_at("quiesce"), "quiesce"),
         ("quiesce",)),
        ("promote", lambda world: promote.plan(world, "primary", lambda key: records.save()), ("drain",)),
        ("scale", lambda world: scale.up(world, "primary"), ("drain",)),
        ("publish", lambda world: publish.plan(world, "primary"), ("drain",)),
        ("healthy", lambda world: health.plan(world, "primary", since), ("promote", "scale", "publish")),
    ]
    return [Step(name, _ahead_of_return(plan), after, once=True) for name, plan, after in ahead] + [
        Step("return", lambda world: claim.plan(world, "primary", records.save), ("healthy",), once=True),
        Step("traffic", _traffic, ("return",), once=True),
        Step("retire-dr", lambda world: retire.plan(world, "dr", (intent.id,), snapshot=False), ("traffic",),
             once=True),
        Step("rebuild", lambda world: replicate.plan(world, "dr", (intent.id,)), ("retire-dr",), once=True),
        Step("publish-dr", lambda world: publish.plan(world, "dr", replicas=True), ("rebuild",), once=True),
        Step("standby", _standby, ("publish-dr",), once=True),
        Step("count", lambda world: _count(world, intent), ("standby",), once=True),
    ]


def cancellation() -> list[Step]:
    """Nothing is undone: the next failback takes over what exists. The DR region serves on, whatever a switch that
    crossed the command has stopped."""
    return [Step(SERVE_DR, lambda world: scale.up(world, "dr"))]


def _ahead_of_return(plan: Plan) -> Plan:
    return lambda world: Todo() if claim.active(world) == "primary" else plan(world)


def _fenced(world: World) -> Todo:
    """Whatever the blueprint says of fencing: two regions must not write while one is copied from the other."""
    todo = fence.from_traffic(world, True)
    todo.add(fence.for_good(world))
    todo.add(fence.capacity(world))
    return todo


def _images(world: World) -> Todo:
    todo = Todo()
    for key in sorted(world.config.services):
        preflight.image(world, "primary", key, todo)
    return todo


def _groups(world: World) -> Todo:
    """What cannot be launched would be found out only when the service has stopped."""
    todo = Todo()
    for key in sorted(world.config.services):
        preflight.service(world, "primary", key, todo)
    return todo


def _told_to_switch(run: Run, intent: Intent) -> Todo:
    todo = Todo()
    if intent.switched_by is None:
        todo.wait("switch", "The failback is prepared. The service stops from the switch until the primary region "
                  f"has taken over. To switch:\n{notify.command(run, 'switch')}{_stranded(run)}", tell=True)
    return todo


def _stranded(run: Run) -> str:
    """Objects that nothing carries back: only people can."""
    names = [(one.name("dr", run.account), one.name("primary", run.account))
             for _, one in sorted(run.config.buckets.items()) if one.replication != "both-ways"]
    if not names:
        return ""
    return "\nBefore, copy what was written in the DR region; nothing else brings it back:" + "".join(
        f"\naws s3 sync s3://{dr} s3://{primary} --source-region {run.config.dr_region} "
        f"--region {run.config.primary_region}" for dr, primary in names)


def _traffic(world: World) -> Todo:
    """The DR region lets go when the primary one has taken over; it has no instances, so it serves nobody until then.
    Afterwards it has, and a database that cannot be written."""
    todo = traffic.open_up(world, "primary", None)
    return todo if not todo.done else traffic.shut(world, "dr", "traffic")


def _standby(world: World) -> Todo:
    """Only now: instances read the endpoint of their database when they start."""
    return scale.stand_by(world, "dr")


def _count(world: World, intent: Intent) -> Todo:
    """The number was fixed at the start, so counting twice counts once."""
    todo = Todo()
    name, value = world.config.parameters.failbacks, str(intent.failbacks)
    if world.parameter("dr", name) != value:
        def write() -> None:
            parameters.write(world.run.aws, "count", world.config.dr_region, name, value)
        todo.act(f"{name} = {value}", write)
    return todo
