"""Finds the outside tools and runs Terraform with them.

Contract: nothing is assumed to be installed. `find_*` answers None when a tool is absent, `require_*` turns that into
a visible skip with the reason. No path of any machine is written here: the provider mirror is searched for.
"""

from __future__ import annotations

import glob
import importlib.util
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).resolve().parents[2]
ACCOUNT = "123456789012"  # the account that moto and the stub both answer with
MIRROR_ROOTS = ("/opt/*", "/usr/share/terraform/*", "/usr/local/share/terraform/*", "~/.terraform.d/*")


def find_terraform() -> str | None:
    """The terraform on PATH."""
    return shutil.which("terraform")


def find_mirror() -> Path | None:
    """A provider mirror: any directory with `registry.terraform.io/` in it; $LIFEBOAT_TF_MIRROR first."""
    named = os.environ.get("LIFEBOAT_TF_MIRROR")
    roots = [named] if named else []
    for pattern in MIRROR_ROOTS:
        roots += sorted(glob.glob(os.path.expanduser(pattern)))
    return next((Path(root) for root in roots if (Path(root) / "registry.terraform.io").is_dir()), None)


def require_terraform() -> str:
    """Terraform's path, or a skip."""
    terraform = find_terraform()
    if terraform is None:
        raise unittest.SkipTest("terraform is not on PATH")
    return terraform


def require_emulator() -> None:
    """Skips unless the Python packages behind the emulator can be imported."""
    missing = [name for name in ("moto", "boto3", "flask", "flask_cors") if importlib.util.find_spec(name) is None]
    if missing:
        raise unittest.SkipTest(f"{' and '.join(missing)} not installed")


def lifeboat_binary() -> Path:
    """The compiler under test. Unset is a failure, not a skip: a harness without its subject proves nothing."""
    named = os.environ.get("LIFEBOAT_BINARY")
    if not named or not os.access(named, os.X_OK):
        raise AssertionError(f"set LIFEBOAT_BINARY to the lifeboat executable (it is {named!r})")
    return Path(named).resolve()


def compile_blueprint(blueprint: Path, output: Path) -> None:
    """Runs `lifeboat compile`; a failure shows what the compiler said."""
    command = [str(lifeboat_binary()), "compile", str(blueprint), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(command)} exited {done.returncode}\n{done.stdout}{done.stderr}")


@contextmanager
def scratch_directory(label: str) -> Iterator[Path]:
    """A temporary directory that is removed afterwards, unless $LIFEBOAT_KEEP_SCRATCH asks to keep it."""
    path = Path(tempfile.mkdtemp(prefix=f"lifeboat-{label}-"))
    try:
        yield path
    finally:
        if os.environ.get("LIFEBOAT_KEEP_SCRATCH"):
            print(f"kept {path}")
        else:
            shutil.rmtree(path, ignore_errors=True)


class TerraformError(AssertionError):
    """A terraform command failed; the message carries its output."""

    def __init__(self, command: str, code: int, output: str) -> None:
        super().__init__(f"terraform {command} exited {code}\n{output}")
        self.output = output


@dataclass
class Terraform:
    """Terraform in one working directory, talking to one loopback endpoint and to nothing else.

    The fake keys and the endpoint travel in the environment, so the configuration under test stays as it was emitted.
    """

    directory: Path
    endpoint: str
    seconds: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._program = require_terraform()

    def init(self) -> None:
        self.run("init", "-input=false", timeout=300)

    def validate(self) -> None:
        self.run("validate", timeout=300)

    def plan(self, *arguments: str) -> dict[str, Any]:
        """Plans and answers the plan as `terraform show -json` has it."""
        file = self.directory / "test.tfplan"
        self.run("plan", "-input=false", "-lock=false", f"-out={file.name}", *arguments, timeout=600)
        try:
            return json.loads(self.run("show", "-json", file.name, timeout=300))
        finally:
            file.unlink()

    def apply(self, *arguments: str) -> str:
        """Applies without asking; answers what Terraform printed."""
        return self.run("apply", "-input=false", "-auto-approve", *arguments, timeout=1500)

    def resources(self) -> list[dict[str, Any]]:
        """The managed resources of the state: address, type and values, those of all modules in one list."""
        state = json.loads(self.run("show", "-json", timeout=300))
        return [one for one in resources_of(state["values"]["root_module"]) if one["mode"] == "managed"]

    def state(self) -> str:
        """The raw state, as text: what a thief of the state file would read."""
        return self.run("state", "pull", timeout=120)

    def run(self, command: str, *arguments: str, timeout: float) -> str:
        """Runs one command; raises TerraformError with everything it printed when it fails."""
        started = time.monotonic()
        done = subprocess.run([self._program, command, *self._colour(command), *arguments], cwd=self.directory,
                              env=self._environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              timeout=timeout)
        self.seconds[command] = round(time.monotonic() - started, 1)
        if done.returncode != 0:
            raise TerraformError(f"{command} {' '.join(arguments)}", done.returncode, done.stdout + done.stderr)
        return done.stdout

    def _colour(self, command: str) -> list[str]:
        return [] if command in ("providers", "state", "version") else ["-no-color"]

    def _environment(self) -> Mapping[str, str]:
        inherited = {key: value for key, value in os.environ.items()
                     if not key.startswith(("AWS_", "TF_")) and not key.lower().endswith("_proxy")}
        return inherited | {
            "TF_CLI_CONFIG_FILE": str(self._cli_configuration()),
            "TF_IN_AUTOMATION": "1",
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "a",
            "AWS_SECRET_ACCESS_KEY": "b",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }

    def _cli_configuration(self) -> Path:
        """Always ours: the environment's own may name a file that does not exist."""
        file = self.directory / ".test.tfrc"
        mirror = find_mirror()
        install = f'provider_installation {{\n  filesystem_mirror {{ path = "{mirror}" }}\n}}\n' if mirror else ""
        file.write_text("disable_checkpoint = true\n" + install)
        return file


def resources_of(module: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every resource of a module of `terraform show -json` and of the modules in it."""
    yield from module.get("resources", [])
    for child in module.get("child_modules", []):
        yield from resources_of(child)


def add_test_override(tree: Path, *aliases: str) -> None:
    """Puts the one file beside the output that the test world needs.

    Terraform merges it by alias: S3 in path style (no bucket has a host name on loopback) and state on local disk.
    """
    providers = [{"alias": alias, "s3_use_path_style": True} for alias in aliases]
    override = {"terraform": {"backend": {"local": {}}}, "provider": {"aws": providers}}
    (tree / "zz_test_override.tf.json").write_text(json.dumps(override, indent=2))
