"""What the files of drills have in common: one world an application, put back before each test.

Run by `python3 -m tests.drills.test_…`; ends with the counting line of tests/terraform/report.py.
"""

from __future__ import annotations

import json
import unittest
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tests.terraform import report, tools

if TYPE_CHECKING:
    from tests.drills.world import Drill


def main() -> None:
    report.main(label="drills")


class DrillCase(unittest.TestCase):
    """`application` names a plan of plans.py; the class has one emulator, each test a copy of the seeded world."""

    application = "BLOG"
    drill: "Drill"

    @classmethod
    def setUpClass(cls) -> None:
        tools.require_emulator()
        from tests.drills import plans
        from tests.drills.world import Drill

        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.drill = Drill(getattr(plans, cls.application), stack)

    def setUp(self) -> None:
        self.drill.begin()
        self.maxDiff = None

    # ---- what drills assert ----

    def assert_untouched(self) -> None:
        """Nothing of the world has changed since it was seeded."""
        now = self.drill.describe()
        self.drill.begin()
        self.assertEqual(self.drill.describe(), now)

    def assert_log_says(self, words: str) -> None:
        lines = "\n".join(json.dumps(line) for line in self.drill.lambdas.log)
        self.assertIn(words, lines)
