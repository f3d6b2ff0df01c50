"""The table of what the AWS provider does to each attribute knows every attribute that is emitted.

Needs no Terraform: the golden trees and those of a few more blueprints are held against data/provider_updates.tsv.
That the provider still answers as the table says is the business of tests/terraform.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import house

sys.path.insert(0, str(house.ROOT / "data"))

from probe import owned, table  # noqa: E402

# Arguments whose keys are data; every other object in a tree is a nested block.
MAPS = {"dimensions", "tags", "variables"}
META = {"//", "depends_on", "lifecycle", "provider"}
# What emitters write into blocks that are no resources: nothing of that can be updated or replaced.
WRITTEN = re.compile(r'\.(?:Set|SetOptional|SetUnlessEmpty|SetFile|Nest|Append)\(\s*"(\w+)"')
MORE_BLUEPRINTS = ("data/probe/rare.yaml", "tests/terraform/large.yaml")


def blocks(folder):
    """(keyword, type, body) of every block in a tree of Terraform JSON."""
    for file in sorted(pathlib.Path(folder).rglob("*.tf.json")):
        for keyword, types in json.loads(file.read_text(encoding="utf-8")).items():
            if keyword in {"resource", "data", "ephemeral"}:
                for type_, named in types.items():
                    yield from ((keyword, type_, body) for body in named.values())


def paths(value, prefix=""):
    """Paths without list positions of everything that a body sets, blocks included."""
    for name, inner in value.items():
        if not prefix and name in META:
            continue
        yield prefix + name
        if name not in MAPS:
            for one in inner if isinstance(inner, list) else [inner]:
                if isinstance(one, dict):
                    yield from paths(one, f"{prefix}{name}.")


def names(value):
    """Every key at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from names(inner)
    elif isinstance(value, list):
        for one in value:
            yield from names(one)


class ProviderUpdates(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.rows = {(row.type, row.path): row for row in table.committed()}
        cls.blocks = []
        for expected in sorted((house.ROOT / "tests/golden/cases/emit").glob("*/expected")):
            cls.blocks += blocks(expected)
        assert cls.blocks, "no golden tree"
        with tempfile.TemporaryDirectory() as scratch:
            for number, blueprint in enumerate(MORE_BLUEPRINTS):
                code, said = house.run("compile", house.ROOT / blueprint, "-o", f"{scratch}/{number}")
                assert code == 0, said
                cls.blocks += blocks(f"{scratch}/{number}")
        cls.emitted = {(type_, path) for keyword, type_, body in cls.blocks if keyword == "resource"
                       for path in paths(body)}

    def test_everything_emitted_is_in_the_table(self):
        missing = sorted(f"{type_} {path}" for type_, path in self.emitted - self.rows.keys())
        self.assertEqual([], missing, "add a value for it in data/probe/samples, then run data/probe_updates.py")

    def test_what_the_table_calls_emitted_is(self):
        called = {key for key, row in self.rows.items() if row.kind == "emitted"}
        self.assertEqual([], sorted(called - self.emitted), "no known tree has these any more: a trap, or nothing")
        traps = {key for key, row in self.rows.items() if row.kind == "trap"}
        self.assertEqual([], sorted(traps & self.emitted), "emitted by now: move it in data/probe/samples")

    def test_the_known_trees_show_everything_that_emitters_write(self):
        shown = {name for _, _, body in self.blocks for name in names(body)}
        for file in house.files():
            if file.parts[:3] == ("src", "emit", "modules"):
                hidden = sorted(set(WRITTEN.findall(house.text(file))) - shown)
                self.assertEqual([], hidden, f"{file} writes what no known tree shows: extend data/probe/rare.yaml")

    def test_every_type_is_there(self):
        self.assertEqual(set(owned.resource_types().values()), {type_ for type_, _ in self.rows} & {
            type_ for type_, _ in self.emitted})

    def test_runtime_owned_attributes_are_marked(self):
        marked = {(type_, path.partition(".")[0]) for (type_, path), row in self.rows.items() if row.kind == "owned"}
        self.assertEqual(owned.runtime_owned(), marked)
        ignored = {(type_, path) for keyword, type_, body in self.blocks if keyword == "resource"
                   for path in body.get("lifecycle", {}).get("ignore_changes", [])}
        self.assertEqual(set(), ignored - marked)

    def test_unsettled_transitions_have_a_reason(self):
        for key, row in self.rows.items():
            if table.UNSETTLED in row.transitions:
                self.assertTrue(row.notes, f"{key} has `?` and no note")

    def test_the_generated_files_are_current(self):
        done = subprocess.run([sys.executable, "-B", house.ROOT / "data/generate.py", "--check"],
                              stderr=subprocess.PIPE, text=True)
        self.assertEqual(0, done.returncode, done.stderr)


if __name__ == "__main__":
    unittest.main()
