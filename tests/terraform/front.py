"""A WSGI layer in front of the emulator: it names every call, and can take a region down or strike at the n-th call.

What the emulator's time (pace.py) has made due is done before a call is answered.

Why here and not in the clients: Terraform, boto3 and the emitted handlers then all live in the same broken world
without a line of theirs being changed.
"""

from __future__ import annotations

import io
import json
import re
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

from tests.terraform.pace import pace

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]
SCOPE = re.compile(r"Credential=([^/]+)/\d+/([a-z0-9-]+)/([a-z0-9-]+)/")
SMITHY = re.compile(r"/service/[^/]+/operation/(\w+)$")
QUERY_ERROR = "<ErrorResponse><Error><Code>{0}</Code><Message>{1}</Message></Error></ErrorResponse>"
EC2_ERROR = "<Response><Errors><Error><Code>{0}</Code><Message>{1}</Message></Error></Errors></Response>"


@dataclass(frozen=True)
class Call:
    """One request, by what it means rather than by how it travels. REST calls have `METHOD /path` as their action.

    `caller` is the access key id: a drill gives each program its own. `parameters` are those of the protocols that have
    them as text: JSON as it is, a form with its flat names (`Filters.member.1.Name`).
    """

    number: int
    region: str
    service: str
    action: str
    caller: str = ""
    parameters: Any = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Failure:
    """What a struck call is answered with."""

    code: str = "ServiceUnavailable"
    message: str = "struck down by the test"
    status: int = 503


class Killed(BaseException):
    """The end of a program in the middle of a call. No `except Exception` of the program stops it."""


Strike = Callable[[Call], Failure | None]


class Front:
    """Wraps a WSGI application. `calls` is the log; one lock keeps the emulator's plain dicts consistent."""

    def __init__(self, application: Wsgi) -> None:
        self._application = application
        self._lock = threading.RLock()
        self.down: set[str] = set()
        self._strikes: list[tuple[int, Strike]] = []
        self._dies_at: tuple[int, bool] | None = None
        self.dead = False
        self.call_seconds = 0.0  # of the drill's clock
        self._services: dict[str, Wsgi] = {}
        self.calls: list[Call] = []

    def mount(self, service: str, application: Wsgi) -> None:
        """Sends all calls of one service (its signing name) to another application."""
        self._services[service] = application

    def take_down(self, region: str) -> None:
        """From now on every call to this region answers 503."""
        self.down.add(region)

    def bring_back(self, region: str) -> None:
        self.down.discard(region)

    def at_call(self, nth: int, strike: Strike) -> None:
        """Before the nth call from now (1 is the next one) `strike` runs: it may answer a Failure, raise, or kill."""
        with self._lock:
            self._strikes.append((len(self.calls) + nth, strike))

    def kill_at(self, nth: int, answered: bool) -> None:
        """The caller dies at the nth call from now: before AWS has heard of it, or before it hears AWS's answer.

        Nothing that it does while it goes down reaches AWS either, until `mend`.
        """
        self._dies_at = (len(self.calls) + nth, answered)

    def fail_when(self, matches: Callable[[Call], bool], failure: Failure = Failure()) -> None:
        """Every call that matches fails, until `mend`."""
        self.at_every_call(lambda call: failure if matches(call) else None)

    def at_every_call(self, strike: Strike) -> None:
        """Before every call `strike` runs, until `mend`."""
        self._strikes.append((0, strike))

    def mend(self) -> None:
        """All regions up, no strikes pending. The log stays."""
        self.down.clear()
        self.call_seconds = 0.0
        self.heal()

    def heal(self) -> None:
        """No strikes pending, nobody dead; a region that is down stays down."""
        self._strikes.clear()
        self._dies_at, self.dead = None, False

    def count(self) -> Counter[str]:
        """How often each `region service action` was called."""
        return Counter(f"{call.region} {call.service} {call.action}" for call in self.calls)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        body = _read_body(environ)
        with self._lock:
            if self.dead:
                raise Killed
            if self.call_seconds and pace.clock is not None:
                pace.clock += self.call_seconds
            pace.settle()
            call = _name_call(len(self.calls) + 1, environ, body)
            self.calls.append(call)
            self._die(call, answered=False)
            failure = self._judge(call)
            if failure is None:
                application = self._services.get(call.service, self._application)
                answer = list(application(environ, start_response))
            else:
                answer = list(_refuse(call, failure, environ, start_response))
            self._die(call, answered=True)
        return answer

    def _die(self, call: Call, answered: bool) -> None:
        if self._dies_at == (call.number, answered):
            self.dead = True
            raise Killed

    def _judge(self, call: Call) -> Failure | None:
        if call.region in self.down:
            return Failure(message=f"{call.region} is down")
        for number, strike in list(self._strikes):
            if number not in (0, call.number):
                continue
            failure = strike(call)
            if failure is not None:
                return failure
        return None


def _read_body(environ: dict[str, Any]) -> bytes:
    """The whole body; `environ` gets a fresh copy to read."""
    length = environ.get("CONTENT_LENGTH")
    if environ.get("HTTP_TRANSFER_ENCODING") == "chunked":
        body = environ["wsgi.input"].read()
        environ["CONTENT_LENGTH"] = str(len(body))
    else:
        body = environ["wsgi.input"].read(int(length)) if length else b""
    environ["wsgi.input"] = io.BytesIO(body)
    return body


def _name_call(number: int, environ: dict[str, Any], body: bytes) -> Call:
    """Region and service from the credential scope; the action from wherever the service's protocol puts it."""
    query = environ.get("QUERY_STRING", "")
    scope = SCOPE.search(environ.get("HTTP_AUTHORIZATION", "") or query.replace("%2F", "/").replace("X-Amz-", ""))
    caller, region, service = scope.groups() if scope else ("", "unsigned", "unsigned")
    path = environ.get("PATH_INFO", "/")
    target = environ.get("HTTP_X_AMZ_TARGET", "")
    smithy = SMITHY.search(path)
    parameters: Any = {}
    if target:
        action = target.rpartition(".")[2]
        parameters = json.loads(body or b"{}")
    elif smithy:
        action = smithy.group(1)
    elif environ.get("CONTENT_TYPE", "").startswith("application/x-www-form-urlencoded"):
        parameters = {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
        action = parameters.get("Action", "?")
    else:
        action = f"{environ['REQUEST_METHOD']} {path}"
        if query:  # S3 sub-resources: the first key says which
            action += f"?{query.partition('&')[0].partition('=')[0]}"
    return Call(number, region, service, action, caller, parameters)


def _refuse(call: Call, failure: Failure, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """A failure in the dialect of the service."""
    json_by_content = environ.get("HTTP_X_AMZ_TARGET") or "json" in environ.get("CONTENT_TYPE", "")
    if json_by_content or call.service in ("lambda", "scheduler"):
        kind, text = "application/x-amz-json-1.1", json.dumps({"__type": failure.code, "message": failure.message})
    else:
        form = EC2_ERROR if call.service == "ec2" else QUERY_ERROR
        kind, text = "text/xml", form.format(failure.code, failure.message)
    reply = text.encode()
    headers = [("Content-Type", kind), ("Content-Length", str(len(reply))), ("x-amzn-ErrorType", failure.code)]
    start_response(f"{failure.status} Refused", headers)
    return [reply]
