"""Configurations as plain dictionaries of literals, and small changes to copies of them."""

from __future__ import annotations

import copy
from typing import Any

from probe.sample import Body, Values

Config = dict[str, Any]
Path = tuple[str, ...]


class Unknown:
    """Stands where the value is known after apply only: what a replaced resource has to offer."""

    def __deepcopy__(self, _: object) -> "Unknown":
        return self


UNKNOWN = Unknown()
# Not in the state of the probe, so it is created in the same apply.
LATER = "terraform_data.later"


def first(body: Body) -> Config:
    """The configuration with every argument's first value."""
    return {name: what.all[0] if isinstance(what, Values) else first(what) for name, what in body.items()}


def second(body: Body) -> Config:
    """The same with other values throughout: one more of a nested block that may stand several times."""
    return {name: what.all[1] if isinstance(what, Values) else second(what) for name, what in body.items()}


def changed(config: Config, path: Path, value: Any) -> Config:
    """A copy with another value at `path`."""
    result = copy.deepcopy(config)
    _parent(result, path)[path[-1]] = value
    return result


def without(config: Config, *paths: Path) -> Config:
    """A copy in which the paths are absent."""
    result = copy.deepcopy(config)
    for path in paths:
        _parent(result, path).pop(path[-1], None)
    return result


def not_known(value: Any) -> Any:
    """The value with a part of it unknown: one element of a list, one value of a map, or all of it."""
    if isinstance(value, list):
        return [UNKNOWN, *value[1:]]
    if isinstance(value, dict):
        return {key: UNKNOWN if at == 0 else one for at, (key, one) in enumerate(value.items())}
    return UNKNOWN


def rendered(value: Any) -> Any:
    """The value as Terraform's JSON syntax has it, in which every string is a template."""
    if isinstance(value, Unknown):
        return f"${{{LATER}.id}}"
    if isinstance(value, str):
        return value.replace("${", "$${").replace("%{", "%%{")
    if isinstance(value, list):
        return [rendered(one) for one in value]
    if isinstance(value, dict):
        return {rendered(key): rendered(one) for key, one in value.items()}
    return value


def _parent(config: Config, path: Path) -> Config:
    for name in path[:-1]:
        config = config[name]
    return config
