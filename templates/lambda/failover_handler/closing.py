"""What people are told when an operation serves, and at its end."""

from __future__ import annotations

from failover_handler import failover as steps
from failover_handler import notify
from failover_handler.intent import Intent
from failover_handler.records import Records
from failover_handler.retire import retired_name
from failover_handler.run import Run
from failover_handler.state import State


def served(run: Run, intent: Intent, state: State) -> list[str]:
    """Users are served again and the fence is not complete."""
    lacking = [f"{run.config.dr_region} serves."]
    if not state.finished(steps.FENCE_PRIMARY):
        lacking.append(f"{run.config.primary_region} does not answer yet; its capacity is set to zero as soon as it "
                       "does.")
    if not state.finished(steps.FENCE_WEIGHT) and run.config.fence:
        lacking.append(f"Global Accelerator does not take the weight of {run.config.primary_region} yet; the dial is "
                       "0, the weight follows as soon as it can.")
    return [*lacking, *_abandoned(run, intent), *_facts(run, intent, state)]


def failover(run: Run, intent: Intent, records: Records) -> list[str]:
    return [f"{run.config.dr_region} serves.", *_abandoned(run, intent), *_facts(run, intent, records.state), "",
            _blueprint(intent, records.failbacks)]


def failback(run: Run, intent: Intent, state: State) -> list[str]:
    config = run.config
    retired = [f"  {retired_name(database.identifier(side), intent.id)} in {config.region(side)}"
               for _, database in sorted(config.databases.items()) for side in ("primary", "dr")]
    leftover = ["", "These databases served before and remain. Delete them, and the snapshots of the same names, when "
                "nothing in them is needed any more:", *retired] if retired else []
    if retired and intent.earlier:
        leftover.append("So may those of failbacks that were not completed; their names end in: "
                        + ", ".join(intent.earlier))
    return [f"{config.primary_region} serves, {config.dr_region} stands by.",
            f"Write `posture: normal` and `failbacks: {intent.failbacks}` into the blueprint, compile and apply.",
            *leftover, "", *notify.timeline(state)]


def _blueprint(intent: Intent, failbacks: str | None) -> str:
    if intent.earlier:  # databases have the names of the abandoned failback: Terraform must not give them back theirs
        return ("Leave `posture: failing-back` in the blueprint. When the primary region answers again, `fail-back` "
                "begins anew.")
    count = f" and `failbacks: {failbacks}`" if failbacks not in (None, "0") else ""
    return f"Write `posture: failed-over`{count} into the blueprint, compile and apply."


def _abandoned(run: Run, intent: Intent) -> list[str]:
    if not intent.earlier:
        return []
    region = run.config.primary_region
    return [f"The failback {intent.earlier[0]} was abandoned. What was written to the new databases in {region}, if "
            "they served already, stays there; the next failback keeps them under names with `-retired-`."]


def _facts(run: Run, intent: Intent, state: State) -> list[str]:
    return ["", *notify.objectives(run, intent, state, steps.ASIDE), "", *notify.timeline(state)]
