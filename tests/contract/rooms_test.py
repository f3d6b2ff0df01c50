"""Every folder that a newcomer opens explains itself, and no link in the documentation leads nowhere."""

import re
import unittest
import urllib.parse

import house

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
MOST_LINES = 60


def folders():
    found = set()
    for path in house.files():
        if path.parts[0].startswith(".") or len(path.parts) < 2:
            continue
        found.add(path.parts[0])
        if path.parts[0] in {"src", "tests"} and len(path.parts) > 2:
            found.add("/".join(path.parts[:2]))
    return sorted(found)


class Rooms(unittest.TestCase):
    def test_each_folder_has_a_short_readme(self):
        for folder in folders():
            with self.subTest(folder=folder):
                readme = house.ROOT / folder / "README.md"
                self.assertTrue(readme.is_file(), f"{folder}/README.md is missing")
                lines = readme.read_text(encoding="utf-8").count("\n")
                self.assertLessEqual(lines, MOST_LINES, f"{folder}/README.md has {lines} lines: a reader wants few")

    def test_links_resolve(self):
        for path in house.files():
            if path.suffix != ".md":
                continue
            prose = re.sub(r"^(```|~~~).*?^\1", "", house.text(path), flags=re.MULTILINE | re.DOTALL)
            for found in LINK.finditer(re.sub(r"`[^`\n]*`", "", prose)):
                target = urllib.parse.unquote(found[1] or found[2]).partition("#")[0]
                if target and "://" not in target and not target.startswith("mailto:"):
                    with self.subTest(path=str(path), target=target):
                        self.assertTrue((house.ROOT / path.parent / target).exists())


if __name__ == "__main__":
    unittest.main()
