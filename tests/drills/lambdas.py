"""AWS Lambda for the emitted programs: runs them in this process, unchanged, with what Lambda would give them.

Each has its own environment, whose access key id is the function's name, so that the emulator's log says who called.
`run` lets the emulator's time pass: schedules tick, messages arrive, failed invocations are tried again.
"""

from __future__ import annotations

import functools
import importlib
import io
import json
import os
import sys
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from moto.sns.models import Subscription

from tests.drills import wire
from tests.terraform.front import Front, Killed
from tests.terraform.pace import pace
from tests.terraform.tools import ACCOUNT

AGAIN = (60, 120)  # seconds until Lambda tries an asynchronous invocation again
RETRIES = {"failover_handler": 0, "prober": 0, "update_ami_parameter": 2, "ami_cleanup": 2}  # as emitted
PROGRAM_PACKAGES = ("shared", "failover_handler", "prober", "update_ami_parameter", "ami_cleanup")
TIMEOUT = 60


@dataclass
class Context:
    """What a handler is given beside the event."""

    function_name: str
    seconds: float
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    started: float = field(default_factory=lambda: pace.now())

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.started + self.seconds - pace.now()) * 1000))


@dataclass
class Function:
    handler: Callable[[Any, Any], Any]
    environment: dict[str, str]
    use_clock: Callable[[Any], None]
    timeout: float = TIMEOUT
    retries: int = 0


@dataclass
class Delivery:
    """An asynchronous invocation that is still to be made."""

    due: float
    name: str
    event: Any
    attempt: int = 0


class Lambdas:
    """The functions of one region. `log` has their lines, `failures` what they raised, `dead_letters` what Lambda gave
    up."""

    def __init__(self, front: Front, region: str) -> None:
        wire.connect(front)
        self._front, self._region = front, region
        self._functions: dict[str, Function] = {}
        self.schedules: list[tuple[str, float, Any]] = []
        self.aliases: dict[str, str] = {}  # names by which services call, when a function has another here
        self._deliveries: list[Delivery] = []
        self._lock, self._inside, self._restore = threading.Lock(), 0, lambda: None
        self._sink = _Lines()
        self.failures: list[BaseException] = []
        self.dead_letters: list[Any] = []
        self.disabled: set[str] = set()
        self.before_each: Callable[[Any], None] | None = None  # is told of every event before its function is
        _listen(self)

    @property
    def log(self) -> list[dict[str, Any]]:
        return self._sink.lines

    def add(self, name: str, program: str, root: Path, environment: dict[str, str], timeout: float = TIMEOUT) -> None:
        """`root` is a folder that looks like the unpacked archive; config.json may be elsewhere (LIFEBOAT_CONFIG)."""
        handler, use_clock = _load(root, program)
        own = {"AWS_ACCESS_KEY_ID": name, "AWS_SECRET_ACCESS_KEY": "x", "AWS_REGION": self._region,
               "AWS_DEFAULT_REGION": self._region, "AWS_ENDPOINT_URL": wire.URL, "AWS_EC2_METADATA_DISABLED": "true",
               "AWS_LAMBDA_FUNCTION_NAME": name, "ACCOUNT": ACCOUNT, "AWS_CONFIG_FILE": os.devnull,
               "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
        self._functions[name] = Function(handler, own | environment, use_clock, timeout, RETRIES[program])

    def function(self, name: str) -> Function:
        return self._functions[name]

    def reset(self) -> None:
        """Forgets what happened; functions and schedules stay."""
        self._deliveries.clear()
        self._sink.lines.clear()
        self.failures.clear()
        self.dead_letters.clear()
        self.disabled.clear()

    # ---- invocations ----

    def invoke(self, name: str, event: Any) -> Any:
        """As an operator does, and waits; raises what the program raises."""
        name = self.aliases.get(name, name)
        function = self._functions[name]
        if self.before_each:
            self.before_each(event)
        with self._environment(function):
            answer = function.handler(json.loads(json.dumps(event)), Context(name, function.timeout))
            return json.loads(json.dumps(answer, default=str))

    def send(self, name: str, event: Any, after: float = 0) -> None:
        """As a service does: later, and again when it fails."""
        self._deliveries.append(Delivery(pace.now() + after, name, event))

    def run(self, seconds: float, until: Callable[[], bool] | None = None) -> bool:
        """Lets so much time pass, or less when `until` comes true; answers whether it did. Schedules tick at whole
        multiples of their interval."""
        end = pace.now() + seconds
        self._deliver()
        while not (until and until()):
            ticks = [(pace.now() // every + 1) * every for _, every, _ in self.schedules]
            moments = [*ticks, *(one.due for one in self._deliveries), *(one[0] for one in pace.agenda)]
            moment = min((one for one in moments if one > pace.now()), default=end + 1)
            if moment > end:
                pace.advance(max(0.0, end - pace.now()))
                return False
            pace.advance(moment - pace.now())
            for (name, _, event), due in zip(self.schedules, ticks):
                if due <= pace.now() and name not in self.disabled:
                    self.send(name, event)
            self._deliver()
        return True

    def _deliver(self) -> None:
        while due := [one for one in self._deliveries if one.due <= pace.now()]:
            for delivery in due:
                self._deliveries.remove(delivery)
                try:
                    self.invoke(delivery.name, delivery.event)
                except (Exception, Killed) as error:
                    self._failed(delivery, error)

    def _failed(self, delivery: Delivery, error: BaseException) -> None:
        self.failures.append(error)
        if isinstance(error, Killed):
            self._front.heal()
        retries = self._functions[self.aliases.get(delivery.name, delivery.name)].retries
        if delivery.attempt < retries:
            delivery.due = pace.now() + AGAIN[delivery.attempt]
            delivery.attempt += 1
            self._deliveries.append(delivery)
        elif retries > 0:  # a tick is made good by the next one, and kept nowhere
            self.dead_letters.append(delivery.event)

    @contextmanager
    def _environment(self, function: Function) -> Iterator[None]:
        """Environment, clock and standard output belong to the process: the first one sets, the last one restores."""
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                before = dict(os.environ)
                redirected = redirect_stdout(self._sink)
                for key in [key for key in os.environ if key.startswith("AWS_")]:
                    del os.environ[key]
                os.environ.update(function.environment)
                function.use_clock(pace.moment)
                redirected.__enter__()
                self._restore = lambda: (redirected.__exit__(None, None, None), function.use_clock(None),
                                         os.environ.clear(), os.environ.update(before))
        try:
            yield
        finally:
            with self._lock:
                self._inside -= 1
                if self._inside == 0:
                    self._restore()


def _listen(lambdas: Lambdas) -> None:
    """Topics deliver to functions through us: moto would run them in a container."""
    publish = getattr(Subscription.publish, "__wrapped__", Subscription.publish)

    @functools.wraps(publish)
    def to_function(self: Any, message: str, message_id: str, subject: str | None = None, *args: Any,
                    **more: Any) -> None:
        if self.protocol != "lambda":
            publish(self, message, message_id, subject, *args, **more)
            return
        matcher = self._filter_policy_matcher
        if matcher is None or matcher.matches(None, message):
            record = {"EventSource": "aws:sns", "EventVersion": "1.0", "EventSubscriptionArn": self.arn, "Sns": {
                "Type": "Notification", "MessageId": message_id, "TopicArn": self.topic_arn, "Subject": subject,
                "Message": message, "Timestamp": pace.moment().strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                "MessageAttributes": {}}}
            lambdas.send(self.endpoint.rpartition(":")[2], {"Records": [record]}, pace.takes("message"))

    Subscription.publish = to_function


class _Lines(io.TextIOBase):
    """Standard output of the programs: one JSON object a line, anything else is a mistake of theirs."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self._rest = ""

    def write(self, text: str) -> int:
        self._rest += text
        *lines, self._rest = self._rest.split("\n")
        self.lines += [json.loads(line) for line in lines if line.strip()]
        return len(text)


def _load(root: Path, program: str) -> tuple[Callable[[Any, Any], Any], Callable[[Any], None]]:
    """Imports `<program>.handler` from this root only, and leaves no trace in sys.modules: every archive has its own
    `shared`."""
    mine = [name for name in sys.modules if name.partition(".")[0] in PROGRAM_PACKAGES]
    hidden = {name: sys.modules.pop(name) for name in mine}
    sys.path.insert(0, str(root))
    try:
        importlib.invalidate_caches()
        handler = importlib.import_module(f"{program}.handler").handler
        use_clock = importlib.import_module("shared.clock").use
    finally:
        sys.path.remove(str(root))
        for name in [name for name in sys.modules if name.partition(".")[0] in PROGRAM_PACKAGES]:
            del sys.modules[name]
        sys.modules.update(hidden)
    return handler, use_clock
