"""Runs an SSM Automation document against any AWS: the four actions that Lifeboat's documents use, and no more.

Strict where Automation would fail late or not at all: unknown actions, keys, parameters and variables are errors, and
so is a `{{ }}` that nothing resolves. Needs the standard library only; clients come from the caller.
"""

from __future__ import annotations

import json
import re
import sys
import types
import uuid
from collections.abc import Callable, Mapping
from typing import Any
from unittest import mock

ClientFactory = Callable[[str, "str | None"], Any]  # (service, region); None is the region that the document runs in

VARIABLE = re.compile(r"\{\{\s*([\w:.]+)\s*\}\}")
DOCUMENT_KEYS = {"schemaVersion", "description", "assumeRole", "parameters", "mainSteps", "outputs"}
STEP_KEYS = {"name", "description", "action", "inputs", "outputs",
             "timeoutSeconds", "maxAttempts", "onFailure", "isEnd"}
PARAMETER_TYPES = {"String": str, "StringList": list, "AWS::IAM::Role::Arn": str}
OUTPUT_TYPES = {"String": str, "StringList": list, "Integer": int, "Boolean": bool}
POLL_SECONDS = 15


class AutomationError(Exception):
    """The execution failed, or the document is one that Automation would refuse."""


def run(
    document: Mapping[str, Any],
    parameters: Mapping[str, list[str]],
    client_factory: ClientFactory,
    *,
    execution_id: str | None = None,
    on_step: Callable[[str], None] = lambda name: None,
    wait: Callable[[float], None] = lambda seconds: None,
) -> dict[str, Any]:
    """Runs the document to its end and answers its outputs, by `Step.Name`.

    `parameters` are lists, as EventBridge and StartAutomationExecution hand them over. `on_step` is told each step's
    name before it runs; `wait` lets time pass between two looks at a resource.
    """
    return _Execution(document, client_factory, execution_id or str(uuid.uuid4()), on_step, wait).run(parameters)


class _Execution:
    def __init__(self, document: Mapping[str, Any], client_factory: ClientFactory, execution_id: str,
                 on_step: Callable[[str], None], wait: Callable[[float], None]) -> None:
        _only(document, DOCUMENT_KEYS, "document")
        if document["schemaVersion"] != "0.3":
            raise AutomationError(f"schema version {document['schemaVersion']}")
        self._document = document
        self._client = client_factory
        self._on_step = on_step
        self._wait = wait
        self._values: dict[str, Any] = {
            "automation:EXECUTION_ID": execution_id,
            "global:REGION": client_factory("ec2", None).meta.region_name,
        }

    def run(self, parameters: Mapping[str, list[str]]) -> dict[str, Any]:
        self._values.update(_arguments(self._document.get("parameters", {}), parameters))
        if not self._resolve(self._document["assumeRole"]):
            raise AutomationError("no role to run with")
        names = [step["name"] for step in self._document["mainSteps"]]
        if len(set(names)) != len(names):
            raise AutomationError(f"steps of one name: {names}")
        for step in self._document["mainSteps"]:
            self._step(step)
            if step.get("isEnd"):
                break
        return {name: self._values[name] for name in self._document.get("outputs", ())}

    def _step(self, step: Mapping[str, Any]) -> None:
        _only(step, STEP_KEYS, f"step {step.get('name')}")
        if step.get("onFailure", "Abort") != "Abort":
            raise AutomationError(f"onFailure {step['onFailure']} is not known")
        actions = {
            "aws:executeScript": self._execute_script,
            "aws:executeAwsApi": self._execute_api,
            "aws:waitForAwsResourceProperty": self._wait_for_property,
            "aws:assertAwsResourceProperty": self._assert_property,
        }
        if step["action"] not in actions:
            raise AutomationError(f"action {step['action']} is not known")
        self._on_step(step["name"])
        # The script is code, not text with variables; AWS leaves it alone, too.
        inputs = {key: value if key == "Script" else self._resolve(value) for key, value in step["inputs"].items()}
        answer = actions[step["action"]](inputs, step.get("timeoutSeconds", 3600))
        for output in step.get("outputs", ()):
            value = select(answer, output["Selector"])
            if not isinstance(value, OUTPUT_TYPES[output["Type"]]):
                raise AutomationError(f"{step['name']}.{output['Name']} is no {output['Type']}: {value!r}")
            self._values[f"{step['name']}.{output['Name']}"] = value

    def _execute_script(self, inputs: Mapping[str, Any], seconds: int) -> Any:
        _only(inputs, {"Runtime", "Handler", "InputPayload", "Script"}, "aws:executeScript")
        if not re.fullmatch(r"python3\.\d+", inputs["Runtime"]) or seconds > 600:
            raise AutomationError(f"a script of {inputs['Runtime']} with {seconds} s cannot be run")

        def client(service: str, region_name: str | None = None) -> Any:
            return self._client(service, region_name)

        boto3 = types.ModuleType("boto3")
        setattr(boto3, "client", client)
        scope: dict[str, Any] = {"__name__": "script"}
        with mock.patch.dict(sys.modules, {"boto3": boto3}):
            exec(compile(inputs["Script"], inputs["Handler"], "exec"), scope)
        # The script has its own boto3 by now; the factory, which is called from here on, needs the real one.
        payload = scope[inputs["Handler"]](json.loads(json.dumps(inputs["InputPayload"])), {})
        return {"Payload": json.loads(json.dumps(payload))}

    def _execute_api(self, inputs: Mapping[str, Any], seconds: int) -> Any:
        arguments = {key: value for key, value in inputs.items() if key not in ("Service", "Api")}
        client = self._client(inputs["Service"], None)
        methods = {api: method for method, api in client.meta.method_to_api_mapping.items()}
        if inputs["Api"] not in methods:
            raise AutomationError(f"{inputs['Service']} has no {inputs['Api']}")
        return getattr(client, methods[inputs["Api"]])(**arguments)

    def _property(self, inputs: Mapping[str, Any]) -> Any:
        api = {key: value for key, value in inputs.items() if key not in ("PropertySelector", "DesiredValues")}
        return select(self._execute_api(api, 0), inputs["PropertySelector"])

    def _wait_for_property(self, inputs: Mapping[str, Any], seconds: int) -> Any:
        for _ in range(max(1, seconds // POLL_SECONDS)):
            value = self._property(inputs)
            if value in inputs["DesiredValues"]:
                return {}
            self._wait(POLL_SECONDS)
        raise AutomationError(f"timed out: {inputs['PropertySelector']} is {value!r}")

    def _assert_property(self, inputs: Mapping[str, Any], seconds: int) -> Any:
        value = self._property(inputs)
        if value not in inputs["DesiredValues"]:
            raise AutomationError(f"{inputs['PropertySelector']} is {value!r}, not one of {inputs['DesiredValues']}")
        return {}

    def _resolve(self, value: Any) -> Any:
        """Replaces variables at any depth; one that is the whole text keeps its type."""
        if isinstance(value, Mapping):
            return {self._resolve(key): self._resolve(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._resolve(item) for item in value]
        if not isinstance(value, str):
            return value
        whole = VARIABLE.fullmatch(value)
        resolved = self._value(whole[1]) if whole else VARIABLE.sub(lambda one: str(self._value(one[1])), value)
        if "{{" in VARIABLE.sub("", value):
            raise AutomationError(f"not resolved: {value}")
        return resolved

    def _value(self, name: str) -> Any:
        if name not in self._values:
            raise AutomationError(f"nothing is called {name} here")
        return self._values[name]


def _arguments(declared: Mapping[str, Any], given: Mapping[str, list[str]]) -> dict[str, Any]:
    """Values of all parameters, checked as StartAutomationExecution checks them."""
    unknown = set(given) - set(declared)
    if unknown:
        raise AutomationError(f"no such parameter: {sorted(unknown)}")
    values: dict[str, Any] = {}
    for name, parameter in declared.items():
        expected = PARAMETER_TYPES[parameter["type"]]
        if name not in given:
            if "default" not in parameter:
                raise AutomationError(f"parameter {name} is missing")
            values[name] = parameter["default"]
            continue
        texts = given[name]
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise AutomationError(f"parameter {name} is no list of texts: {texts!r}")
        if expected is str and len(texts) != 1:
            raise AutomationError(f"parameter {name} takes one value, not {len(texts)}")
        pattern = parameter.get("allowedPattern")
        if pattern and not all(re.search(pattern, text) for text in texts):
            raise AutomationError(f"parameter {name} does not match {pattern}: {texts}")
        values[name] = texts[0] if expected is str else texts
    return values


def select(answer: Any, selector: str) -> Any:
    """The part of JSONPath that documents use: `$.Images[0].State`. Nothing there is None."""
    if not re.fullmatch(r"\$(\.\w+|\[\d+\])+", selector):
        raise AutomationError(f"selector {selector} is not known")
    for name, position in re.findall(r"\.(\w+)|\[(\d+)\]", selector):
        if name:
            answer = answer.get(name) if isinstance(answer, Mapping) else None
        else:
            answer = answer[int(position)] if isinstance(answer, list) and int(position) < len(answer) else None
    return answer


def _only(found: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = set(found) - known
    if unknown:
        raise AutomationError(f"{where}: unknown {sorted(unknown)}")
