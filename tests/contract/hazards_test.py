"""docs/lint/hazards.md is true: what it says to be found is found, and the reference system's hazards are all there."""

import re
import unittest

import house

ROW = re.compile(r"^\| `([\w-]+)` \| (.+?) \| (●?) \| (.+) \|$")
CASES = house.ROOT / "tests" / "golden" / "cases" / "lint"
RULE = re.compile(r"\[([\w-]+)\]\(([\w-]+)\.md\)")
CODE = re.compile(r"`(LB\d{3})`")


def rows():
    found = []
    for line in house.text("docs/lint/hazards.md").splitlines():
        if line.startswith("| `"):
            match = ROW.match(line)
            if match is None:
                raise AssertionError(f"not a row of hazards: {line}")
            found.append(match.groups())
    return found


def codes():
    """{name: code} of everything that can be said."""
    text = house.text("include/lifeboat/diag/kinds.def") + house.text("include/lifeboat/diag/rules.def")
    return {name: code for code, name in re.findall(r'\("(LB\d{3})", \w+, "([\w-]+)"', text)}


def said(case):
    return set(re.findall(r"\b(?:error|warning|info)\[(LB\d{3})\]", (CASES / f"{case}.stdout").read_text("utf-8")))


class Hazards(unittest.TestCase):
    def test_ids_are_unique_and_many(self):
        ids = [row[0] for row in rows()]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertGreater(len(ids), 170)

    def test_each_answer_is_a_rule_an_error_or_a_reason(self):
        known = codes()
        for hazard, _, _, answer in rows():
            with self.subTest(hazard=hazard):
                if answer.startswith("rule "):
                    for name, page in RULE.findall(answer):
                        self.assertEqual(name, page)
                        self.assertIn(name, known)
                    self.assertTrue(RULE.search(answer))
                elif answer.startswith("error "):
                    self.assertTrue(set(CODE.findall(answer)) & set(known.values()))
                    self.assertLessEqual(set(CODE.findall(answer)), set(known.values()))
                else:
                    self.assertGreater(len(answer.split()), 1, "a reason has more than a word")

    def test_what_the_reference_system_does_is_found(self):
        known = codes()
        found, refused = said("reference_as_found"), said("reference_errors")
        for hazard, _, reference, answer in rows():
            if not reference:
                continue
            with self.subTest(hazard=hazard):
                if answer.startswith("rule "):
                    expected = {known[name] for name, _ in RULE.findall(answer)}
                    self.assertTrue(expected & found, f"none of {sorted(expected)} is in reference_as_found")
                elif answer.startswith("error "):
                    self.assertTrue(set(CODE.findall(answer)) & refused, f"{answer} is not in reference_errors")


if __name__ == "__main__":
    unittest.main()
