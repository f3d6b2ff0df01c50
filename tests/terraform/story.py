"""The whole story of a disaster on an applied blueprint, act by act, with a commentary: what the local drill plays and
the tests hold.

Each act asserts what it is about, so that a broken act ends the story where it broke.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.drills import timings
from tests.terraform import judgement, ledger, plan_gate, tools
from tests.terraform.running import Running
from tests.terraform.world import World, deployed

Say = Callable[[str], None]
HOURS = 60  # in minutes

# What the provider keeps for itself and no import can find out: they change on paper only.
UNKNOWN_TO_IMPORTS = {"apply_immediately", "delete_automated_backups", "final_snapshot_identifier",
                      "password_wo_version", "skip_final_snapshot"}


class Story:
    """`profile` says how long AWS takes: see tests/drills/timings.json."""

    def __init__(self, world: World, scratch: Path, say: Say, profile: str = "typical") -> None:
        self.world, self.scratch, self.say = world, scratch, say
        self.seconds = timings.profile(profile)
        self.running = Running(world, scratch, self.seconds)
        self.config = self.running.config()

    # ---- the acts, in order ----

    def daily_life(self) -> None:
        """Nothing happens, and nothing is done."""
        self.say(f"{self.config['application']} is served from {self.config['primary_region']}.")
        for identifier in self._identifiers("primary"):
            ledger.write(self.running.databases("primary")[identifier], "written long before")
        self.running.minutes(70)
        for identifier in self._identifiers("primary"):
            ledger.write(self.running.databases("primary")[identifier], "written a minute before")
        self.running.minutes(2)
        self._expect_active("primary")
        expect({}, self.running.state(), "the controller has begun something without a reason")
        expect([], self.running.lambdas.failures, "a function failed on a quiet day")
        self.say("An hour passes. The prober asks, the alarms look, the controller ticks: nothing to do.")

    def the_region_is_lost(self) -> None:
        """Detected, fenced, promoted, scaled, served: without a call that the primary region answers."""
        self.running.lose_primary()
        self.say(f"{self.config['primary_region']} is lost: every call to it answers 503.")
        served = self.running.minutes(2 * HOURS, lambda: self.running.state().get("served") is True)
        if not served:
            raise AssertionError(f"not served after two hours: {self.running.command('status')}")
        state = self.running.state()
        for subject, _ in self.running.messages():
            self.say(f"mail: {subject}")
        self._expect_active("dr")
        for key, one in self.config["databases"].items():
            database = self.running.databases("dr")[one["replica"]]
            expect(None, database.source_db_instance_identifier, f"{one['replica']} is still a replica")
            expect("available", database.status, f"{one['replica']} is not ready")
            lines = ledger.read(database)
            expect(True, "written long before" in lines, "what was written long before is lost")
            self.say(f"database {key}: {one['replica']} serves with {len(lines)} of 2 lines; lag at the cut "
                     f"{state['lag'][key]} s")
        self._expect_serving("dr")
        for dial, weights in self.running.traffic("primary"):
            expect((0, [0]), (dial, weights), "the primary region is not fenced")
        expect("pending", state["fence"], "the fence of a dead region cannot be complete")

    def timeline(self) -> tuple[float, float]:
        """Prints it with RTO and RPO beside the objectives; answers both in seconds."""
        state, lost_at = self.running.state(), self.running.lost_at
        assert lost_at is not None
        rto, rpo = timings.measured(state, lost_at, self.seconds["reroute"])
        self.say("seconds since the loss of the region, on the simulated clock:")
        for line in timings.timeline(state["steps"], lost_at):
            self.say(line)
        self.say(timings.verdict("RTO", rto, self.config["rto_seconds"]))
        self.say(timings.verdict("RPO", rpo, self.config["rpo_seconds"]))
        return rto, rpo

    def the_region_returns(self) -> None:
        """It stays fenced: nothing flows to it, nothing starts in it."""
        self.running.bring_primary_back()
        closed = self.running.minutes(HOURS, lambda: bool(self.running.state().get("closed")))
        expect(True, closed, "the operation is still open")
        self.running.minutes(20)
        for one in self.config["services"].values():
            expect((0, 0, 0), self.running.capacity("primary", one["primary"]["group"]), "the primary region runs")
        for dial, weights in self.running.traffic("primary"):
            expect((0, [0]), (dial, weights), "traffic flows to the old primary region")
        self._expect_serving("dr")
        self.say(f"{self.config['primary_region']} answers again: its groups go to zero, no traffic reaches it.")

    def a_plan_stops_at_the_guard(self) -> None:
        """Whoever runs Terraform with the old posture is told what to write."""
        try:
            self.world.terraform.plan()
        except tools.TerraformError as error:
            said = re.sub(r"[\s│]+", " ", error.output)
            for words in ("postcondition failed", "posture: failed-over"):
                expect(True, words in said, f"the plan does not say `{words}`:\n{error.output}")
            self.say("terraform plan, posture normal: stopped at the guard, `Write posture: failed-over`.")
            judged = self._judged(self.world.terraform.show("test.tfplan"))
            expect(True, "could not finish" in judged.errors, f"half a plan is judged: {judged}")
            return
        raise AssertionError("a plan with the old posture was not stopped")

    def what_the_guards_keep_away(self) -> None:
        """The same plan without the guard and without what Terraform is told to leave: `lifeboat diff --plan` names what
        it would undo."""
        tree = self.scratch / "unguarded"
        shutil.copytree(self.world.tree, tree, symlinks=True)
        for file in tree.glob("modules/**/*.tf.json"):
            document = json.loads(file.read_text())
            for named in document.get("resource", {}).values():
                for body in named.values():
                    for name in ("ignore_changes", "postcondition", "prevent_destroy"):
                        body.get("lifecycle", {}).pop(name, None)
            file.write_text(json.dumps(document))
        judged = self._judged(tools.Terraform(tree, self.world.terraform.endpoint).plan(), tree)
        self.say("lifeboat diff --plan, without the guards:")
        found: set[str] = set()
        for one in judged.changes:
            undone = [note for note in one.notes if "failover" in note or "half-way" in note]
            found |= {one.resource} if undone else set()
            for note in undone:
                self.say(f"{one.action} {one.address}: {note}")
        wanted = {"aws_autoscaling_group", "aws_db_instance", "aws_globalaccelerator_endpoint_group", "aws_ssm_parameter"}
        expect(set(), wanted - found, f"nothing is said of what is undone: {judged}")

    def posture_failed_over(self) -> plan_gate.Verdict:
        """No change at all."""
        self.world.recompile("posture: normal", "posture: failed-over")
        verdict = self._quiet()
        self.say("posture: failed-over: the plan shows no change.")
        return verdict

    def posture_failing_back(self) -> None:
        """The controller is told that it may begin; that is the one change."""
        self.world.recompile("posture: failed-over", "posture: failing-back")
        plan = self.world.terraform.plan()
        changes = [(one.resource, one.actions, one.attributes) for one in plan_gate.changes(plan)
                   if not self._explained(one)]
        # The environment, and what follows from any change of a function.
        expect(["aws_lambda_function"], [kind for kind, _, _ in changes], f"more than the controller changes: {changes}")
        judged = self._judged(plan).unexplained
        expect([("aws_lambda_function", "update")], [(one.resource, one.action) for one in judged], f"judged: {judged}")
        self._apply()
        self.running.deploy()
        self.say("posture: failing-back: applied, the controller may rebuild the primary region.")

    def fail_back(self) -> None:
        """Prepared while DR serves, cut on command, rebuilt."""
        for identifier in self._identifiers("dr"):
            ledger.write(self.running.databases("dr")[identifier], "written in the DR region")
        began = self.running.command("fail-back", by="drill")
        expect(False, "refused" in began, str(began))
        prepared = self.running.minutes(12 * HOURS, lambda: any("switch" in text for _, text in self.running.messages()))
        expect(True, prepared, "the failback is not prepared")
        self._expect_serving("dr")
        self.say("failback prepared: the old databases are set aside, new ones follow the DR region, which still serves.")
        switched = self.running.command("switch", by="drill")
        expect(False, "refused" in switched, str(switched))
        closed = self.running.minutes(12 * HOURS, lambda: bool(self.running.state().get("closed")))
        expect(True, closed, f"the failback is still open: {self.running.state()}")
        self._expect_active("primary")
        self._expect_serving("primary")
        for one in self.config["databases"].values():
            primary, replica = (self.running.databases(side)[one[name]]
                                for side, name in (("primary", "primary"), ("dr", "replica")))
            expect(None, primary.source_db_instance_identifier, "the new primary is a replica")
            source = replica.source_db_instance_identifier or ""
            expect(True, source.endswith(f":db:{one['primary']}"), f"{one['replica']} follows {source!r}")
            for line in ("written long before", "written in the DR region"):
                expect(True, line in ledger.read(primary), f"`{line}` is lost in {one['primary']}")
                expect(True, line in ledger.read(replica), f"`{line}` is lost in {one['replica']}")
        for subject, _ in self.running.messages()[-2:]:
            self.say(f"mail: {subject}")
        self.say("switched: nothing written in the DR region is lost, and replication runs the original way again.")

    def posture_normal_again(self) -> None:
        """Terraform forgets the retired databases and takes over the new ones; then it has nothing to do."""
        self.world.recompile("posture: failing-back", "posture: normal\nfailbacks: 1")
        plan = self.world.terraform.plan()
        for one in plan_gate.changes(plan):
            expect(True, one.actions in (("forget",), ("update",)), f"{one.address}: {one.actions}")
            if one.resource == "aws_db_instance" and one.actions == ("update",):
                expect(set(), set(one.attributes) - UNKNOWN_TO_IMPORTS, f"{one.address} changes in the world")
        imports = [one["address"] for one in plan["resource_changes"] if one["change"].get("importing")]
        expect(2 * len(self.config["databases"]), len(imports), f"imports: {imports}")
        judged = self._judged(plan)
        expect(len(self.config["databases"]) * 2, sum(one.action == "forget" for one in judged.changes), f"{judged}")
        expect([], [one for one in judged.changes if one.risk not in ("none", "in-place")], "danger where there is none")
        self._apply()
        self._quiet()
        self.say("posture: normal, failbacks: 1: two databases taken over, two forgotten; the next plan shows no change.")

    # ---- what acts share ----

    def play(self) -> None:
        """All of it."""
        self.daily_life()
        self.the_region_is_lost()
        self.timeline()
        self.a_plan_stops_at_the_guard_once_the_region_answers()
        self.what_the_guards_keep_away()
        self.posture_failed_over()
        self.posture_failing_back()
        self.fail_back()
        self.posture_normal_again()

    def a_plan_stops_at_the_guard_once_the_region_answers(self) -> None:
        """One root has both regions: a plan needs the primary one as well."""
        self.the_region_returns()
        self.a_plan_stops_at_the_guard()

    def _identifiers(self, side: str) -> list[str]:
        return [one["primary" if side == "primary" else "replica"] for one in self.config["databases"].values()]

    def _expect_active(self, side: str) -> None:
        expect(side, self.running.parameter(self.config["parameters"]["active_region"]), "the active region")

    def _expect_serving(self, side: str) -> None:
        """Capacity, endpoints and traffic of a region that serves."""
        for key, one in self.config["services"].items():
            _, _, in_service = self.running.capacity(side, one[side]["group"])
            expect(True, in_service >= one[side]["min"], f"service {key}: {in_service} instances in {side}")
        for one in self.config["databases"].values():
            identifier = one["primary" if side == "primary" else "replica"]
            host = self.running.databases(side)[identifier].address
            expect(host, self.running.parameter(one["endpoint_parameter"], side), one["endpoint_parameter"])
        for dial, weights in self.running.traffic(side):
            expect((100, [128]), (dial, weights), f"traffic to {side}")

    def _quiet(self) -> plan_gate.Verdict:
        plan = self.world.terraform.plan()
        verdict = plan_gate.judge(plan, plan_gate.read_gaps())
        expect("", "\n".join(verdict.problems), "the plan is not quiet")
        judged = self._judged(plan)
        expect([], judged.unexplained, "Lifeboat sees a change in a quiet plan")
        gaps = plan_gate.read_gaps()
        expect([], [one for one in judged.drift if one.risk != "none" and not one.explained(gaps)],
               "Lifeboat takes the running system for a person")
        return verdict

    def _judged(self, plan: dict[str, Any], tree: Path | None = None) -> judgement.Judgement:
        return judgement.judge(plan, self.scratch, tree or self.world.tree)

    def _explained(self, change: plan_gate.Change) -> bool:
        return bool(change.attributes) and all(
            any(gap.explains(change.resource, one) for gap in plan_gate.read_gaps()) for one in change.attributes)

    def _apply(self) -> None:
        with self.running.at_once():
            self.world.terraform.apply()


def expect(wanted: Any, found: Any, what: str) -> None:
    if wanted != found:
        raise AssertionError(f"{what}: expected {wanted!r}, found {found!r}")


@contextmanager
def opened(blueprint: Path, say: Say) -> Iterator[Story]:
    """Applies the blueprint (minutes) and takes everything away afterwards."""
    with tools.scratch_directory("story") as scratch, deployed(blueprint) as world:
        story = Story(world, scratch, say)
        try:
            yield story
        finally:
            story.running.close()
