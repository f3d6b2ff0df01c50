"""What no file of the repository may hold: somebody's machine, notes to oneself, tabs."""

import re
import unittest

import house

# Put together from parts: this file is searched as well.
MACHINE = re.compile(r"(?<![\w.$}])/(?:" + "|".join(["work", "root", "Users", "home(?!/(?:ec2-user|someone))"]) + r")/\w")
NOTES = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX"]) + r")\b")
HOST = re.compile(r"https?://([\w.-]+)")
PRIVATE = re.compile(r"\b(?:arti" + r"factory|nexus|mirror|proxy|registry|pypi|internal|corp)\b|^(?:10|192\.168)\.")
PUBLIC = {"registry.terraform.io", "registry.opentofu.org", "registry.npmjs.org"}
EXAMPLE = re.compile(r"\bexample(?:\.com|\.org|\.net)?$|\.(?:test|invalid)$")  # names that RFC 2606 keeps free
CODE = {".h", ".cpp", ".def", ".inc", ".py", ".cmake"}


def lines():
    for path in house.files():
        for number, line in enumerate(house.text(path).splitlines(), 1):
            yield path, f"{path}:{number}", line


class House(unittest.TestCase):
    def expect_none(self, found):
        self.assertFalse(found, "\n" + "\n".join(found[:20]))

    def test_no_path_of_a_machine(self):
        self.expect_none([f"{place}: {line.strip()[:100]}" for _, place, line in lines() if MACHINE.search(line)])

    def test_no_private_host(self):
        self.expect_none([f"{place}: {host}" for _, place, line in lines() for host in HOST.findall(line)
                          if PRIVATE.search(host) and host not in PUBLIC and not EXAMPLE.search(host)])

    def test_no_notes_to_oneself(self):
        self.expect_none([f"{place}: {line.strip()[:100]}" for _, place, line in lines() if NOTES.search(line)])

    def test_no_tabs_and_no_trailing_blanks_in_code(self):
        self.expect_none([place for path, place, line in lines()
                          if path.suffix in CODE and ("\t" in line or line != line.rstrip())])


if __name__ == "__main__":
    unittest.main()
