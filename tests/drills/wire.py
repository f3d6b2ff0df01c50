"""Takes boto3's requests to the emulator without a socket: the clients in this process, about ten times as fast.

Clients whose endpoint is `URL` come here; those with any other endpoint are left alone. A program that dies in the
middle of a call (front.Killed) dies here as it would at a broken connection, except that nothing can catch it.
"""

from __future__ import annotations

import io
import time
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore import endpoint, handlers
from botocore.awsrequest import AWSResponse

from tests.terraform.front import Front

URL = "http://emulator.invalid"

_front: Front | None = None


def connect(front: Front) -> None:
    """From now on the clients of `URL` talk to this front. Sessions made earlier than the first call do not."""
    global _front
    if _front is None:
        handlers.BUILTIN_HANDLERS.append(("before-send", _carry))
        endpoint.time = _NoSleep()  # between its tries botocore would sleep in real time
    _front = front


def _carry(request: Any, **_: Any) -> AWSResponse | None:
    if not request.url.startswith(URL):
        return None
    assert _front is not None
    parts = urlsplit(request.url)
    body = request.body or b""
    body = body.encode() if isinstance(body, str) else body.read() if hasattr(body, "read") else body
    environ = {
        "REQUEST_METHOD": request.method, "PATH_INFO": unquote(parts.path) or "/", "QUERY_STRING": parts.query,
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "SCRIPT_NAME": "",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(body)), "HTTP_HOST": "127.0.0.1",
    }
    for name, value in request.headers.items():
        key = name.upper().replace("-", "_")
        text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
        if key == "CONTENT_TYPE":
            environ[key] = text
        elif key != "CONTENT_LENGTH":
            environ[f"HTTP_{key}"] = text
    heard: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        heard["status"], heard["headers"] = int(status.split()[0]), dict(headers)

    answer = b"".join(_front(environ, start_response))
    return AWSResponse(request.url, heard["status"], heard["headers"], _Raw(answer))


class _NoSleep:
    """The module `time`, without waiting."""

    def sleep(self, seconds: float) -> None:
        """The drill's clock stands still within a call."""

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)


class _Raw(io.BytesIO):
    """What AWSResponse reads from."""

    def stream(self, *_: Any, **__: Any) -> Any:
        while chunk := self.read():
            yield chunk
