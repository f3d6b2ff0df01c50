"""The start script of instances, run for real in a folder of its own, with every command that leaves it replaced.

Contract: whatever settings hold arrives in the container byte for byte and runs nowhere; the password is in the environment
of `docker run` and nowhere else; what is missing ends a run with an error, so that systemd repeats it.
"""

from __future__ import annotations

import json
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parents[2] / "templates" / "user_data" / "start.sh"
FAKE = Path(__file__).resolve().parent / "fake_command.py"
REAL_TOOLS = ("bash", "cat", "install", "mkdir", "mv", "python3")
PASSWORD = "p$(touch pwned)'\"\\ ${HOME}`id`\n;&|"
HOSTILE = {
    "COMMAND": "$(touch pwned) `touch pwned` ; touch pwned",
    "EXPANSION": "${HOME} $PATH %{http_code} ~ * \\",
    "QUOTES": "'\"'\\''",
    "LINES": "one\ntwo\n\n#!/bin/sh\nEOF\n",
    "EMPTY": "",
    "PATH": "/nowhere",
    "LD_PRELOAD": "/nowhere.so",
    "BASH_ENV": "/nowhere.sh",
    "IFS": "a",
    "UNICODE": "\u00e9\u4e16\U0001f6df\u202e",
    "OPTION": "--privileged",
}


class World:
    """A folder with fake commands first and alone on PATH, and a root for what the script writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root"
        self.answers: list[list[object]] = [
            ["curl", ["PUT"], 0, "TOKEN"],
            ["curl", ["X-aws-ec2-metadata-token: TOKEN"], 0, "eu-west-1"],
            ["aws", ["ssm", "/app/rds-endpoint"], 0, "db.example.com\n"],
            ["aws", ["ssm", "/app/s3-bucket-name"], 0, "media-bucket\n"],
            ["aws", ["secretsmanager"], 0, json.dumps({"username": "app", "password": PASSWORD}) + "\n"],
            ["aws", ["ecr"], 0, "REGISTRY-TOKEN\n"],
        ]
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in REAL_TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or tool)
        for name in ("aws", "curl", "dnf", "docker", "systemctl"):
            self.add_fake(name)

    def add_fake(self, name: str) -> None:
        fake = self.folder / "fake_command.py"
        if not fake.exists():
            fake.write_text(f"#!{sys.executable} -IS\n" + FAKE.read_text())
            fake.chmod(0o755)
        (self.bin / name).symlink_to(fake)

    def write_user_data(self, settings: list[str], name: str = "part-001") -> Path:
        path = self.folder / name
        path.write_text("\n".join(["#!/bin/bash", *settings]) + "\n" + SCRIPT.read_text())
        path.chmod(0o700)
        return path

    def execute(self, command: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        (self.folder / "answers.json").write_text(json.dumps(self.answers))
        environment = {"PATH": str(self.bin), "LIFEBOAT_ROOT": str(self.root), "FAKE_WORLD": str(self.folder)}
        return subprocess.run([str(command), *arguments], env=environment, cwd=self.folder, capture_output=True,
                              text=True, timeout=60, check=False)

    def calls(self, name: str) -> list[dict[str, object]]:
        log = self.folder / "calls.jsonl"
        lines = log.read_text().splitlines() if log.exists() else []
        return [call for call in map(json.loads, lines) if call["name"] == name]

    def docker_run(self) -> dict[str, object]:
        runs = [call for call in self.calls("docker") if call["argv"][0] == "run"]
        assert len(runs) == 1, f"docker run was called {len(runs)} times"
        return runs[0]

    def bytes_on_disk(self) -> bytes:
        return b"".join(path.read_bytes() for path in sorted(self.root.rglob("*")) if path.is_file())


def settings(environment: dict[str, str] | None = None, image: str = "example/blog:1") -> list[str]:
    pairs = [shlex.quote(f"{name}={value}") for name, value in (environment or {}).items()]
    return [
        f"APP_IMAGE={shlex.quote(image)}",
        "APP_PORT='5000'",
        "DATABASE_ENDPOINT_PARAMETER='/app/rds-endpoint'",
        "DATABASE_SECRET='blog/databases/blog'",
        "DATABASE_PORT='3306'",
        "DATABASE_NAME='appDB'",
        "BUCKET_NAME_PARAMETER='/app/s3-bucket-name'",
        "APP_ENVIRONMENT=(",
        *pairs,
        ")",
    ]


class StartScript(unittest.TestCase):
    def setUp(self) -> None:
        self.scratch = tempfile.TemporaryDirectory(prefix="lifeboat-start-")
        self.addCleanup(self.scratch.cleanup)
        self.world = World(Path(self.scratch.name))

    def assert_ok(self, done: subprocess.CompletedProcess[str]) -> None:
        self.assertEqual(done.returncode, 0, done.stderr)

    def installed(self) -> Path:
        return self.world.root / "usr/local/bin/lifeboat-start"

    def container_environment(self) -> dict[str, str]:
        """What Docker would give the container: `--env=NAME=value`, or a name and the caller's own value."""
        run = self.world.docker_run()
        found = {}
        for argument in run["argv"]:
            if argument.startswith("--env="):
                name, equals, value = argument.removeprefix("--env=").partition("=")
                found[name] = value if equals else run["environment"][name]
        return found


class Static(unittest.TestCase):
    def test_is_bash(self) -> None:
        subprocess.run(["bash", "-n", str(SCRIPT)], check=True)

    def test_shellcheck_is_silent(self) -> None:
        shellcheck = shutil.which("shellcheck")
        if shellcheck is None:
            self.skipTest("shellcheck is not on PATH")
        done = subprocess.run([shellcheck, str(SCRIPT)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)


class Install(StartScript):
    def test_installs_itself_with_its_settings(self) -> None:
        user_data = self.world.write_user_data(settings(HOSTILE))
        self.assert_ok(self.world.execute(user_data))
        self.assertEqual(self.installed().read_bytes(), user_data.read_bytes())
        self.assertEqual(stat.S_IMODE(self.installed().stat().st_mode), 0o700)
        self.assertFalse((self.world.folder / "pwned").exists())

    def test_needs_neither_network_nor_docker(self) -> None:
        self.assert_ok(self.world.execute(self.world.write_user_data(settings())))
        for name in ("aws", "curl", "dnf", "docker"):
            self.assertEqual(self.world.calls(name), [], name)

    def test_the_service_is_enabled_and_not_waited_for(self) -> None:
        self.assert_ok(self.world.execute(self.world.write_user_data(settings())))
        calls = [call["argv"] for call in self.world.calls("systemctl")]
        self.assertEqual(calls[0], ["daemon-reload"])
        self.assertIn("lifeboat-app.service", calls[1])
        self.assertEqual(calls[2], ["--no-block", "restart", "lifeboat-app.service"])

    def test_the_service_waits_for_cloud_init_and_never_gives_up(self) -> None:
        self.assert_ok(self.world.execute(self.world.write_user_data(settings())))
        unit = (self.world.root / "etc/systemd/system/lifeboat-app.service").read_text().splitlines()
        self.assertIn("Restart=always", unit)
        self.assertIn("StartLimitIntervalSec=0", unit)
        self.assertIn("ExecStart=/usr/local/bin/lifeboat-start run", unit)
        self.assertTrue(any(line.startswith("After=") and "cloud-final.service" in line for line in unit))

    def test_what_docker_writes_about_containers_stays_in_memory(self) -> None:
        self.assert_ok(self.world.execute(self.world.write_user_data(settings())))
        for unit, folder, service in (
            ("var-lib-docker-containers.mount", "/var/lib/docker/containers", "docker.service"),
            ("var-lib-containerd.mount", "/var/lib/containerd", "containerd.service"),
        ):
            lines = (self.world.root / "etc/systemd/system" / unit).read_text().splitlines()
            for line in ("What=tmpfs", "Type=tmpfs", f"Where={folder}", f"RequiredBy={service}", f"Before={service}"):
                self.assertIn(line, lines)
        json.loads((self.world.root / "etc/docker/daemon.json").read_text())

    def test_replaces_what_an_image_brought(self) -> None:
        self.assert_ok(self.world.execute(self.world.write_user_data(settings(image="example/old:1"), "old")))
        self.assert_ok(self.world.execute(self.world.write_user_data(settings(image="example/new:1"), "new")))
        self.assertNotIn("example/old", self.installed().read_text())
        self.assert_ok(self.world.execute(self.installed(), "run"))
        self.assertEqual(self.world.docker_run()["argv"][-1], "example/new:1")


class Run(StartScript):
    def start(self, lines: list[str]) -> subprocess.CompletedProcess[str]:
        return self.world.execute(self.world.write_user_data(lines), "run")

    def test_hostile_values_arrive_as_data(self) -> None:
        self.assert_ok(self.start(settings(HOSTILE)))
        found = self.container_environment()
        for name, value in HOSTILE.items():
            self.assertEqual(found[name], value, name)
        self.assertFalse((self.world.folder / "pwned").exists())
        self.assertEqual(self.world.docker_run()["argv"][-1], "example/blog:1")

    def test_no_environment_at_all(self) -> None:
        self.assert_ok(self.start(["APP_IMAGE='example/blog:1'", "APP_PORT='80'", "APP_ENVIRONMENT=(", ")"]))
        self.assertEqual(self.container_environment(), {"APP_PORT": "80", "AWS_REGION": "eu-west-1"})
        self.assertEqual(self.world.calls("aws"), [])

    def test_the_region_is_the_instances_own(self) -> None:
        self.assert_ok(self.start(settings()))
        self.assertEqual({call["environment"]["AWS_REGION"] for call in self.world.calls("aws")}, {"eu-west-1"})

    def test_the_database_and_the_bucket_reach_the_container(self) -> None:
        self.assert_ok(self.start(settings()))
        self.assertEqual(self.container_environment(), {
            "APP_PORT": "5000", "AWS_REGION": "eu-west-1", "BUCKET_NAME": "media-bucket", "DATABASE_HOST": "db.example.com",
            "DATABASE_NAME": "appDB", "DATABASE_PASSWORD": PASSWORD, "DATABASE_PORT": "3306", "DATABASE_USER": "app"})
        self.assertIn("5000:5000", self.world.docker_run()["argv"])

    def test_the_password_is_on_no_command_line_and_on_no_disk(self) -> None:
        user_data = self.world.write_user_data(settings())
        self.assert_ok(self.world.execute(user_data))
        self.assert_ok(self.world.execute(self.installed(), "run"))
        for name in ("aws", "curl", "docker", "systemctl"):
            for call in self.world.calls(name):
                self.assertNotIn(PASSWORD, "\0".join(call["argv"]))
        self.assertNotIn(PASSWORD.encode(), self.world.bytes_on_disk())

    def test_what_is_missing_ends_the_run(self) -> None:
        for name, word in (("curl", "PUT"), ("aws", "/app/rds-endpoint"), ("aws", "secretsmanager"),
                           ("aws", "/app/s3-bucket-name"), ("docker", "pull"), ("systemctl", "start")):
            with self.subTest(name=name, word=word), tempfile.TemporaryDirectory() as folder:
                world = World(Path(folder))
                world.answers.insert(0, [name, [word], 255, ""])
                world.answers.append(["docker", ["inspect"], 1, ""])
                done = world.execute(world.write_user_data(settings()), "run")
                self.assertNotEqual(done.returncode, 0)
                self.assertFalse([call for call in world.calls("docker") if call["argv"][0] == "run"])

    def test_a_secret_without_a_password_ends_the_run(self) -> None:
        self.world.answers.insert(0, ["aws", ["secretsmanager"], 0, '{"username": "app"}\n'])
        self.assertNotEqual(self.start(settings()).returncode, 0)

    def test_an_image_that_is_there_needs_no_registry(self) -> None:
        self.assert_ok(self.start(settings(image="123456789012.dkr.ecr.eu-west-1.amazonaws.com/blog:1")))
        words = [call["argv"][0] for call in self.world.calls("docker")]
        self.assertNotIn("pull", words)
        self.assertNotIn("login", words)

    def test_a_private_registry_gets_its_token_on_standard_input(self) -> None:
        self.world.answers.append(["docker", ["inspect"], 1, ""])
        self.assert_ok(self.start(settings(image="123456789012.dkr.ecr.eu-central-1.amazonaws.com/blog:1")))
        login = next(call for call in self.world.calls("docker") if call["argv"][0] == "login")
        self.assertEqual(login["argv"][-1], "123456789012.dkr.ecr.eu-central-1.amazonaws.com")
        self.assertEqual(login["stdin"], "REGISTRY-TOKEN\n")
        self.assertEqual(login["environment"]["DOCKER_CONFIG"], "/run/lifeboat")
        token = next(call for call in self.world.calls("aws") if call["argv"][0] == "ecr")
        self.assertIn("eu-central-1", token["argv"])

    def test_another_registry_gets_no_token(self) -> None:
        self.world.answers.append(["docker", ["inspect"], 1, ""])
        self.assert_ok(self.start(settings(image="evil.example/123456789012.dkr.ecr.eu-west-1.amazonaws.com/blog:1")))
        self.assertNotIn("login", [call["argv"][0] for call in self.world.calls("docker")])

    def test_docker_is_installed_only_when_it_is_missing(self) -> None:
        self.assert_ok(self.start(settings()))
        self.assertEqual(self.world.calls("dnf"), [])
        (self.world.bin / "docker").unlink()
        (self.world.folder / "calls.jsonl").unlink()
        self.assert_ok(self.start(settings()))
        self.assertEqual(len(self.world.calls("dnf")), 1)
        self.world.docker_run()


if __name__ == "__main__":
    unittest.main()
