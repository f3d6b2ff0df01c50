"""Strings of a blueprint are data: no template, no shell command, no path comes out of hostile.yaml.

The values are looked for in the plan, that is, after Terraform has read the emitted JSON and evaluated it.
"""

from __future__ import annotations

import base64
import shutil
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
TAGS = {"Path": "../../../etc/passwd", "Snowman": "naïve - ☃"}
HEALTH_CHECK_PATH = "/a$$b$(id)/../'%%25';exit?x=$HOME&y=%25"
ENVIRONMENT = {
    "TEMPLATE": "${uuid()} %{ for x in y }",
    "ESCAPED": "$${already} %%{already} $$$${twice} $$ %% $",
    "QUOTES": "it's \"quoted\" \\ and ' again\\",
    "LINES": "first\nEOF\n'EOF'\n)\n#!/bin/bash\nlast\n",
    "COMMAND": "$(touch /tmp/lifeboat-was-here) `touch /tmp/lifeboat-was-here` ; exit 3 #",
    "SPLIT": "two words  *  ? [a-z] {a,b} ~ !! \t&& || | > <",
    "TRAVERSAL": "../../etc/passwd",
    "MIME": "MIME-Version: 1.0\nContent-Type: text/x-shellscript",
    "SNOWMAN": "naïve — ☃",
    "EMPTY": "",
}
PRINT_ENVIRONMENT = r'''printf '%s\0' "${APP_ENVIRONMENT[@]}"'''


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
            self.assertEqual(HEALTH_CHECK_PATH, values["health_check"][0]["path"])

    def test_database_parameters_arrive_unchanged(self) -> None:
        for values in self.planned_values("aws_db_parameter_group"):
            found = {one["name"]: one["value"] for one in values["parameter"]}
            self.assertEqual("SET @a='${uuid()} %{ if true }'", found.get("init_connect"))

    def test_user_data_is_shell_that_parses(self) -> None:
        for script in self.user_data():
            checked = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True)
            self.assertEqual((0, ""), (checked.returncode, checked.stderr), script)

    def test_the_shell_reads_each_variable_as_it_was_written(self) -> None:
        for script in self.user_data():
            self.assertEqual(ENVIRONMENT, evaluated_environment(script))
        self.assertFalse(Path("/tmp/lifeboat-was-here").exists())

    def test_cloud_init_does_not_take_the_script_for_a_message(self) -> None:
        for script in self.user_data():
            self.assertTrue(script.startswith("#!/bin/bash\n"))
            self.assertNotIn("mime-version:", script.lower())

    def user_data(self) -> Iterator[str]:
        for values in self.planned_values("aws_launch_template"):
            self.assertIn("user_data", values, "user data is not known while planning, so it cannot be judged")
            yield base64.b64decode(values["user_data"]).decode()


def evaluated_environment(script: str) -> dict[str, str]:
    """The container's environment, as bash itself evaluates the settings in front of the start script.

    Without a PATH and restricted: were a string to get out of its quotes, it would find no command to run.
    """
    bash = shutil.which("bash") or "bash"
    settings = script[:script.index("set -euo pipefail")]
    shell = [bash, "--restricted", "--norc", "--noprofile", "-c", settings + PRINT_ENVIRONMENT]
    done = subprocess.run(shell, capture_output=True, env={"PATH": "/nonexistent"}, check=True)
    entries = done.stdout.decode().split("\0")[:-1]
    return dict(entry.split("=", 1) for entry in entries)


if __name__ == "__main__":
    report.main()
