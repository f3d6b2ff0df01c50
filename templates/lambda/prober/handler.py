"""Entry of the prober: start the probes, ask the other signals meanwhile, publish everything that is known.

Silence of the primary region says something about it only while others can be heard. When nothing outside of the DR
region answers, neither the primary region nor the witnesses, it is this region that is cut off: then nothing is
published of the primary one, and `OutsideSeen` 0 keeps the alarm from failing over to a region that nobody reaches.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from typing import Any

from botocore.exceptions import ClientError

from prober import maintenance, signals
from prober.probe import Pace, Probes, Verdict
from prober.remote import Reading, Remote
from shared import clock, metrics
from shared.aws import Aws, is_unreachable
from shared.config import Config, Mirror
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
    witnesses = Probes(json.loads(os.environ["OUTSIDE"]), PACE)
    try:
        run.maintenance()
        remote = Remote(run.readings(os.environ.get("ROUTE53_HEALTH_CHECK")), PACE.remote)
        run.health(probes, witnesses, remote)
        remote.close()
    finally:
        probes.close()
        witnesses.close()
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

    def readings(self, health_check: str | None) -> dict[str, Callable[[], Reading]]:
        """What to ask of which region."""
        found: dict[str, list[Callable[[], Reading]]] = {}
        for region, mirrors in signals.by_region(self._config.mirrors).items():
            found.setdefault(region, []).append(partial(self._mirrored, region, mirrors))
        if health_check:
            found.setdefault(signals.ROUTE53_REGION, []).append(partial(self._route53, health_check))
        return {region: partial(_together, reads) for region, reads in found.items()}

    def _mirrored(self, region: str, mirrors: list[Mirror]) -> Reading:
        raised = signals.mirrored(self._remote(region), region, mirrors)
        for mirror in mirrors:
            if mirror.signal not in raised:
                self._log.warning("alarm does not exist", alarm=mirror.alarm, region=region)
        return raised

    def _route53(self, health_check: str) -> Reading:
        raised = signals.route53_raised(self._remote(signals.ROUTE53_REGION), health_check, self._moment)
        if raised is None:
            self._log.warning("no samples of the health check", health_check=health_check)
            return {}
        return {signals.ROUTE53_SIGNAL: raised}

    def health(self, probes: Probes, witnesses: Probes, remote: Remote) -> None:
        verdicts: dict[str, Verdict] = {}
        for service in probes.services():
            with self._failures.of(f"probe {service}"):
                verdicts[service] = probes.verdict(service)
        answered = [region for region in remote.regions() if self._heard(remote, region)]
        seen = bool(answered) or any(one.answered for one in verdicts.values()) or self._witnessed(witnesses)
        self._sample("OutsideSeen", seen)
        if not seen:
            self._log.warning("nothing outside of this region answers: nothing is said of the primary one",
                              services={service: one.detail for service, one in verdicts.items()})
            return
        for service, verdict in verdicts.items():
            if not verdict.healthy:
                self._log.warning("service does not answer", service=service, attempts=verdict.attempts,
                                  detail=verdict.detail)
            self._sample("PrimaryHealthy", verdict.healthy, Service=service)

    def _heard(self, remote: Remote, region: str) -> bool:
        """Takes over the signals of a region. Whether it answered at all, be it a refusal, as another region."""
        elsewhere = region != self._config.dr_region
        heard = False
        with self._failures.of(f"region {region}"):
            try:
                for signal, value in remote.reading(region).items():
                    self._sample("SignalRaised", value, Signal=signal)
                heard = elsewhere
            except Exception as error:
                heard = elsewhere and isinstance(error, ClientError)
                if not is_unreachable(error) and not isinstance(error, TimeoutError):
                    raise
                self._log.warning("region is not reachable, its signals are unknown", region=region,
                                  error=repr(error))
        return heard

    def _witnessed(self, witnesses: Probes) -> bool:
        """Whether a region that has no part in the application answers; one of them is enough."""
        for region in witnesses.services():
            with self._failures.of(f"witness {region}"):
                verdict = witnesses.verdict(region)
                if verdict.answered:
                    return True
                self._log.warning("witness does not answer", region=region, detail=verdict.detail)
        return False

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


def _together(reads: list[Callable[[], Reading]]) -> Reading:
    return {signal: raised for read in reads for signal, raised in read().items()}
