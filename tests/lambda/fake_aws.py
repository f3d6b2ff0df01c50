"""The way from the programs into the fake world: requests and answers are validated against botocore's own
model; each is checked against what the step declares, and may fail, or be the last one of its invocation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from botocore.exceptions import ConnectTimeoutError, ParamValidationError
from botocore.validate import ParamValidator

from fake_world import FakeWorld
from shared.aws import IAM_PREFIX, Aws
from shared.permissions import Permissions


class Killed(BaseException):
    """The process is gone: nothing of the program runs after this, no `except Exception` either."""


class FakeAws(Aws):
    """`kill` is the number of the call at which the process ends, before or after it does its work."""

    def __init__(self, permissions: Permissions, world: FakeWorld, far: str | None = None) -> None:
        super().__init__(permissions, far)
        self.world = world
        self.calls: list[tuple[str, str, str, dict[str, Any]]] = []  # step, IAM action, region, parameters
        self.kill: tuple[int, str] | None = None
        self.fail: Callable[[str, str], BaseException | None] = lambda region, method: None
        self.watch: Callable[[], None] = lambda: None  # called before each call, and after the last
        self._step = ""

    @property
    def writes(self) -> list[int]:
        """The numbers of the calls that change something."""
        return [number for number, (_, action, _, _) in enumerate(self.calls, 1)
                if not action.split(":")[1].startswith(("Describe", "Get"))]

    def _declared(self, step: str, service: str, region: str, method: str) -> Any:
        client = super()._declared(step, service, region, method)
        self._step = step
        return client

    def _send(self, client: Any, method: str, params: dict[str, Any]) -> dict[str, Any]:
        service, region = client.meta.service_model.service_name, client.meta.region_name
        action = client.meta.method_to_api_mapping[method]
        model = client.meta.service_model.operation_model(action)
        _validate(model.input_shape, method, params, whole=True)
        if self.kill is not None and len(self.calls) >= self.kill[0]:
            raise Killed
        self.watch()
        self.calls.append((self._step, f"{IAM_PREFIX.get(service, service)}:{action}", region, params))
        last = self.kill is not None and len(self.calls) == self.kill[0]
        if last and self.kill is not None and self.kill[1] == "before":
            raise Killed
        if region in self.world.down:
            raise ConnectTimeoutError(endpoint_url=f"https://{service}.{region}")
        failure = self.fail(region, method)
        if failure is not None:
            raise failure
        answer: dict[str, Any] = _public(getattr(self.world, f"{service}_{method}")(region, **params))
        if model.output_shape is not None:
            _validate(model.output_shape, method, answer, whole=False)
        if last:
            raise Killed
        return answer

    def _paginate(self, client: Any, method: str, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
        yield self._send(client, method, params)


def _validate(shape: Any, method: str, values: dict[str, Any], whole: bool) -> None:
    """Requests, so that AWS would take them; answers too, so that the fake answers what AWS does, if not `whole`."""
    errors = ParamValidator().validate(values, shape).generate_report().splitlines()
    errors = [one for one in errors if whole or not one.startswith("Missing required")]
    if errors:
        raise ParamValidationError(report=f"{method}: " + "; ".join(errors))


def _public(value: Any) -> Any:
    """Without what is the fake's own."""
    if isinstance(value, dict):
        return {key: _public(one) for key, one in value.items() if not key.startswith("_")}
    return [_public(one) for one in value] if isinstance(value, list) else value
