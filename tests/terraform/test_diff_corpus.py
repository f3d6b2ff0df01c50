"""`lifeboat diff` says of an edit what a plan of the real provider says.

A fixed selection of the corpus, in a few plans; `python3 -m tests.terraform.diff_corpus` takes all of it. What holds
without Terraform is held over the whole corpus here.
"""

from __future__ import annotations

import fnmatch
import unittest
from pathlib import Path
from typing import Any

from tests.terraform import report, tools
from tests.terraform.diff_corpus import corpus, judge, mirror, said, trees
from tests.terraform.diff_corpus.edits import TreeEdit

SEEDS = range(3)


class TheJudge(unittest.TestCase):
    """What judges must be able to find something."""

    def found(self, actions: list[str], said_action: str, forces: set[str], before: Any = None, after: Any = None,
              address: str = "module.a.aws_x.y", **others: said.Said) -> list[tuple[str, str]]:
        change = {"actions": actions, "before": before or {"p": 1}, "after": after or {"p": 2}, "after_unknown": {},
                  "replace_paths": [["p", 0, "q"]] if len(actions) == 2 else []}
        reported = {address: said.Said(said_action, frozenset(forces), {"attributes": []})} if said_action else {}
        found = judge.judge("e", [{"address": "module.a.aws_x.y", "change": change}], reported | others)
        return [(one.plan, one.lifeboat) for one in found]

    def test_agreement(self) -> None:
        self.assertEqual([], self.found(["update"], "update", set()))
        for forces in ({"p"}, {"p.q"}, {"p.q.r"}):
            self.assertEqual([], self.found(["delete", "create"], "replace", forces))

    def test_another_action(self) -> None:
        self.assertEqual([("update", "nothing")], self.found(["update"], "", set()))
        self.assertEqual([("update", "replace")], self.found(["update"], "replace", {"p"}))
        self.assertEqual([("replace", "update")], self.found(["create", "delete"], "update", set()))
        self.assertEqual([("destroy", "forget")], self.found(["delete"], "forget", set()))

    def test_another_reason(self) -> None:
        self.assertEqual([("replace by p.q", "replace by pq")], self.found(["delete", "create"], "replace", {"pq"}))

    def test_what_the_plan_does_not_touch(self) -> None:
        self.assertEqual([("update", "nothing"), ("nothing", "update")],
                         self.found(["update"], "update", set(), address="module.a.aws_x.z"))

    def test_tags_of_a_provider_explain_tags_alone(self) -> None:
        provider = {"provider.aws.dr": said.Said("update", frozenset(), {"attributes": []})}
        before, after = {"tags_all": {"a": 1}, "p": 1}, {"tags_all": {"a": 2}, "p": 1}
        self.assertEqual([], self.found(["update"], "", set(), before, after, **provider))
        self.assertEqual([("update", "nothing")], self.found(["update"], "", set(), before, after))
        more = after | {"p": 2}
        self.assertEqual([("update", "nothing")], self.found(["update"], "", set(), before, more, **provider))

    def test_a_way_back_that_is_no_mirror(self) -> None:
        def report(action: str, before: str, after: str) -> dict[str, Any]:
            attribute = {"schema_path": "p", "before": before, "after": after, "known": True}
            return {"changes": [{"address": "a", "action": action, "attributes": [attribute], "notes": []}]}

        self.assertEqual([], mirror.asymmetries(report("update", "1", "2"), report("replace", "2", "1")))
        self.assertEqual(["a"], mirror.asymmetries(report("update", "1", "2"), report("update", "3", "1")))
        self.assertEqual(["a"], mirror.asymmetries(report("update", "1", "2"), {"changes": []}))
        self.assertEqual(["a"], mirror.asymmetries(report("create", "1", "2"), report("create", "2", "1")))


class AgainstPlans(unittest.TestCase):
    def test_a_selection_agrees_with_the_plans(self) -> None:
        tools.require_terraform()
        result = corpus.run(corpus.fast_edits(), print)
        listed = judge.read_listed()
        left = [str(one) for one in result.disagreements if not any(entry.explains(one) for entry in listed)]
        self.assertEqual({}, result.refused)
        self.assertEqual([], left)
        self.assertEqual({"create", "update", "replace", "destroy"},
                         {action for actions in result.actions.values() for action in actions})


class WithoutTerraform(unittest.TestCase):
    """Everything is compiled once."""

    scratch: Path
    cases: list[corpus.Case]

    @classmethod
    def setUpClass(cls) -> None:
        cls.scratch = cls.enterClassContext(tools.scratch_directory("corpus"))
        cls.cases = list(corpus.compiled(cls.scratch, corpus.all_edits()))

    def test_there_are_enough_edits_and_no_two_are_the_same(self) -> None:
        names = [case.name for case in self.cases]
        self.assertEqual(len(names), len(set(names)))
        self.assertGreaterEqual(len(names), 120)

    def test_nothing_differs_from_itself(self) -> None:
        for folder in {case.before for case in self.cases} | {case.after for case in self.cases}:
            with self.subTest(folder.name):
                found = said.document(folder, folder)
                self.assertEqual(([], []), (found["changes"], found["files"]))

    def test_the_way_back_is_the_mirror_of_the_way_there(self) -> None:
        for case in self.cases:
            with self.subTest(case.name):
                there, back = said.document(case.before, case.after), said.document(case.after, case.before)
                self.assertEqual([], mirror.asymmetries(there, back))

    def test_order_without_meaning_is_no_difference(self) -> None:
        for base in corpus.bases():
            for seed in SEEDS:
                with self.subTest(base, seed=seed):
                    tree = trees.read(self.scratch / base)
                    other = mirror.shuffled(tree, seed)
                    self.assertNotEqual(tree, other)
                    trees.write(other, self.scratch / f"{base}-shuffled-{seed}")
                    found = said.document(self.scratch / base, self.scratch / f"{base}-shuffled-{seed}")
                    self.assertEqual([], [one["address"] for one in found["changes"]])

    def test_what_destroys_data_is_said_to(self) -> None:
        traps = [case for case in self.cases if isinstance(case.edit, TreeEdit) and case.edit.loses]
        self.assertEqual(3, len(traps))
        for case in traps:
            with self.subTest(case.name):
                (change,) = (one for one in said.document(case.before, case.after)["changes"]
                             if one["address"] == case.edit.loses)
                self.assertEqual(("replace", "data-loss"), (change["action"], change["risk"]))
                self.assertIn("lost with it: the data in it", [note["text"] for note in change["notes"]])
                self.assertEqual([case.edit.because] if case.edit.because else [], change["chain"])

    def test_every_listed_disagreement_names_an_edit(self) -> None:
        for entry in judge.read_listed():
            with self.subTest(entry.edit):
                self.assertTrue(any(fnmatch.fnmatchcase(case.name, entry.edit) for case in self.cases))


if __name__ == "__main__":
    report.main()
