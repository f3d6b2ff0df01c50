"""The emitted rule of the alarm that fails over, evaluated for what may happen to a region: a truth table.

Composite alarms are read from the emitted tree and evaluated as CloudWatch does; the alarms below them are given.
"""

from __future__ import annotations

import re
import unittest
from pathlib import Path

from tests.terraform import report, tools
from tests.terraform.emitted import blocks

# What the alarms of each signal say, by the beginning of their Terraform names.
FLAGSHIP = {
    "a quiet day": ((), False),
    "the region is lost": (("health_probe", "replication", "route53", "healthy_hosts"), True),
    "the application is broken, its region works": (("health_probe", "route53", "healthy_hosts"), False),
    "replication is broken, the application works": (("replication",), False),
    "nobody reaches the region and nothing is replicated": (("health_probe", "replication"), True),
    "the checkers around the world agree with the replicas": (("route53", "replication"), True),
}


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_emulator()


class Detection(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.scratch = cls.enterClassContext(tools.scratch_directory("detection"))

    def lost(self, blueprint: str, raised: tuple[str, ...], alive: bool = True) -> bool:
        """Whether `region_lost` is in alarm when all alarms of the `raised` signals are."""
        from tests.terraform.alarms import holds

        tree = self.scratch / blueprint
        if not tree.exists():
            tools.compile_blueprint(tools.REPOSITORY / "blueprints" / f"{blueprint}.yaml", tree)
        states: dict[str, str] = {}
        rules: dict[str, str] = {}
        for block in blocks(tree):
            if block.module != tree / Path("modules/dr/dr-automation"):
                continue
            if block.type == "aws_cloudwatch_metric_alarm":
                on = block.name.startswith(raised) if raised else False
                states[block.name] = "ALARM" if on or (alive and block.name.startswith("seen_alive")) else "OK"
            elif block.type == "aws_cloudwatch_composite_alarm":
                rules[block.name] = re.sub(r"\$\{\w+\.(\w+)\.alarm_name\}", r"\1", block.body["alarm_rule"])
        for name in sorted(rules, key=lambda one: one == "region_lost"):
            states[name] = "ALARM" if holds(rules[name], states) else "OK"
        return states["region_lost"] == "ALARM"

    def test_the_flagship(self) -> None:
        for what, (raised, lost) in FLAGSHIP.items():
            with self.subTest(what):
                self.assertEqual(lost, self.lost("flask-blog", raised))

    def test_what_was_never_alive_cannot_be_lost(self) -> None:
        self.assertFalse(self.lost("flask-blog", FLAGSHIP["the region is lost"][0], alive=False))

    def test_several_databases(self) -> None:
        """A signal about two databases speaks when both do."""
        self.assertTrue(self.lost("shop", ("health_probe", "replication")))
        self.assertFalse(self.lost("shop", ("health_probe", "healthy_hosts", "replication_orders")))

    def test_without_databases_there_is_nothing_to_promote(self) -> None:
        self.assertTrue(self.lost("minimal", ("health_probe", "healthy_hosts")))
        self.assertFalse(self.lost("minimal", ("health_probe",)))


if __name__ == "__main__":
    report.main()
