"""Finds other people's readers of the formats: packages of npm below this folder, and Python's jsonschema.

`scripts/test` installs the packages where it can. What is not there is a skip with the reason, never a pass.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import unittest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MODULES = HERE / "node_modules"
SARIF_SCHEMA = MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"


def sarif_schema() -> Path:
    """The schema of SARIF 2.1.0, or a skip."""
    if not SARIF_SCHEMA.is_file():
        raise unittest.SkipTest("the package with the schema of SARIF is not installed in tests/contract/formats")
    return SARIF_SCHEMA


def check_schema(schema: Path, file: Path) -> None:
    """Fails with everything that breaks the schema; skips without a validator."""
    if has_package("ajv") and has_package("ajv-draft-04"):
        done = node("validate.js", schema, file)
        if done.returncode != 0:
            raise AssertionError(f"{file.name} is not what its schema says:\n{(done.stdout + done.stderr)[:4000]}")
    elif importlib.util.find_spec("jsonschema") is not None:
        check_with_python(json.loads(schema.read_text()), json.loads(file.read_text(encoding="utf-8")))
    else:
        raise unittest.SkipTest("neither ajv nor Python's jsonschema is installed")


def check_with_python(schema: dict[str, Any], document: Any) -> None:
    import jsonschema

    validator = jsonschema.validators.validator_for(schema)(schema)
    broken = [f"{list(error.absolute_path)}: {error.message[:300]}" for error in validator.iter_errors(document)]
    if broken:
        raise AssertionError("not what the schema says:\n" + "\n".join(broken[:20]))


def read_junit(file: Path) -> dict[str, Any]:
    """What junit2json understands, or a skip."""
    if not has_package("junit2json"):
        raise unittest.SkipTest("junit2json is not installed in tests/contract/formats")
    done = node("read_junit.js", file)
    if done.returncode != 0:
        raise AssertionError(f"{file.name} cannot be read:\n{done.stderr[:4000]}")
    return json.loads(done.stdout)


def has_package(name: str) -> bool:
    return shutil.which("node") is not None and (MODULES / name).is_dir()


def node(script: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    command = ["node", str(HERE / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)
