"""`lifeboat diff` says of an edit what a plan of the real provider says.

A fixed selection of the corpus, in a few plans; `python3 -m tests.terraform.diff_corpus` takes all of it. What holds
without Terraform is held over the whole corpus here.
"""

from __future__ import annotations

import fnmatch
import unittest
from pathlib import Path

from tests.terraform import report, tools
from tests.terraform.diff_corpus import corpus, judge, mirror, said, trees
from tests.terraform.diff_corpus.edits import TreeEdit

SEEDS = range(3)


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
