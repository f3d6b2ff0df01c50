"""Back to the primary region: everything as it was, the databases that served kept, and no committed line lost."""

from __future__ import annotations

from tests.drills import case


class Failback(case.DrillCase):
    def describe(self) -> dict[str, object]:
        from tests.drills import outcomes

        return outcomes.without_lines(self.drill.describe())

    def write(self, side: str, text: str) -> None:
        """A line into each database that can be written, on one side."""
        from tests.terraform import ledger

        for one in self.drill.plan["databases"].values():
            database = self.drill.database(side, one["primary" if side == "primary" else "replica"])
            if database is not None and not database.source_db_instance_identifier:
                ledger.write(database, text)

    def test_everything_is_as_it_was_and_what_served_is_kept(self) -> None:
        from tests.drills import outcomes, stories

        seeded = self.describe()
        stories.fail_over_and_back(self.drill)
        self.assertEqual(outcomes.failed_back(seeded, self.drill.plan), self.describe())
        self.assertEqual([], self.drill.lambdas.failures)
        told = self.drill.messages()[-1][1]
        self.assertIn("failbacks: 1", told)
        for one in self.drill.plan["databases"].values():
            self.assertIn(f"{one['primary']}-retired-", told)
            self.assertIn(f"{one['replica']}-retired-", told)

    def test_nothing_that_was_committed_in_DR_is_lost(self) -> None:
        from tests.drills import stories
        from tests.terraform import ledger
        from tests.terraform.pace import pace

        self.write("primary", "before")
        pace.advance(600)
        stories.fail_over(self.drill)
        self.write("dr", "while DR served")
        self.drill.configure(armed=True)
        stories.insist(self.drill, "fail-back", lambda: self.drill.intent().get("serve") == "primary")
        self.drill.tick(60, lambda: any("switch" in text for _, text in self.drill.messages()))
        self.write("dr", "while prepared")
        stories.fail_back(self.drill)
        self.write("primary", "after")
        self.drill.tick(2)
        for one in self.drill.plan["databases"].values():
            expected = ["before", "while DR served", "while prepared", "after"]
            self.assertEqual(expected, ledger.read(self.drill.database("primary", one["primary"])))
            self.assertEqual(expected, ledger.read(self.drill.database("dr", one["replica"])))

    def test_what_the_old_primary_alone_had_is_still_there(self) -> None:
        """Lines that had not arrived when the region was lost are in the retired database, for people to look at."""
        from moto.rds.models import rds_backends

        from tests.drills import plans, stories
        from tests.terraform import ledger
        from tests.terraform.pace import pace
        from tests.terraform.tools import ACCOUNT

        for one in self.drill.plan["databases"].values():
            ledger.set_lag(self.drill.database("dr", one["replica"]), 30)
        pace.advance(300)
        self.write("primary", "never arrived")
        stories.fail_over_and_back(self.drill)
        retired = [one for name, one in rds_backends[ACCOUNT][plans.PRIMARY].databases.items() if "-retired-" in name]
        self.assertEqual(len(self.drill.plan["databases"]), len(retired))
        for one in retired:
            self.assertEqual(["never arrived"], ledger.read(one))

    def test_the_only_copy_is_never_stopped_renamed_or_deleted(self) -> None:
        """At each call: some database that can be written holds everything that was committed."""
        from tests.drills import stories
        from tests.terraform import ledger
        from tests.terraform.front import Call

        stories.fail_over(self.drill)
        self.write("dr", "precious")
        self.drill.configure(armed=True)
        broken = []

        def watch(call: Call) -> None:
            for one in self.drill.plan["databases"].values():
                holders = [self.drill.database("primary", one["primary"]), self.drill.database("dr", one["replica"])]
                if not any(each is not None and not each.source_db_instance_identifier
                           and "precious" in ledger.read(each) for each in holders):
                    broken.append((call, one["primary"]))

        self.drill.front.at_every_call(watch)
        stories.fail_back(self.drill)
        self.assertEqual([], broken)

    def test_the_switch_waits_for_the_replica(self) -> None:
        from tests.drills import stories
        from tests.terraform import ledger

        drill, databases = self.drill, self.drill.plan["databases"]
        if not databases:
            self.skipTest("no database to wait for")

        def lag(seconds: float) -> None:
            for one in databases.values():
                ledger.set_lag(drill.database("primary", one["primary"]), seconds)
            drill.tick(5)

        def promoted() -> bool:
            return any(drill.database("primary", one["primary"]).source_db_instance_identifier is None
                       for one in databases.values())

        stories.fail_over(drill)
        drill.configure(armed=True)
        stories.insist(drill, "fail-back", lambda: drill.intent().get("serve") == "primary")
        drill.tick(60, lambda: any("switch" in text for _, text in drill.messages()))
        serving = drill.describe()["groups"]
        lag(30)
        stories.insist(drill, "switch", lambda: "switched_by" in drill.intent())
        drill.tick(5)
        self.assertEqual(serving, drill.describe()["groups"], "far behind: DR serves on")
        lag(3)
        self.assertTrue(all(size[:2] == (0, 0) for name, size in drill.describe()["groups"].items()
                            if name.startswith("dr")), "near: nothing writes any more")
        self.assertFalse(promoted(), "near is not enough to promote")
        lag(0)
        drill.settle()
        self.assertTrue(promoted())

    def test_refused_unless_everything_is_ready(self) -> None:
        from tests.drills import stories

        self.drill.configure(armed=True)
        self.assertIn("active region", self.drill.command("fail-back", by="operator")["refused"])
        self.drill.configure()
        self.drill.fail_over()
        self.assertIn("refused", self.drill.command("fail-back", by="operator"))
        self.drill.bring_primary_back()
        self.drill.alarm("OK")
        self.drill.settle()
        self.assertIn("failing-back", self.drill.command("fail-back", by="operator")["refused"])
        self.drill.configure(armed=True)
        self.drill.front.take_down("eu-west-1")
        self.assertIn("eu-west-1", self.drill.command("fail-back", by="operator")["refused"])
        self.drill.front.bring_back("eu-west-1")
        self.drill.front.calls.clear()
        self.assertTrue(self.drill.command("fail-back", by="operator", dry_run=True)["dry_run"])
        writing = ("Put", "Update", "Modify", "Promote", "Create", "Publish", "Delete")
        self.assertEqual([], [one.action for one in self.drill.front.calls if one.action.startswith(writing)])
        stories.fail_back(self.drill)

    def test_the_primary_region_is_lost_again_on_the_way(self) -> None:
        """Until the switch DR serves on; when the region is back the failback goes on."""
        from tests.drills import outcomes, stories

        seeded = self.describe()
        stories.fail_over(self.drill)
        self.drill.configure(armed=True)
        stories.insist(self.drill, "fail-back", lambda: self.drill.intent().get("serve") == "primary")
        for _ in range(4):
            self.drill.front.take_down("eu-west-1")
            self.drill.tick(3)
            self.assertEqual("dr", self.drill.active_region())
            self.drill.front.bring_back("eu-west-1")
            self.drill.tick(1)
        stories.fail_back(self.drill)
        self.assertEqual(outcomes.failed_back(seeded, self.drill.plan), self.describe())

    def test_twice(self) -> None:
        from tests.drills import outcomes, stories

        seeded = self.describe()
        for count in (1, 2):
            stories.fail_over_and_back(self.drill)
            self.drill.configure()
            self.drill.tick(90)
        now = self.describe()
        expected = outcomes.failed_back(seeded, self.drill.plan, times=2)
        self.assertEqual(expected["parameters"], now["parameters"])
        self.assertEqual(expected["groups"], now["groups"])
        self.assertEqual(expected["traffic"], now["traffic"])


class FailbackOfTheShop(Failback):
    application = "SHOP"


class FailbackWithoutDatabase(Failback):
    application = "STATELESS"


if __name__ == "__main__":
    case.main()
