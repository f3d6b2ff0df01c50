"""The primary region is lost again during a failback: the DR region serves, and a later failback works."""

from __future__ import annotations

from tests.drills import case


class Abandoned(case.DrillCase):
    def until(self, step: str) -> dict[str, object]:
        """Failed over, and a failback as far as the beginning of a step; answers the seeded world."""
        from tests.drills import outcomes, stories

        drill = self.drill
        seeded = outcomes.without_lines(drill.describe())
        stories.fail_over(drill)
        self.write("dr", "precious")
        drill.configure(armed=True)
        stories.insist(drill, "fail-back", lambda: drill.intent().get("serve") == "primary")
        drill.tick(60, lambda: any("switch" in text for _, text in drill.messages()))
        stories.insist(drill, "switch", lambda: "switched_by" in drill.intent())
        self.assertTrue(drill.tick(60, lambda: step in drill.state()["steps"]), drill.state())
        return seeded

    def write(self, side: str, text: str) -> None:
        from tests.terraform import ledger

        for one in self.drill.plan["databases"].values():
            database = self.drill.database(side, one["primary" if side == "primary" else "replica"])
            if database is not None and not database.source_db_instance_identifier:
                ledger.write(database, text)

    def serves(self) -> None:
        from tests.terraform import ledger

        drill = self.drill
        self.assertTrue(drill.tick(30, lambda: drill.state().get("served") is True), drill.state())
        world = drill.describe()
        for key, service in drill.plan["services"].items():
            self.assertGreaterEqual(world["groups"][f"dr {service['dr']['group']}"][3], service["dr"]["min"])
            if service["accelerated"]:
                self.assertEqual((100, 0), (world["traffic"][f"dr {key}"][0], world["traffic"][f"primary {key}"][0]))
        for one in drill.plan["databases"].values():
            database = drill.database("dr", one["replica"])
            self.assertIsNone(database.source_db_instance_identifier)
            self.assertIn("precious", ledger.read(database))

    def and_back(self, seeded: dict[str, object]) -> None:
        """Nothing of the first try is in the way; what served stays, under its own name."""
        from tests.drills import stories

        drill = self.drill
        drill.bring_primary_back()
        drill.settle()
        self.assertIn("was abandoned", drill.messages()[-1][1])
        told = len(drill.messages())
        stories.insist(drill, "fail-back", lambda: drill.intent().get("serve") == "primary")
        self.assertTrue(drill.tick(90, lambda: any("switch" in text for _, text in drill.messages()[told:])))
        stories.insist(drill, "switch", lambda: "switched_by" in drill.intent())
        drill.settle()
        now = drill.describe()
        for part in ("groups", "traffic"):
            self.assertEqual(seeded[part], now[part])
        for one in drill.plan["databases"].values():
            for name in (f"primary {one['primary']}", f"dr {one['replica']}"):
                made, was = dict(now["databases"][name]), seeded["databases"][name]
                self.assertIn("precious", made.pop("lines"))
                self.assertEqual(was, made)
        self.assertEqual("1", drill.parameter(drill.plan["parameters"]["failbacks"]))

    def test_after_the_promotion_has_begun(self) -> None:
        seeded = self.until("promote")
        self.drill.tick(1)
        self.drill.lose_primary()
        refused = self.drill.command("fail-over", by="operator")["refused"]
        self.assertIn("`force`", refused)
        self.drill.command("fail-over", by="operator", force=True)
        self.serves()
        self.and_back(seeded)

    def test_after_the_return(self) -> None:
        drill = self.drill
        seeded = self.until("traffic")
        self.assertEqual("primary", drill.active_region())
        drill.lose_primary()
        drill.tick(3)
        drill.command("fail-over", by="operator", force=True)
        self.serves()
        self.and_back(seeded)

    def test_cancelled_and_taken_over_by_the_next(self) -> None:
        from tests.drills import outcomes, stories

        drill = self.drill
        seeded = outcomes.without_lines(drill.describe())
        stories.fail_over(drill)
        drill.configure(armed=True)
        for minutes in (2, 4, 9):
            stories.insist(drill, "fail-back", lambda: drill.intent().get("serve") == "primary"
                           and "cancelled_by" not in drill.intent())
            drill.tick(minutes)
            drill.command("cancel", by="operator")
            self.assertEqual("cancelled", drill.state()["outcome"])
            drill.tick(2)
            self.assertEqual("dr", drill.active_region())
        stories.insist(drill, "fail-back", lambda: "cancelled_by" not in drill.intent())
        self.assertTrue(drill.tick(60, lambda: "switch" in drill.state()["told"]))
        stories.insist(drill, "switch", lambda: "switched_by" in drill.intent())
        drill.settle()
        now, expected = outcomes.without_lines(drill.describe()), outcomes.failed_back(seeded, drill.plan)
        kept = {name: one for name, one in now["databases"].items() if " snapshot " not in name}
        wanted = {name: one for name, one in expected["databases"].items() if " snapshot " not in name}
        self.assertEqual(wanted, kept)
        for part in ("parameters", "groups", "traffic"):
            self.assertEqual(expected[part], now[part])


class AbandonedByTheShop(Abandoned):
    application = "SHOP"


if __name__ == "__main__":
    case.main()
