"""Strings of a blueprint are data: no template, no shell command, no path comes out of hostile.yaml.

The values are looked for in the plan, that is, after Terraform has read the emitted JSON and evaluated it.
"""

from __future__ import annotations

import base64
import subprocess
import unittest
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.terraform import report, tools
from tests.terraform.plan_gate import judge
from tests.terraform.test_validate_plan import planned

HOSTILE = Path(__file__).with_name("hostile.yaml")

# What hostile.yaml says, once more and by hand: a YAML reader of our own would only agree with itself.
TAGS = {
    "Template": "${path.module} %{ if true }yes%{ endif }",
    "Escaped": "$${already} %%{already} $$$${twice} $DEFAULT",
    "Shell": "$(touch /tmp/lifeboat-was-here) `id` ; rm -rf \"$HOME\" '",
    "Path": "../../../etc/passwd",
    "Lines": "first\nsecond\ttab",
}
ENVIRONMENT = {
    "TEMPLATE": "${uuid()} %{ for x in y }",
    "ESCAPED": "$${already} %%{already} $$",
    "QUOTES": "it's \"quoted\" \\ and ' again",
    "LINES": "first\nEOF\n'EOF'\nlast",
    "COMMAND": "$(touch /tmp/lifeboat-was-here) `id` ; rm -rf / #",
    "TRAVERSAL": "../../etc/passwd",
    "SNOWMAN": "naïve — ☃",
}


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_terraform()


class HostileStrings(unittest.TestCase):
    plan: dict[str, Any]

    @classmethod
    def setUpClass(cls) -> None:
        scratch = cls.enterClassContext(tools.scratch_directory("hostile"))
        cls.tree = scratch / "inner" / "tree"
        tools.compile_blueprint(HOSTILE, cls.tree)
        cls.around = [path for path in scratch.rglob("*") if path.is_file() and cls.tree not in path.parents]
        with planned(cls.tree, "hostile") as plan:
            cls.plan = plan

    def planned_values(self, resource: str) -> list[dict[str, Any]]:
        planned_resources = tools.resources_of(self.plan["planned_values"]["root_module"])
        found = [one["values"] for one in planned_resources if one["type"] == resource]
        self.assertTrue(found, f"the plan has no {resource}")
        return found

    def test_nothing_is_written_outside_the_output(self) -> None:
        self.assertEqual([], self.around)
        self.assertFalse(Path("/tmp/lifeboat-was-here").exists())

    def test_the_plan_is_clean(self) -> None:
        self.assertEqual([], judge(self.plan, creates_allowed=True).problems)

    def test_tags_arrive_unchanged(self) -> None:
        for values in self.planned_values("aws_vpc"):
            for key, value in TAGS.items():
                self.assertEqual(value, values["tags_all"].get(key))

    def test_the_health_check_path_arrives_unchanged(self) -> None:
        for values in self.planned_values("aws_lb_target_group"):
            self.assertEqual("/a%{b}${uuid()}/../c", values["health_check"][0]["path"])

    def test_database_parameters_arrive_unchanged(self) -> None:
        for values in self.planned_values("aws_db_parameter_group"):
            found = {one["name"]: one["value"] for one in values["parameter"]}
            self.assertEqual("SET @a='${uuid()} %{ if true }'", found.get("init_connect"))

    def test_user_data_is_shell_that_parses(self) -> None:
        for script in self.user_data():
            checked = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
            self.assertEqual((0, ""), (checked.returncode, checked.stderr), script)

    def test_every_word_of_user_data_is_data_or_ours(self) -> None:
        """The shell itself splits the words: each environment value must come out whole, as one `NAME=value`."""
        for script in self.user_data():
            words = set(shell_words(script))
            for name, value in ENVIRONMENT.items():
                self.assertTrue({f"{name}={value}", value} & words, f"{name} did not arrive as one word in\n{script}")

    def user_data(self) -> Iterator[str]:
        for values in self.planned_values("aws_launch_template"):
            self.assertIn("user_data", values, "user data is not known while planning, so it cannot be judged")
            yield base64.b64decode(values["user_data"]).decode()


def shell_words(script: str) -> list[str]:
    """Words of a script by shlex, quotes taken off; comments are kept as words, which does no harm here."""
    import shlex

    return shlex.split(script, comments=False, posix=True)


if __name__ == "__main__":
    report.main()
