"""HTTP servers for tests of probes, with TLS where a test wants it."""

from __future__ import annotations

import contextlib
import shutil
import ssl
import subprocess
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Server:
    """An HTTP server that gives its answers one after the other, the last one again and again."""

    def __init__(self, *statuses: int, delay: float = 0.0, certificate: Path | None = None) -> None:
        self.requests: list[tuple[str, str]] = []
        answers = list(statuses)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(handler) -> None:  # noqa: N805
                self.requests.append((handler.path, handler.headers["Host"]))
                time.sleep(delay)
                status = answers.pop(0) if len(answers) > 1 else answers[0]
                with contextlib.suppress(OSError):
                    handler.send_response(status)
                    if status in (301, 302):
                        handler.send_header("Location", "/elsewhere")
                    handler.send_header("Content-Length", "0")
                    handler.end_headers()

            def log_message(handler, *args: Any) -> None:  # noqa: N805
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
            self._scheme = "https"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str = "/health?deep=1") -> str:
        return f"{self._scheme}://127.0.0.1:{self._server.server_address[1]}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


def self_signed(test: unittest.TestCase, name: str) -> Path:
    """A certificate with its key, in one file for as long as the test runs; a skip where openssl is missing."""
    openssl = shutil.which("openssl")
    if openssl is None:
        raise unittest.SkipTest("openssl is not installed")
    folder = Path(test.enterContext(tempfile.TemporaryDirectory(prefix="lifeboat-certificate-")))
    key, certificate, both = folder / "key.pem", folder / "certificate.pem", folder / "both.pem"
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                    "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + certificate.read_bytes())
    return both
