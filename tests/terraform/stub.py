"""A loopback endpoint with the four answers that an offline plan needs.

Everything else is refused with 501 and recorded in `unexpected`, so that a test can say: planning a new deployment
asked AWS nothing else.
"""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

from tests.terraform.tools import ACCOUNT

AMI_PREFIX = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-"
AMI_PARAMETERS = (AMI_PREFIX + "x86_64", AMI_PREFIX + "arm64")
JSON, XML = "application/x-amz-json-1.1", "text/xml"


def answer(region: str, action: str, body: str) -> tuple[str, str] | None:
    """The content type and text for one call, or None when this call has no business in a plan."""
    if action == "GetCallerIdentity":
        return XML, (f"<GetCallerIdentityResponse><GetCallerIdentityResult><Account>{ACCOUNT}</Account>"
                     f"<Arn>arn:aws:iam::{ACCOUNT}:user/test</Arn><UserId>AIDATEST</UserId>"
                     "</GetCallerIdentityResult></GetCallerIdentityResponse>")
    if action == "DescribeAvailabilityZones":
        zones = "".join(f"<item><zoneName>{region}{letter}</zoneName><zoneState>available</zoneState>"
                        f"<zoneId>zone-{letter}</zoneId><optInStatus>opt-in-not-required</optInStatus>"
                        f"<regionName>{region}</regionName></item>" for letter in "abc")
        listed = f"<availabilityZoneInfo>{zones}</availabilityZoneInfo>"
        return XML, f"<DescribeAvailabilityZonesResponse>{listed}</DescribeAvailabilityZonesResponse>"
    if action == "GetRandomPassword":
        return JSON, json.dumps({"RandomPassword": uuid.uuid4().hex})
    if action == "GetParameter" and (name := json.loads(body).get("Name")) in AMI_PARAMETERS:
        arn = f"arn:aws:ssm:{region}::parameter{name}"
        return JSON, json.dumps({"Parameter": {"Name": name, "ARN": arn, "Type": "String", "Version": 1,
                                               "Value": "ami-0123456789abcdef0", "DataType": "text"}})
    return None


class Stub:
    """Context manager: serves on a free port; `url` is the endpoint, `calls` and `unexpected` are what was asked."""

    def __init__(self, answer: Callable[[str, str, str], tuple[str, str] | None] = answer) -> None:
        self.calls: list[str] = []
        self.unexpected: list[str] = []
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("utf-8", "replace")
                scope = self.headers.get("Authorization", "").partition("Credential=")[2].split("/")
                region, service = (scope[2], scope[3]) if len(scope) > 3 else ("us-east-1", "unsigned")
                target = self.headers.get("X-Amz-Target", "").rpartition(".")[2]
                action = target or parse_qs(body).get("Action", [self.path])[0]
                call = f"{region} {service} {action}"
                stub.calls.append(call)
                found = answer(region, action, body)
                if found is None:
                    stub.unexpected.append(f"{call} {body[:200]}")
                    found = ("text/plain", f"the offline stub does not answer {call}")
                    self.send_response(501)
                else:
                    self.send_response(200)
                self.send_header("Content-Type", found[0])
                self.send_header("Content-Length", str(len(found[1].encode())))
                self.end_headers()
                self.wfile.write(found[1].encode())

            do_GET = do_PUT = do_DELETE = do_HEAD = do_POST

            def log_message(self, format: str, *args: object) -> None:
                """Silent: `calls` is the log."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "Stub":
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
