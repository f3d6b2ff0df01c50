"""What `lifeboat lint` and `lifeboat diff` write for machines is read by other people's readers, whatever a blueprint holds."""

import copy
import json
import os
import pathlib
import re
import shutil
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as xml

import house

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "formats"))
import readers  # noqa: E402  (in the folder of what it finds)

SCHEMA = house.ROOT / "docs" / "lint" / "findings.schema.json"
DIFF_SCHEMA = house.ROOT / "docs" / "diff" / "changes.schema.json"
NOT_RUN = 77  # tests/contract/CMakeLists.txt: shown as skipped

FLAGGED = """\
lifeboat: 1
name: shop
regions: { primary: { region: eu-west-1 }, dr: { region: eu-central-1 } }
services:
  web: { image: "nginx:1.27" }
databases:
  orders: { engine: mysql, version: "8.4", instance_class: db.m6g.large, storage_gib: 100, schema: a, multi_az: false }
  stock: { engine: mysql, version: "8.4", instance_class: db.m6g.large, storage_gib: 100, schema: b, multi_az: false }
  # lifeboat: allow(single-zone-database) — filled again from <orders> & "stock" within 5% of an hour ]]> [a](b) {0}
  copy: { engine: mysql, version: "8.4", instance_class: db.m6g.large, storage_gib: 100, schema: c, multi_az: false }
  # lifeboat: allow(single-zone-database) — nothing to be found here
  none: { engine: mysql, version: "8.4", instance_class: db.m6g.large, storage_gib: 100, schema: d, multi_az: true }
"""
HOSTILE_KEYS = ["a::b", "::error::", "%0A", "<&>\\\"'", "\\u0007\\u001b[31m", "\\uFFFE", "\\u202e", "größe", "]]>", "{0}",
                "[a](http://example.test)", "line\\nbreak", "\\U0001F6DF"]
HOSTILE_NAMES = [b"a b%41.yaml", b"x,y:z.yaml", "ü<&\">'.yaml".encode(), b"line\nbreak.yaml", b"latin-\xfc.yaml",
                 b"sub/../-.yaml", b"#?.yaml", b"bell\x07.yaml"]


def hostile():
    return FLAGGED + "".join(f'"{key}": 1\n' for key in HOSTILE_KEYS)


def closed(schema):
    """The schema, without room for what it does not name."""
    strict = json.loads(schema.read_text(encoding="utf-8"))

    def close(node):
        if isinstance(node, dict):
            if "properties" in node:
                node["additionalProperties"] = False
            for value in node.values():
                close(value)
        elif isinstance(node, list):
            for value in node:
                close(value)

    close(strict)
    return strict


class Formats(unittest.TestCase):
    """Lints once for all tests: the golden cases as they are, blueprints, and files with hostile names and keys."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="lifeboat-formats-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        (cls.folder / "sub").mkdir()
        names = [b"flagged.yaml", *HOSTILE_NAMES, b"missing.yaml"]
        for number, name in enumerate(names[:-1]):
            (cls.folder / os.fsdecode(name)).write_text(hostile() if number % 2 else FLAGGED, encoding="utf-8")
        cases = sorted((house.ROOT / "tests" / "golden" / "cases").glob("*/**/*.yaml"))
        for number, source in enumerate([*cases, *house.blueprints()]):
            name = f"case-{number}.yaml"
            shutil.copyfile(source, cls.folder / name)
            names.append(name.encode())
        cls.paths = [os.fsdecode(name) for name in names]
        cls.code = cls.lint("full", *cls.paths)

    @classmethod
    def lint(cls, name, *paths):
        outputs = [f"--output={form}={name}.{form}" for form in ("json", "sarif", "junit", "github", "short")]
        code, printed = house.run("lint", *outputs, "--", *paths, cwd=cls.folder)
        assert code in (0, 1, 2), printed
        return code

    def file(self, name):
        return self.folder / name

    def load(self, name):
        return json.loads(self.file(name).read_text(encoding="utf-8"))

    def test_a_file_that_is_missing_decides_the_exit_code(self):
        self.assertEqual(self.code, 2)

    def test_json_is_what_its_schema_says_and_nothing_else(self):
        self.file("strict.json").write_text(json.dumps(closed(SCHEMA)))
        readers.check_schema(self.file("strict.json"), self.file("full.json"))

    def test_json_schema_refuses_what_is_wrong(self):
        wrong = copy.deepcopy(self.load("full.json"))
        wrong["findings"][0]["severity"] = "fatal"
        self.file("wrong.json").write_text(json.dumps(wrong))
        with self.assertRaises(AssertionError):
            readers.check_schema(SCHEMA, self.file("wrong.json"))

    def test_json_counts_itself(self):
        report = self.load("full.json")
        summary = report["summary"]
        said = report["findings"] + report["errors"]
        for severity, name in (("error", "errors"), ("warning", "warnings"), ("info", "remarks")):
            self.assertEqual(summary[name], sum(one["severity"] == severity for one in said))
        self.assertEqual(summary["allowed"], len(report["allowed"]))
        self.assertEqual(summary["files"], len(self.paths))
        self.assertGreater(len(report["errors"]), 100)
        self.assertGreater(len(report["allowed"]), 3)

    def test_sarif_is_what_the_standard_says(self):
        readers.check_schema(readers.sarif_schema(), self.file("full.sarif"))

    def test_sarif_says_the_same_as_json(self):
        report, run = self.load("full.json"), self.load("full.sarif")["runs"][0]
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        self.assertEqual(rules, sorted(set(rules)))
        self.assertTrue(all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"]))
        self.assertEqual(len(run["results"]), sum(len(report[part]) for part in ("findings", "allowed", "errors")))
        suppressed = [one for one in run["results"] if "suppressions" in one]
        self.assertEqual([one["suppressions"][0]["kind"] for one in suppressed], ["inSource"] * len(report["allowed"]))
        self.assertEqual({one["partialFingerprints"]["lifeboatFinding/v1"] for one in suppressed},
                         {one["fingerprint"] for one in report["allowed"]})

    def test_sarif_names_files_by_references_that_lead_back(self):
        run = self.load("full.sarif")["runs"][0]
        uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
        self.assertEqual([urllib.parse.unquote_to_bytes(uri) for uri in uris],
                         [os.fsencode(path) for path in self.paths])
        for uri in uris:
            self.assertRegex(uri, r"^(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+$")
        for result in run["results"]:
            location = result["locations"][0]["physicalLocation"]["artifactLocation"]
            self.assertEqual(uris[location["index"]], location["uri"])
        self.assertNotIn(str(self.folder), self.file("full.sarif").read_text(encoding="utf-8"))

    def test_junit_is_read_alike(self):
        root = xml.parse(self.file("full.junit")).getroot()
        self.assertEqual(len(root), len(self.paths))
        for suite in root:
            children = [case[0].tag for case in suite if len(case)]
            for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
                self.assertEqual(int(suite.get(attribute)), children.count(tag), suite.get("name"))
            self.assertEqual(int(suite.get("tests")), len(suite))
        read = readers.read_junit(self.file("full.junit"))
        self.assertEqual([(one["tests"], one["failures"], one["errors"]) for one in read["testsuite"]],
                         [tuple(int(suite.get(name)) for name in ("tests", "failures", "errors")) for suite in root])
        self.assertEqual([one["name"] for one in read["testsuite"]], [suite.get("name") for suite in root])

    def test_github_and_short_have_one_line_for_each(self):
        report = self.load("full.json")
        said = len(report["findings"]) + len(report["errors"])
        lines = self.file("full.github").read_bytes().split(b"\n")[:-1]
        self.assertEqual(len(lines), said)
        for line in lines:
            command, _, _ = line[2:].partition(b"::")
            self.assertRegex(command, rb"^(?:error|warning|notice) (?:[a-zA-Z]+=[^,:\r\n]+,?)+$")
        self.assertEqual(len(self.file("full.short").read_bytes().split(b"\n")) - 1, said)

    def test_no_control_character_gets_through(self):
        for name in ("full.sarif", "full.junit", "full.github", "full.short"):
            found = set(self.file(name).read_text(encoding="utf-8")) & {*map(chr, range(32)), "\x7f", "\u202e", "\ufffe"}
            self.assertLessEqual(found, {"\n"}, name)

    def test_fingerprints_stay_when_lines_move(self):
        self.file("moved.yaml").write_text(FLAGGED, encoding="utf-8")
        self.lint("before", "moved.yaml")
        self.file("moved.yaml").write_text("# one\n\n# two\n" + FLAGGED.replace("services:", "\nservices:"), encoding="utf-8")
        self.lint("after", "./moved.yaml")
        before, after = self.load("before.json"), self.load("after.json")
        for part in ("findings", "allowed"):
            prints = [one["fingerprint"] for one in before[part]]
            self.assertEqual(prints, [one["fingerprint"] for one in after[part]])
            self.assertEqual(len(prints), len(set(prints)))
            self.assertNotEqual(before[part][0]["labels"], after[part][0]["labels"])


class DiffFormats(unittest.TestCase):
    """Compares blueprints with hostile names and values, once for all tests."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="lifeboat-diff-formats-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        (cls.folder / "sub").mkdir()
        blog = (house.ROOT / "blueprints" / "flask-blog.yaml").read_text(encoding="utf-8")
        values = "".join(f'      V{number}: "{key} `x` | @octocat <b> #1"\n' for number, key in enumerate(HOSTILE_KEYS))
        changed = blog.replace("    port: 5000\n", f"    port: 5001\n    environment:\n{values}", 1)
        sides = {"changed": (blog, changed), "gone": (changed, blog.replace("storage_gib: 20", "storage_gib: 30")),
                 "other": (blog, (house.ROOT / "blueprints" / "shop.yaml").read_text(encoding="utf-8")),
                 "same": (blog, blog)}
        cls.names = {name: os.fsdecode(HOSTILE_NAMES[number]) for number, name in enumerate(sides)}
        cls.codes = {}
        for name, (before, after) in sides.items():
            (cls.folder / "old.yaml").write_text(before, encoding="utf-8")
            (cls.folder / cls.names[name]).write_text(after, encoding="utf-8")
            outputs = [f"--output={form}={name}.{form}" for form in ("json", "markdown", "github", "text")]
            cls.codes[name], printed = house.run("diff", *outputs, "--", "old.yaml", cls.names[name], cwd=cls.folder)
            assert cls.codes[name] in (0, 4), printed

    def text(self, name):
        return (self.folder / name).read_text(encoding="utf-8")

    def load(self, name):
        return json.loads(self.text(f"{name}.json"))

    def test_json_is_what_its_schema_says_and_nothing_else(self):
        strict = self.folder / "strict.json"
        strict.write_text(json.dumps(closed(DIFF_SCHEMA)))
        for name in self.names:
            with self.subTest(name=name):
                readers.check_schema(strict, self.folder / f"{name}.json")
        self.assertGreater(len(self.load("other")["changes"]), 50)

    def test_json_schema_refuses_what_is_wrong(self):
        wrong = self.load("changed")
        wrong["changes"][0]["risk"] = "fatal"
        (self.folder / "wrong.json").write_text(json.dumps(wrong))
        with self.assertRaises(AssertionError):
            readers.check_schema(DIFF_SCHEMA, self.folder / "wrong.json")

    def test_json_counts_itself(self):
        for name in self.names:
            report = self.load(name)
            summary = report["summary"]
            self.assertEqual(summary["changes"], len(report["changes"]))
            for risk in ("none", "in-place", "disruptive", "replace", "data-loss"):
                self.assertEqual(summary[risk], sum(one["risk"] == risk for one in report["changes"]))
            self.assertEqual(summary["rejected"], sum(one["rejected"] for one in report["changes"]))
            self.assertEqual(report["gate"]["passed"], self.codes[name] == 0)

    def test_nothing_is_nothing(self):
        self.assertEqual(self.load("same")["changes"], [])
        self.assertEqual(self.text("same.github"), "")
        self.assertEqual(self.text("same.text"), "no changes\n")

    def test_github_has_commands_and_nothing_else(self):
        for name in self.names:
            for line in self.text(f"{name}.github").splitlines():
                command, _, _ = line[2:].partition("::")
                self.assertRegex(command, r"^(?:error|warning|notice) (?:[a-zA-Z]+=[^,:\r\n]+,?)+$")

    def test_markdown_fits_into_a_comment_and_closes_what_it_opens(self):
        for name in self.names:
            text = self.text(f"{name}.markdown")
            self.assertTrue(text.startswith("<!-- lifeboat-diff -->\n"))
            self.assertLessEqual(len(text.encode()), 65536)
            self.assertEqual(text.count("<details>"), text.count("</details>"))
            outside = re.sub(r"^(`{3,})diff\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
            self.assertNotRegex(re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", outside), r"@octocat|#1\b|<b> ")

    def test_no_control_character_gets_through(self):
        for name in self.names:
            for form in ("markdown", "github", "text"):
                found = set(self.text(f"{name}.{form}")) & {*map(chr, range(32)), "\x7f", "\u202e", "\ufffe"}
                self.assertLessEqual(found, {"\n"}, f"{name}.{form}")


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=1).result
    for test, reason in result.skipped:
        print(f"skipped {test.id()}: {reason}")
    sys.exit(1 if not result.wasSuccessful() else NOT_RUN if result.skipped else 0)
