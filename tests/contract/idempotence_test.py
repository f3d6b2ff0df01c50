"""Compiling again writes nothing: no file and no folder gets a new time or a new inode."""

import pathlib
import shutil
import tempfile
import unittest

import house


def marks(folder):
    return {str(path): (path.stat().st_mtime_ns, path.stat().st_ino) for path in [folder, *folder.rglob("*")]}


class Idempotence(unittest.TestCase):
    def test_second_compile_writes_nothing(self):
        for blueprint in house.blueprints():
            with self.subTest(blueprint=blueprint.name):
                scratch = pathlib.Path(tempfile.mkdtemp(prefix="lifeboat-idempotence-"))
                self.addCleanup(shutil.rmtree, scratch)
                out = scratch / "out"
                self.assertEqual(house.run("compile", blueprint, "-o", out)[0], 0)
                before = marks(scratch)
                self.assertGreater(len(before), 10)
                code, printed = house.run("compile", blueprint, "-o", out)
                self.assertEqual(code, 0, printed)
                self.assertEqual(marks(scratch), before)
                code, printed = house.run("compile", blueprint, "-o", out, "--check")
                self.assertEqual(code, 0, printed)
                self.assertEqual(marks(scratch), before)


if __name__ == "__main__":
    unittest.main()
