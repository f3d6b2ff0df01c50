"""The emitted rule of the alarm that fails over, evaluated for what may happen to a region: a truth table.

Composite alarms are read from the emitted tree and evaluated as CloudWatch does; the alarms below them are given.
"""

from __future__ import annotations

import re
import unittest
from pathlib import Path
from typing import Any

from tests.terraform import report, tools
from tests.terraform.emitted import Block, blocks

# What the alarms of each signal say, by the beginning of their Terraform names.
EVERY_SIGNAL = ("health_probe", "replication", "route53", "healthy_hosts")
FLAGSHIP = {
    "a quiet day": ((), False),
    "the region is lost": (EVERY_SIGNAL, True),
    "the application is broken, its region works": (("health_probe", "route53", "healthy_hosts"), False),
    "replication is broken, the application works": (("replication",), False),
    "only the DR region does not see it, the world does": (("health_probe", "replication", "healthy_hosts"), False),
    "the checkers around the world agree with the replicas": (("route53", "replication"), True),
}


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_emulator()


class Detection(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.scratch = cls.enterClassContext(tools.scratch_directory("detection"))

    def lost(self, blueprint: str, raised: tuple[str, ...], alive: bool = True, cut_off: str = "OK", **failover: Any
             ) -> bool:
        """Whether `region_lost` is in alarm when all alarms of the `raised` signals are; `failover` changes the
        section of that name in the blueprint."""
        from tests.terraform.alarms import holds

        states: dict[str, str] = {}
        rules: dict[str, str] = {}
        for block in self.automation(blueprint, failover):
            if block.type == "aws_cloudwatch_metric_alarm":
                on = block.name.startswith(raised) if raised else False
                states[block.name] = "ALARM" if on or (alive and block.name.startswith("seen_alive")) else "OK"
            elif block.type == "aws_cloudwatch_composite_alarm":
                rules[block.name] = re.sub(r"\$\{\w+\.(\w+)\.alarm_name\}", r"\1", block.body["alarm_rule"])
        states["cut_off"] = cut_off
        for name in sorted(rules, key=lambda one: one == "region_lost"):
            states[name] = "ALARM" if holds(rules[name], states) else "OK"
        return states["region_lost"] == "ALARM"

    def automation(self, blueprint: str, failover: dict[str, Any]) -> list[Block]:
        """What is emitted for the DR region's automation."""
        name = "-".join([blueprint, *(re.sub(r"\W+", "-", f"{key}-{value}") for key, value in failover.items())])
        tree = self.scratch / name
        if not tree.exists():
            source = tools.REPOSITORY / "blueprints" / f"{blueprint}.yaml"
            text = source.read_text()
            if failover:
                lines = "".join(f"  {key}: {value}\n" for key, value in failover.items())
                self.assertEqual(1, text.count("\nfailover:\n"))
                source = self.scratch / f"{name}.yaml"
                source.write_text(text.replace("\nfailover:\n", f"\nfailover:\n{lines}"))
            tools.compile_blueprint(source, tree)
        return [block for block in blocks(tree) if block.module == tree / Path("modules/dr/dr-automation")]

    def alarm(self, blueprint: str, name: str, **failover: Any) -> dict[str, Any]:
        [body] = [block.body for block in self.automation(blueprint, failover)
                  if (block.type, block.name) == ("aws_cloudwatch_metric_alarm", name)]
        return body

    def test_the_flagship(self) -> None:
        for what, (raised, lost) in FLAGSHIP.items():
            with self.subTest(what):
                self.assertEqual(lost, self.lost("flask-blog", raised))

    def test_what_was_never_alive_cannot_be_lost(self) -> None:
        self.assertFalse(self.lost("flask-blog", EVERY_SIGNAL, alive=False))

    def test_a_region_that_is_cut_off_does_not_fail_over_to_itself(self) -> None:
        """Whatever it sees, and whatever the quorum. A prober that says nothing is no permission either."""
        for blueprint in ("flask-blog", "shop"):
            for quorum in (1, 2, 3):
                with self.subTest(blueprint, quorum=quorum):
                    self.assertTrue(self.lost(blueprint, EVERY_SIGNAL, quorum=quorum))
                    self.assertFalse(self.lost(blueprint, EVERY_SIGNAL, quorum=quorum, cut_off="ALARM"))
                    self.assertFalse(self.lost(blueprint, EVERY_SIGNAL, quorum=quorum, cut_off="INSUFFICIENT_DATA"))

    def test_the_checkers_around_the_world_are_never_outvoted(self) -> None:
        seen_from_here = tuple(one for one in EVERY_SIGNAL if one != "route53")
        for quorum in (1, 2, 3, 4):
            with self.subTest(quorum=quorum):
                self.assertFalse(self.lost("flask-blog", seen_from_here, quorum=quorum))
        self.assertTrue(self.lost("flask-blog", ("route53",), quorum=1))
        self.assertFalse(self.lost("flask-blog", ("route53", "health_probe"), quorum=2), "nothing to promote for")
        self.assertFalse(self.lost("flask-blog", ("route53", "replication"), quorum=3))
        self.assertTrue(self.lost("flask-blog", ("route53", "replication", "healthy_hosts"), quorum=3))

    def test_a_replica_of_postgresql_is_judged_by_its_age(self) -> None:
        """It never reports -1, and up to five minutes while nothing is written."""
        age, cut = self.alarm("shop", "replication_orders"), self.alarm("shop", "replication_catalogue")
        self.assertEqual(("GreaterThanThreshold", 600), (age["comparison_operator"], age["threshold"]))
        self.assertEqual(("LessThanThreshold", 0), (cut["comparison_operator"], cut["threshold"]))
        self.assertEqual({"breaching"}, {one["treat_missing_data"] for one in (age, cut)})

    def test_how_far_back_life_is_looked_for(self) -> None:
        """A week where people are asked: CloudWatch looks no further. A day where nobody is."""
        for blueprint, name, hours in (("shop", "seen_alive_web", 168), ("flask-blog", "seen_alive_blog", 24)):
            alarm = self.alarm(blueprint, name)
            self.assertEqual((3600, hours), (alarm["period"], alarm["evaluation_periods"]))

    def test_several_databases(self) -> None:
        """A signal about two databases speaks when both do."""
        self.assertTrue(self.lost("shop", ("health_probe", "replication")))
        self.assertFalse(self.lost("shop", ("health_probe", "healthy_hosts", "replication_orders")))

    def test_without_databases_there_is_nothing_to_promote(self) -> None:
        self.assertTrue(self.lost("minimal", ("health_probe", "healthy_hosts")))
        self.assertFalse(self.lost("minimal", ("health_probe",)))


if __name__ == "__main__":
    report.main()
