"""HTTP probes of services and of other regions, all at once, within a bounded time."""

from __future__ import annotations

import http.client
import ssl
import time
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Pace:
    """Attempts and their distances, in seconds. The defaults spread over a minute and leave room for the rest."""

    attempts: int = 3
    spacing: float = 15.0
    timeout: float = 4.0
    deadline: float = 42.0  # from the start of the first attempt; what has not answered by then is not healthy
    remote: float = 40.0  # what calls to other regions may take, all together


@dataclass(frozen=True)
class Verdict:
    """What the attempts at one address came to; `detail` is a status or the last error."""

    healthy: bool
    attempts: int
    detail: str
    answered: bool = False  # something there speaks HTTP, whatever it says


class Probes:
    """Probes under way, each in a thread of its own."""

    def __init__(self, urls: Mapping[str, str], pace: Pace) -> None:
        self._ends = time.monotonic() + pace.deadline
        self._pool = ThreadPoolExecutor(max_workers=max(1, len(urls)), thread_name_prefix="probe")
        self._futures: dict[str, Future[Verdict]] = {
            service: self._pool.submit(_attempts, url, pace, self._ends) for service, url in urls.items()}

    def services(self) -> list[str]:
        return list(self._futures)

    def verdict(self, service: str) -> Verdict:
        """Waits for one service until the deadline. Raises what is no matter of health, such as a URL that is none."""
        try:
            return self._futures[service].result(timeout=max(0.0, self._ends - time.monotonic()))
        except TimeoutError:
            return Verdict(False, 0, "no answer within the time of all attempts")

    def close(self) -> None:
        """Does not wait for attempts that hang, for instance in a look-up of a name."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _attempts(url: str, pace: Pace, ends: float) -> Verdict:
    began = time.monotonic()
    detail, answered = "not tried", False
    for attempt in range(pace.attempts):
        pause = max(0.0, began + attempt * pace.spacing - time.monotonic())
        if time.monotonic() + pause + pace.timeout > ends:
            return Verdict(False, attempt, detail, answered)
        time.sleep(pause)
        try:
            status = _status(url, pace.timeout)
        except (OSError, http.client.HTTPException) as error:
            detail = repr(error)
            continue
        detail, answered = f"status {status}", True
        if 200 <= status < 400:
            return Verdict(True, attempt + 1, detail, answered)
    return Verdict(False, pace.attempts, detail, answered)


def _status(url: str, timeout: float) -> int:
    """One GET. A redirect is an answer and is not followed: where it leads may be in another region."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not an HTTP URL: {url}")
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        tls = _any_certificate()
        connection = http.client.HTTPSConnection(parts.hostname, parts.port, timeout=timeout, context=tls)
    else:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers={"User-Agent": "lifeboat-prober", "Connection": "close"})
        return connection.getresponse().status
    finally:
        connection.close()


def _any_certificate() -> ssl.SSLContext:
    """Accepts every certificate. The load balancer is asked by its own name, which is not that of its certificate, and
    an expired one is no lost region: the DR region would answer with the same. Nothing secret is sent."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
