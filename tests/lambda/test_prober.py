"""The prober: what it sees becomes metrics, what it cannot see is left out, and nothing prevents the rest."""

from __future__ import annotations

import contextlib
import json
import os
import threading
import time
import unittest
from datetime import timedelta
from typing import Any
from unittest import mock

from http_server import Server
from program_world import ACCOUNT, DR, NOW, PRIMARY, ProgramWorld

from botocore.exceptions import ClientError  # program_world has skipped this file where it is missing
from moto.cloudwatch.models import cloudwatch_backends
from prober import handler as program
from prober.probe import Pace
from shared.aws import Aws

MAINTENANCE = "/shop/maintenance"
FAST = Pace(attempts=2, spacing=0.05, timeout=0.5, deadline=3.0)
MIRRORS = [{"signal": "healthy-hosts", "alarm": "PrimaryALBHealthyHosts", "region": PRIMARY},
           {"signal": "database-cpu", "alarm": "PrimaryRDSCPUUtilization", "region": PRIMARY}]
HEALTH_CHECK = "4c6a0b7e-0000-4000-8000-000000000001"


class ProberWorld(ProgramWorld):
    """Two services, a witness, and a prober that does not take its time."""

    def setUp(self) -> None:
        super().setUp()
        self.configure(mirrors=MIRRORS)
        self.set_parameter(DR, MAINTENANCE, "none")
        self.enterContext(mock.patch.object(program, "PACE", FAST))
        self.healthy, self.broken, self.witness = Server(200), Server(503), Server(302)
        for server in (self.healthy, self.broken, self.witness):
            self.addCleanup(server.close)
        self.witnesses(far=self.witness.url("/"))
        self.probes(web=self.healthy.url(), api=self.broken.url())

    def probes(self, **urls: str) -> None:
        self.enterContext(mock.patch.dict(os.environ, {"PROBES": json.dumps(urls)}))

    def witnesses(self, **urls: str) -> None:
        self.enterContext(mock.patch.dict(os.environ, {"OUTSIDE": json.dumps(urls)}))

    def alarm(self, name: str, state: str, region: str = PRIMARY) -> None:
        cloudwatch = self.client("cloudwatch", region)
        cloudwatch.put_metric_alarm(AlarmName=name, Namespace="AWS/RDS", MetricName="CPUUtilization", Period=60,
                                    EvaluationPeriods=1, Threshold=80, ComparisonOperator="GreaterThanThreshold",
                                    Statistic="Average")
        cloudwatch.set_alarm_state(AlarmName=name, StateValue=state, StateReason="test")

    def health_samples(self, *values: tuple[int, float]) -> None:
        """Minutes ago, value."""
        self.enterContext(mock.patch.dict(os.environ, {"ROUTE53_HEALTH_CHECK": HEALTH_CHECK}))
        for minutes, value in values:
            self.client("cloudwatch", "us-east-1").put_metric_data(Namespace="AWS/Route53", MetricData=[{
                "MetricName": "HealthCheckStatus", "Dimensions": [{"Name": "HealthCheckId", "Value": HEALTH_CHECK}],
                "Timestamp": NOW - timedelta(minutes=minutes), "Value": value}])

    def published(self) -> dict[tuple[str, str], float]:
        """Runs the prober; Route 53's own samples are in the same store."""
        try:
            self.call(program.handler, {"source": "lifeboat.tick"})
        finally:
            store = cloudwatch_backends[ACCOUNT][DR]
            store.metric_data[:] = [one for one in store.metric_data if one.namespace != "AWS/Route53"]
            self.seen = self.samples()
        return self.seen


class Publishing(ProberWorld):
    def test_health_of_each_service(self) -> None:
        samples = self.published()
        self.assertEqual(samples["PrimaryHealthy", "web"], 1)
        self.assertEqual(samples["PrimaryHealthy", "api"], 0)
        self.assert_logged("service does not answer")

    def test_every_sample_carries_the_time_of_the_start(self) -> None:
        self.published()
        times = {one.timestamp.replace(tzinfo=None) for one in cloudwatch_backends[ACCOUNT][DR].metric_data}
        self.assertEqual(times, {NOW.replace(tzinfo=None)})

    def test_services_are_probed_at_once(self) -> None:
        slow = [Server(200, delay=0.4) for _ in range(6)]
        for server in slow:
            self.addCleanup(server.close)
        self.probes(**{f"s{number}": server.url() for number, server in enumerate(slow)})
        began = time.monotonic()
        self.published()
        self.assertLess(time.monotonic() - began, 2.0)

    def test_maintenance(self) -> None:
        for value, expected in (("none", 0), ("2026-11-25T10:14:00Z", 0), ("2026-11-25T10:15:00Z", 0),
                                ("2026-11-25T10:16:00Z", 1), ("2026-11-25T12:00:00+01:00", 1), ("2026-11-26", 1)):
            with self.subTest(value=value):
                self.set_parameter(DR, MAINTENANCE, value)
                self.assertEqual(self.published()["Maintenance", ""], expected)

    def test_a_slip_in_the_maintenance_time_suppresses_nothing_and_is_an_error(self) -> None:
        self.set_parameter(DR, MAINTENANCE, "tomorrow")
        with self.assertRaises(ValueError):
            self.published()
        self.assertNotIn(("Maintenance", ""), self.seen)
        self.assertEqual(self.seen["PrimaryHealthy", "web"], 1)

    def test_a_missing_maintenance_parameter_is_an_error(self) -> None:
        self.client("ssm", DR).delete_parameter(Name=MAINTENANCE)
        with self.assertRaisesRegex(LookupError, MAINTENANCE):
            self.published()

    def test_mirrored_alarms(self) -> None:
        self.alarm("PrimaryALBHealthyHosts", "ALARM")
        for state in ("OK", "INSUFFICIENT_DATA"):
            with self.subTest(state=state):
                self.alarm("PrimaryRDSCPUUtilization", state)
                samples = self.published()
                self.assertEqual(samples["SignalRaised", "healthy-hosts"], 1)
                self.assertEqual(samples["SignalRaised", "database-cpu"], 0)

    def test_an_alarm_that_does_not_exist_is_unknown(self) -> None:
        self.alarm("PrimaryALBHealthyHosts", "OK")
        samples = self.published()
        self.assertEqual(samples["SignalRaised", "healthy-hosts"], 0)
        self.assertNotIn(("SignalRaised", "database-cpu"), samples)
        self.assert_logged("alarm does not exist")

    def test_a_lost_region_is_unknown_and_no_error(self) -> None:
        for mirror in MIRRORS:
            self.alarm(mirror["alarm"], "ALARM")
        self.down = {PRIMARY}
        samples = self.published()
        self.assertEqual({name for name, _ in samples}, {"PrimaryHealthy", "Maintenance", "OutsideSeen"})
        self.assert_logged("region is not reachable")

    def test_an_unavailable_service_is_no_error_either(self) -> None:
        with self.answering(PRIMARY, "describe_alarms", "ServiceUnavailable", 503):
            self.assertIn(("Maintenance", ""), self.published())
        self.assert_logged("region is not reachable")

    def test_a_refusal_is_an_error_after_everything_else(self) -> None:
        with self.answering(PRIMARY, "describe_alarms", "AccessDenied", 403), self.assertRaises(ClientError):
            self.published()
        self.assertEqual(self.seen["PrimaryHealthy", "web"], 1)
        self.assertEqual(self.seen["Maintenance", ""], 0)

    def test_a_url_that_is_none_is_an_error_after_everything_else(self) -> None:
        self.probes(web=self.healthy.url(), api="health")
        with self.assertRaises(ValueError):
            self.published()
        self.assertEqual(self.seen["PrimaryHealthy", "web"], 1)
        self.assertNotIn(("PrimaryHealthy", "api"), self.seen)

    def test_several_errors_are_raised_together(self) -> None:
        self.set_parameter(DR, MAINTENANCE, "tomorrow")
        self.probes(web=self.healthy.url(), api="health")
        with self.assertRaises(ExceptionGroup) as raised:
            self.published()
        self.assertEqual(len(raised.exception.exceptions), 2)
        self.assertEqual(self.seen["PrimaryHealthy", "web"], 1)

    def test_route53(self) -> None:
        for values, expected in (([(1, 1.0), (2, 0.0)], 0), ([(1, 0.0), (2, 1.0)], 1)):
            with self.subTest(values=values):
                self.health_samples(*values)
                self.assertEqual(self.published()["SignalRaised", "route53"], expected)

    def test_route53_without_recent_samples_is_unknown(self) -> None:
        self.health_samples((30, 0.0))
        self.assertNotIn(("SignalRaised", "route53"), self.published())
        self.assert_logged("no samples")

    def test_route53_is_asked_only_where_there_is_a_health_check(self) -> None:
        self.published()
        self.assertFalse([made for made in self.made if made[0] == "route53"])

    def test_without_signals_and_services_there_is_still_maintenance(self) -> None:
        self.configure()
        self.probes()
        self.assertEqual(self.published(), {("Maintenance", ""): 0, ("OutsideSeen", ""): 1})

    def test_one_call_publishes_all(self) -> None:
        sent = []
        send = Aws._send

        def counted(aws: Aws, client: Any, method: str, params: dict[str, Any]) -> Any:
            sent.append(method)
            return send(aws, client, method, params)

        for mirror in MIRRORS:
            self.alarm(mirror["alarm"], "ALARM")
        with mock.patch.object(Aws, "_send", counted):
            self.published()
        self.assertEqual(sorted(sent), ["describe_alarms", "get_parameters", "put_metric_data"])

    def test_metrics_that_cannot_be_published_are_an_error(self) -> None:
        with self.answering(DR, "put_metric_data", "InternalServiceFault", 500), self.assertRaises(ClientError):
            self.published()

    def test_declared_calls(self) -> None:
        self.health_samples((1, 1.0))
        self.published()
        self.assert_every_declared_call_was_made("prober")


class CutOff(ProberWorld):
    """Silence all around: is it the primary region that is lost, or this one that is cut off?"""

    def setUp(self) -> None:
        super().setUp()
        for mirror in MIRRORS:
            self.alarm(mirror["alarm"], "ALARM")
        self.health_samples((1, 0.0))
        self.down = {PRIMARY}
        self.probes(web=self.silence(), api=self.silence())
        self.witnesses(far=self.silence(), further=self.silence())

    def test_nothing_is_said_of_the_primary_region(self) -> None:
        del os.environ["ROUTE53_HEALTH_CHECK"]
        self.assertEqual(self.published(), {("Maintenance", ""): 0, ("OutsideSeen", ""): 0})
        self.assert_logged("nothing outside of this region answers")

    def test_what_this_region_says_itself_is_no_voice_from_outside(self) -> None:
        """The metrics of health checks happen to be here."""
        self.assertEqual(self.published()["OutsideSeen", ""], 0)

    def test_any_witness_is_enough(self) -> None:
        """Whatever it says. Then the silence is the primary region's."""
        for witness in (Server(302), Server(503)):
            self.addCleanup(witness.close)
            self.witnesses(far=self.silence(), further=witness.url("/"))
            samples = self.published()
            self.assertEqual(samples["OutsideSeen", ""], 1)
            self.assertEqual([samples["PrimaryHealthy", service] for service in ("web", "api")], [0, 0])

    def test_a_service_that_answers_is_a_voice(self) -> None:
        self.probes(web=self.silence(), api=self.broken.url())
        samples = self.published()
        self.assertEqual(samples["OutsideSeen", ""], 1)
        self.assertEqual([samples["PrimaryHealthy", service] for service in ("web", "api")], [0, 0])

    def test_so_is_the_primary_regions_aws_even_when_it_refuses(self) -> None:
        self.down = set()
        self.assertEqual(self.published()["OutsideSeen", ""], 1)
        for code, status in (("AccessDenied", 403), ("InternalFailure", 500)):
            with self.subTest(code=code), self.answering(PRIMARY, "describe_alarms", code, status):
                with contextlib.suppress(ClientError):
                    self.published()
                self.assertEqual(self.seen["OutsideSeen", ""], 1)

    def test_a_region_that_hangs_keeps_nothing_from_being_said(self) -> None:
        """Not even the look-up of a name has an end of its own."""
        ended = threading.Event()
        self.addCleanup(ended.set)
        send = Aws._send

        def hanging(aws: Aws, client: Any, method: str, params: dict[str, Any]) -> Any:
            if client.meta.region_name == PRIMARY:
                ended.wait(20)
            return send(aws, client, method, params)

        self.down = set()
        began = time.monotonic()
        with mock.patch.object(program, "PACE", Pace(attempts=1, spacing=0, timeout=0.2, deadline=0.5, remote=0.5)), \
                mock.patch.object(Aws, "_send", hanging):
            samples = self.published()
        self.assertLess(time.monotonic() - began, 5)
        self.assertEqual(samples["OutsideSeen", ""], 0)
        self.assert_logged("region is not reachable")

    def silence(self) -> str:
        """Where nobody listens."""
        server = Server(200)
        server.close()
        return server.url()


if __name__ == "__main__":
    unittest.main()
