"""Every diagnostic kind is in order, said somewhere, and shown by a golden case."""

import re
import unittest

import house

USE = re.compile(r"\bKind::(\w+)")

# Kinds that no golden case can raise, with the reason. An entry that a case covers after all must go.
NOT_IN_A_CASE = {
    "LB017": "the case would weigh more than 4 MiB; tests/unit/yaml makes one",
    "LB901": "no blueprint gives a circle: the check guards lowering; tests/unit/graph makes one",
}


class Kinds(unittest.TestCase):
    def test_rows_are_sorted_unique_and_named_alike(self):
        codes = [kind.code for kind in house.kinds()]
        self.assertEqual(codes, sorted(set(codes)))
        for kind in house.kinds():
            kebab = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", kind.id).lower()
            self.assertEqual(kind.name, kebab, f"{kind.code}: the name and the identifier differ")
            self.assertRegex(kind.code, r"^LB\d{3}$")

    def test_each_kind_is_said(self):
        said = set()
        for path in house.files():
            if path.parts[0] == "src" and path.parts[1] != "diag" and path.suffix in {".cpp", ".h"}:
                said.update(USE.findall(house.text(path)))
        unsaid = {kind.id for kind in house.kinds()} - said
        self.assertFalse(unsaid, "nothing in src reports these kinds")

    def test_each_kind_is_in_a_golden_case(self):
        shown = set()
        for path in house.files():
            if path.parts[:3] == ("tests", "golden", "cases") and path.suffix in {".yaml", ".stderr", ".stdout"}:
                shown.update(re.findall(r"\bLB\d{3}\b", house.text(path)))
        codes = {kind.code for kind in house.kinds()}
        self.assertFalse({kind.code for kind in house.kinds()} - shown - set(NOT_IN_A_CASE), "no golden case shows these kinds")
        self.assertFalse(set(NOT_IN_A_CASE) & shown, "these exemptions are not needed")
        self.assertFalse(set(NOT_IN_A_CASE) - codes, "these exemptions name no kind")
        self.assertFalse(shown - codes, "golden cases show codes that do not exist")


if __name__ == "__main__":
    unittest.main()
