"""Every rule of lint is in order: one list, one file, one way to name it, and a case for each of its answers."""

import re
import unittest

import house

CATEGORIES = {"3": "recovery", "4": "availability", "5": "security", "6": "correctness", "7": "cost", "8": "operations"}

# A name says what is found, so that "allow NAME" says what somebody lives with.
COMMANDS = ("no-", "disallow-", "check-", "ensure-", "require-", "must-", "avoid-", "prefer-", "use-")


def category(kind):
    return CATEGORIES[kind.code[2]]


def file_of(kind):
    return f"src/lint/rules/{category(kind)}/{kind.name.replace('-', '_')}.cpp"


def case_of(kind, prefix):
    return f"tests/golden/cases/lint/{category(kind)}/{prefix}_{kind.name.replace('-', '_')}.yaml"


class Rules(unittest.TestCase):
    def setUp(self):
        self.kinds = house.rule_kinds()

    def expect_none(self, found, what):
        self.assertFalse(found, f"{what}:\n" + "\n".join(map(str, found)))

    def test_codes_are_sorted_unique_and_in_a_category(self):
        codes = [kind.code for kind in self.kinds]
        self.assertEqual(codes, sorted(set(codes)))
        self.expect_none([kind for kind in self.kinds if not re.fullmatch(r"LB[3-8]\d\d", kind.code)],
                         "no hundreds of a category")

    def test_names_read_after_allow(self):
        self.assertEqual(len({kind.name for kind in self.kinds}), len(self.kinds))
        self.expect_none([kind for kind in self.kinds if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.name)],
                         "no words with hyphens between them")
        self.expect_none([kind for kind in self.kinds if kind.name.startswith(COMMANDS)],
                         "`allow NAME` would allow the opposite")

    def test_each_rule_has_its_file(self):
        def defines(kind):
            text = house.text(file_of(kind))
            return re.search(rf"^const Rule k{kind.id}Rule\{{$", text, re.MULTILINE) and f"Kind::{kind.id}," in text
        self.expect_none([f"{kind}: {file_of(kind)}" for kind in self.kinds if not defines(kind)],
                         "not the file that defines the rule")

    def test_each_file_has_its_rule(self):
        expected = {file_of(kind) for kind in self.kinds}
        found = [str(path) for path in house.files() if path.parts[:3] == ("src", "lint", "rules")]
        self.expect_none([path for path in found if path not in expected], "not in diag/rules.def")

    def test_each_rule_has_its_cases(self):
        """One in which it speaks, and one in which it nearly does."""
        def missing(kind):
            for prefix in ("flags", "accepts"):
                text = house.text(case_of(kind, prefix))
                if not re.search(rf"^# ARGS: lint --only={kind.name} ", text, re.MULTILINE):
                    yield f"{kind}: {case_of(kind, prefix)} is not there, or runs another rule"
                elif prefix == "flags" and not re.search(rf"#~\S* .*\b{kind.code}\b", text):
                    yield f"{kind}: {case_of(kind, prefix)} announces no {kind.code}"
        self.expect_none([line for kind in self.kinds for line in missing(kind)], "cases")

    def test_each_case_has_its_rule(self):
        expected = {case_of(kind, prefix) for kind in self.kinds for prefix in ("flags", "accepts")}
        folders = {("tests", "golden", "cases", "lint", name) for name in CATEGORIES.values()}
        found = [str(path) for path in house.files() if path.parts[:5] in folders and path.suffix == ".yaml"]
        # A rule may have more: `flags_NAME_behind_a_default.yaml`.
        self.expect_none([path for path in found
                          if not any(path.startswith(case[:-len(".yaml")]) for case in expected)], "cases of no rule")


if __name__ == "__main__":
    unittest.main()
