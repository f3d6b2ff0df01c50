"""What the tests of the emulator's time share: a world for each class, and a clock that is the test's. Nothing waits."""

from __future__ import annotations

import unittest
from typing import TYPE_CHECKING, Any

from tests.terraform import tools

if TYPE_CHECKING:
    from tests.terraform.emulator import Emulator

PRIMARY, DR = "eu-west-1", "us-east-1"
NOON = 1_764_590_400.0
SECONDS = {"promotion": 100, "replica creation": 90, "rename": 60, "snapshot": 50, "modification": 20,
           "instance in service": 40, "target healthy": 30, "termination": 45}


class Emulated(unittest.TestCase):
    """A world for each class, with its clock at noon for each test."""

    world: "Emulator"

    @classmethod
    def setUpClass(cls) -> None:
        tools.require_emulator()
        from tests.terraform.emulator import Emulator

        cls.world = cls.enterClassContext(Emulator())

    def setUp(self) -> None:
        from tests.terraform.pace import pace

        self.world.front.mend()
        self.pace = pace
        pace.reset()
        pace.clock, pace.seconds = NOON, SECONDS
        self.addCleanup(pace.reset)

    def code(self, call: Any, **arguments: Any) -> str:
        from botocore.exceptions import ClientError

        with self.assertRaises(ClientError) as caught:
            call(**arguments)
        code: str = caught.exception.response["Error"]["Code"]
        return code
