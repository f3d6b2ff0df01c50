"""AWS as the programs see it: declared calls only, short timeouts, clients that outlive an invocation."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.config import Config as ClientConfig
from botocore.exceptions import BotoCoreError, ClientError, HTTPClientError
from botocore.exceptions import ConnectionError as NoConnection
from botocore.parsers import ResponseParserError

from shared.permissions import Permissions

ACCELERATOR_REGION = "us-west-2"  # Global Accelerator's API exists in this region only
IAM_PREFIX = {"elbv2": "elasticloadbalancing"}  # where it is not the client's name

THROTTLED = frozenset({"RequestLimitExceeded", "SlowDown", "Throttling", "ThrottlingException",
                       "TooManyRequestsException"})

# Both are kept across invocations; the key tells apart what an emulator or another role would answer.
_sessions: dict[str, Any] = {}
_clients: dict[tuple[str, str, str, str], Any] = {}


class Aws:
    """Calls on behalf of a step. `far` is the region that may be down: it is tried once and not for long."""

    def __init__(self, permissions: Permissions, far: str | None = None) -> None:
        self._permissions = permissions
        self._far = far

    def call(self, step: str, service: str, region: str, method: str, **params: Any) -> dict[str, Any]:
        """One request, for example `call("promote", "rds", region, "promote_read_replica", …)`."""
        return self._send(self._declared(step, service, region, method), method, params)

    def pages(self, step: str, service: str, region: str, method: str, **params: Any) -> Iterator[dict[str, Any]]:
        """All pages of a listing."""
        return self._paginate(self._declared(step, service, region, method), method, params)

    def _declared(self, step: str, service: str, region: str, method: str) -> Any:
        client = self._client(service, region)
        action = client.meta.method_to_api_mapping[method]
        self._permissions.demand(step, f"{IAM_PREFIX.get(service, service)}:{action}")
        return client

    # The two ways out of the process; tests put a world of their own behind them.

    def _send(self, client: Any, method: str, params: dict[str, Any]) -> dict[str, Any]:
        answer: dict[str, Any] = getattr(client, method)(**params)
        return answer

    def _paginate(self, client: Any, method: str, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
        return iter(client.get_paginator(method).paginate(**params))

    def _client(self, service: str, region: str) -> Any:
        account = os.environ.get("AWS_ACCESS_KEY_ID", "")
        key = (service, region, os.environ.get("AWS_ENDPOINT_URL", ""), account)
        if key not in _clients:
            session = _sessions.get(account) or _sessions.setdefault(account, boto3.Session())
            _clients[key] = session.client(service, region_name=region, config=self._settings(region))
        return _clients[key]

    def _settings(self, region: str) -> ClientConfig:
        far = region == self._far
        return ClientConfig(
            connect_timeout=2,
            read_timeout=5 if far else 10,
            retries={"mode": "standard", "total_max_attempts": 1 if far else 3},
        )


def error_code(error: BaseException) -> str:
    """The service's own name of an error, such as `DBInstanceNotFound`; empty when no service answered."""
    if isinstance(error, ClientError):
        return str(error.response.get("Error", {}).get("Code", ""))
    return ""


def is_unreachable(error: BaseException) -> bool:
    """Whether the error says that the service is not there or cannot serve, rather than that it refuses."""
    if isinstance(error, ClientError):
        status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
        return status >= 500 or error_code(error) in THROTTLED
    return isinstance(error, (NoConnection, HTTPClientError, ResponseParserError))


def is_aws_error(error: BaseException) -> bool:
    return isinstance(error, (ClientError, BotoCoreError))
