"""Entry of the prober: start the probes, ask the other signals meanwhile, publish everything that is known."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prober import maintenance, signals
from prober.probe import Pace, Probes
from shared import clock, metrics
from shared.aws import Aws, is_unreachable
from shared.config import Config
from shared.failures import Failures
from shared.log import Log
from shared.permissions import Permissions

PERMISSIONS = Permissions.beside(__file__)
PACE = Pace()


def handler(event: Any, context: Any) -> dict[str, Any]:
    """Answers what was published. Raises in the end what went wrong unexpectedly; an unreachable region is expected."""
    config = Config.load()
    log = Log("probe")
    run = _Run(config, log, Failures(log))
    probes = Probes(json.loads(os.environ["PROBES"]), PACE)
    try:
        # AWS is asked from this thread only, while the probes wait in theirs.
        run.maintenance()
        run.mirrors()
        run.route53(os.environ.get("ROUTE53_HEALTH_CHECK"))
        run.health(probes)
    finally:
        probes.close()
    return run.finish()


class _Run:
    """One invocation: the samples so far. All carry the time of its start, so that each minute has one."""

    def __init__(self, config: Config, log: Log, failures: Failures) -> None:
        self._config = config
        self._log = log
        self._failures = failures
        self._moment = clock.now()
        self._aws = Aws(PERMISSIONS, far=config.primary_region)
        self._data: list[dict[str, Any]] = []

    def maintenance(self) -> None:
        with self._failures.of("maintenance"):
            self._sample("Maintenance", maintenance.ongoing(self._aws, self._config, self._moment))

    def mirrors(self) -> None:
        for region, mirrors in signals.by_region(self._config.mirrors).items():
            with self._failures.of(f"mirror {region}"), self._if_reachable(region):
                raised = signals.mirrored(self._remote(region), region, mirrors)
                for signal, value in raised.items():
                    self._sample("SignalRaised", value, Signal=signal)
                for mirror in mirrors:
                    if mirror.signal not in raised:
                        self._log.warning("alarm does not exist", alarm=mirror.alarm, region=region)

    def route53(self, health_check: str | None) -> None:
        if not health_check:
            return
        region = signals.ROUTE53_REGION
        with self._failures.of("route53"), self._if_reachable(region):
            raised = signals.route53_raised(self._remote(region), health_check, self._moment)
            if raised is None:
                self._log.warning("no samples of the health check", health_check=health_check)
            else:
                self._sample("SignalRaised", raised, Signal=signals.ROUTE53_SIGNAL)

    def health(self, probes: Probes) -> None:
        for service in probes.services():
            with self._failures.of(f"probe {service}"):
                verdict = probes.verdict(service)
                if not verdict.healthy:
                    self._log.warning("service does not answer", service=service, attempts=verdict.attempts,
                                      detail=verdict.detail)
                self._sample("PrimaryHealthy", verdict.healthy, Service=service)

    def finish(self) -> dict[str, Any]:
        with self._failures.of("publish"):
            metrics.publish(self._aws, "publish", self._config.dr_region, self._data)
        self._failures.raise_any()
        return {"published": len(self._data)}

    def _sample(self, metric: str, value: bool, **dimensions: str) -> None:
        application = self._config.application
        self._data.append(metrics.datum(metric, float(value), self._moment, Application=application, **dimensions))

    def _remote(self, region: str) -> Aws:
        """Every region but its own may be the one that hangs; none may use up the minute."""
        return self._aws if region == self._config.dr_region else Aws(PERMISSIONS, far=region)

    @contextmanager
    def _if_reachable(self, region: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if not is_unreachable(error):
                raise
            self._log.warning("region is not reachable, its signals are unknown", region=region, error=repr(error))
