"""AWS's published list of IAM actions, with the kinds of resources that each one takes.

The list is a data file of the package cfn-lint, which derives it from the one that AWS serves to its own policy editor.
"""

from __future__ import annotations

import fnmatch
import functools
import importlib.util
import json
import re
import unittest
from pathlib import Path
from typing import Any

DATA = Path("data") / "AdditionalSpecs" / "Policies.json"


def require_model() -> None:
    """Skips where the list is not installed."""
    if _file() is None:
        raise unittest.SkipTest("cfn-lint not installed")


def actions_of(pattern: str) -> list[str]:
    """The actions, lower case without their service, that `kms:GenerateDataKey*` stands for; none: there is no such."""
    service, _, name = pattern.partition(":")
    return fnmatch.filter(_model().get(service, {}).get("Actions", {}), name.lower())


def resource_patterns(service: str, action: str) -> list[re.Pattern[str]] | None:
    """What ARNs of the action's resources look like; None when the action knows no resources and takes `*` only."""
    model = _model()[service]
    kinds = model["Actions"][action].get("Resources")
    if not kinds:
        return None
    known = {name.lower(): kind for name, kind in model["Resources"].items()}
    formats = [one for kind in kinds for one in known[kind.lower()]["ARNFormats"]]
    return [_as_pattern(one) for one in formats]


def _as_pattern(arn_format: str) -> re.Pattern[str]:
    """The list writes `${Region}` for what differs and `.*` for the rest. A policy may have `*` in place of either."""
    pieces = re.split(r"\$\{(\w+)\}", arn_format)
    literals = [re.escape(piece).replace(r"\.\*", ".*") for piece in pieces[0::2]]
    return re.compile("[^:]*".join(literals) + "$")


@functools.cache
def _model() -> dict[str, Any]:
    file = _file()
    if file is None:
        raise AssertionError("the list of IAM actions is not installed")
    return json.loads(file.read_text())


def _file() -> Path | None:
    spec = importlib.util.find_spec("cfnlint")
    if spec is None or spec.origin is None:
        return None
    file = Path(spec.origin).parent / DATA
    return file if file.is_file() else None
