"""Killed at any moment, a compile leaves the old tree, the new one, or a tree that says so and that the next compile
completes; and never touches what is not its own."""

import collections
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import house

KILLS = 60
TRIPWIRE = "lifeboat-incomplete.tf.json"
FOREIGN = {"terraform.tfvars": b"mine", ".terraform/terraform.tfstate": b"{}", "modules/notes.txt": b"mine too"}


def visible(folder):
    """What Terraform and people see: without the staging folder."""
    return {name: data for name, data in house.tree(folder).items() if not name.startswith(".lifeboat/")}


class Kill(unittest.TestCase):
    def setUp(self):
        self.scratch = pathlib.Path(tempfile.mkdtemp(prefix="lifeboat-kill-"))
        self.addCleanup(shutil.rmtree, self.scratch)
        self.source = house.blueprints()[0]
        # Another name changes nearly every file.
        text = self.source.read_text(encoding="utf-8")
        self.changed = self.scratch / self.source.name
        self.changed.write_text(re.sub(r"(?m)^name: *(\S+)", r"name: killed-\1", text), encoding="utf-8")

    def compile(self, blueprint, out):
        code, printed = house.run("compile", blueprint, "-o", out)
        self.assertEqual(code, 0, printed)

    def with_foreign(self, out):
        for name, data in FOREIGN.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_bytes(data)
        return out

    def test_killed_over_an_existing_tree(self):
        old_out, new_out = self.scratch / "old", self.scratch / "new"
        self.compile(self.source, old_out)
        old = visible(self.with_foreign(old_out))
        shutil.copytree(old_out, new_out)
        begin = time.monotonic()
        self.compile(self.changed, new_out)
        whole = time.monotonic() - begin
        new = visible(new_out)
        self.assertGreater(sum(old.get(name) != data for name, data in new.items()), 3)

        seen = collections.Counter()
        for number in range(KILLS):
            out = self.scratch / f"out{number}"
            shutil.copytree(old_out, out)
            process = subprocess.Popen([house.binary(), "compile", self.changed, "-o", out],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(whole * number / KILLS)
            process.send_signal(signal.SIGKILL)
            process.wait()
            with self.subTest(number=number):
                now = visible(out)
                state = "old" if now == old else "new" if now == new else "tripwire" if TRIPWIRE in now else "mixed"
                seen[state] += 1
                self.assertNotEqual(state, "mixed")
                self.assertEqual({name: now.get(name) for name in FOREIGN}, FOREIGN)
                self.compile(self.changed, out)
                self.assertEqual(house.tree(out), new)
            shutil.rmtree(out)
        print(f"killed {KILLS} times within {whole * 1000:.1f} ms: {dict(seen)}")
        self.assertGreater(seen["old"], 0)

    def test_killed_while_making_a_new_directory(self):
        whole_out = self.scratch / "whole"
        self.compile(self.changed, whole_out)
        new = house.tree(whole_out)
        for number in range(KILLS // 3):
            out = self.scratch / f"fresh{number}" / "out"
            process = subprocess.Popen([house.binary(), "compile", self.changed, "-o", out],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(0.02 * number / KILLS * 3)
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.assertIn(house.tree(out) if out.exists() else {}, ({}, new))
            self.compile(self.changed, out)
            self.assertEqual(house.tree(out.parent), {f"out/{name}": data for name, data in new.items()})


if __name__ == "__main__":
    unittest.main()
