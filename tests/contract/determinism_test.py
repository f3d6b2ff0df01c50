"""The same blueprint gives the same bytes: in every locale, time zone, folder, umask, and order of its sections."""

import pathlib
import random
import re
import shutil
import tempfile
import unittest

import house

LOCK = "lifeboat.lock.json"  # says which line a resource comes from


def sections(text):
    """The text cut before every key of the top-level map, with the comments above it; the first piece is the head."""
    cut = re.split(r"(?m)^(?=(?:#[^\n]*\n)*[A-Za-z_][\w-]*:)", text)
    # Comments split as pieces of their own belong to the key that follows.
    pieces, held = [], ""
    for piece in cut:
        held += piece
        if re.search(r"(?m)^[A-Za-z_][\w-]*:", held):
            pieces.append(held if held.endswith("\n") else held + "\n")
            held = ""
    return pieces


class Determinism(unittest.TestCase):
    def setUp(self):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="lifeboat-determinism-"))
        self.addCleanup(shutil.rmtree, self.scratch)

    def compile(self, blueprint, name, text=None, env=None, umask=-1):
        """Compiles a copy of the blueprint in a folder of its own, from within that folder."""
        folder = self.scratch / name / "some where"
        folder.mkdir(parents=True)
        copy = folder / blueprint.name
        copy.write_text(text or blueprint.read_text(encoding="utf-8"), encoding="utf-8")
        code, printed = house.run("compile", copy.name, "-o", "out", cwd=folder, env=env, umask=umask)
        self.assertEqual(code, 0, printed)
        return folder / "out"

    def test_surroundings_do_not_matter(self):
        for blueprint in house.blueprints():
            with self.subTest(blueprint=blueprint.name):
                plain = house.tree(self.compile(blueprint, blueprint.stem))
                for number, env in enumerate([{"LC_ALL": "C", "TZ": "UTC"}, {"LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"},
                                              {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "HOME": "/nowhere"}]):
                    other = self.compile(blueprint, f"{blueprint.stem}-{number}", env=env, umask=0o077 if number else 0)
                    self.assertEqual(house.tree(other), plain, env)

    def test_order_of_sections_does_not_matter(self):
        shuffle = random.Random(1)
        for blueprint in house.blueprints():
            text = blueprint.read_text(encoding="utf-8")
            pieces = sections(text)
            self.assertEqual("".join(pieces), text)
            self.assertGreater(len(pieces), 3)
            plain = house.tree(self.compile(blueprint, blueprint.stem), ignore=[LOCK])
            for number in range(3):
                with self.subTest(blueprint=blueprint.name, number=number):
                    shuffle.shuffle(pieces)
                    other = self.compile(blueprint, f"{blueprint.stem}-{number}", "".join(pieces))
                    self.assertEqual(house.tree(other, ignore=[LOCK]), plain)


if __name__ == "__main__":
    unittest.main()
