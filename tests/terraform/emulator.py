"""The emulated AWS: moto in this process behind one loopback port, mended where it matters.

In-process, so that a drill can reach into moto's backends and into `front` (see front.py); a separate thread, so that
Terraform can be a child process. By hand: `python3 -m tests.terraform.emulator --port 5999`.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import threading
from typing import Any

import boto3
from botocore.config import Config
from moto.core.config import default_user_config
from moto.moto_api._internal.models import moto_api_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

from tests.terraform import mends, scaling
from tests.terraform.front import Front
from tests.terraform.global_accelerator import GlobalAccelerator
from tests.terraform.pace import pace


class Emulator:
    """Context manager. An empty world each time; moto's state is global, so one emulator per process at a time."""

    def __init__(self, port: int = 0) -> None:
        mends.install()
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        default_user_config["lambda"] = {"use_docker": False}
        default_user_config["iam"] = {"load_aws_managed_policies": True}  # roles attach policies that AWS owns
        self.front = Front(DomainDispatcherApplication(create_backend_app))
        self.accelerators = GlobalAccelerator()
        self.front.mount("globalaccelerator", self.accelerators)
        self._server = make_server("127.0.0.1", port, self.front, threaded=True)
        self.port: int = self._server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> "Emulator":
        moto_api_backend.reset()
        pace.reset()
        scaling.full.clear()
        scaling.sick.clear()
        os.environ["MOTO_PORT"] = str(self.port)  # moto calls itself for a few services
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def client(self, service: str, region: str) -> Any:
        """A boto3 client of this world that fails at once instead of retrying."""
        return boto3.client(service, region_name=region, endpoint_url=self.url, aws_access_key_id="a",
                            aws_secret_access_key="b",
                            config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}))


def main() -> None:
    """Serves until interrupted, then prints what was asked."""
    parser = argparse.ArgumentParser(description="an emulated AWS on loopback")
    parser.add_argument("--port", type=int, default=5999)
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with Emulator(parser.parse_args().port) as emulator:
        print(f"export AWS_ENDPOINT_URL={emulator.url} AWS_EC2_METADATA_DISABLED=true", end=" ")
        print("AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b", flush=True)
        stop.wait()
    for name, times in sorted(emulator.front.count().items()):
        print(f"{times:6} {name}")


if __name__ == "__main__":
    main()
