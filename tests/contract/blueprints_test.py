"""What is shipped is clean: no rule finds anything in it that nobody decided to live with."""

import json
import subprocess
import unittest

import house


class Blueprints(unittest.TestCase):
    def test_nothing_is_found_in_what_is_shipped(self):
        shipped = sorted((house.ROOT / "blueprints").glob("*.yaml"))
        self.assertGreaterEqual(len(shipped), 3)
        done = subprocess.run([house.binary(), "lint", "--format", "json", *shipped], capture_output=True, text=True,
                              check=False)
        report = json.loads(done.stdout)
        self.assertEqual([], report["errors"])
        self.assertEqual([], [f"{one['file']}: {one['rule']}: {one['message']}" for one in report["findings"]])
        for one in report["allowed"]:
            with self.subTest(file=one["file"], rule=one["rule"]):
                self.assertGreaterEqual(len(one["reason"].split()), 4, "a reason is a sentence")


if __name__ == "__main__":
    unittest.main()
