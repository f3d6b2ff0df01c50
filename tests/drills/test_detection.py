"""From what is seen to whether it starts a failover: the emitted prober feeds the emitted alarms, minute by minute."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from unittest import mock

from tests.drills import case, lambdas


class Answers:
    """Hosts on loopback, by their path. One that is silent ends the connection without a word."""

    def __init__(self) -> None:
        self.silent: set[str] = set()
        answers = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.strip("/") in answers.silent:
                    self.close_connection = True
                    return
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Silence."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, host: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/{host}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class Detection(case.CompiledCase):
    """The emitted prober and the emitted alarms, minute by minute: what they see, and whether it starts a failover."""

    def test_ticks_are_tried_as_often_as_is_emitted(self) -> None:
        self.assertEqual(lambdas.RETRIES, {program: self.compiled.retries(program) for program in lambdas.RETRIES})

    def setUp(self) -> None:
        from botocore.exceptions import EndpointConnectionError

        from tests.drills import plans

        self.drill.begin()
        self.answers = Answers()
        self.addCleanup(self.answers.close)
        self.prober = self.drill.plan["functions"]["prober"]
        self.replica = self.drill.plan["databases"]["blog"]["replica"]
        self.drill.lambdas.add(self.prober, "prober", self.compiled.root("prober"), {
            "PROBES": json.dumps({"blog": self.answers.url("blog")}),
            "OUTSIDE": json.dumps({"somewhere": self.answers.url("somewhere")})})
        program = self.drill.lambdas.function(self.prober).handler.__globals__
        program["PACE"] = program["Pace"](attempts=1, spacing=0, timeout=5, deadline=10)
        self.drill.lambdas.schedules.append((self.prober, 60, {"source": "lifeboat.tick"}))
        self.unreachable: set[str] = set()
        send = program["Aws"]._send

        def sent(aws: Any, client: Any, method: str, params: dict[str, Any]) -> Any:
            if client.meta.region_name in self.unreachable:
                raise EndpointConnectionError(endpoint_url=client.meta.endpoint_url)
            return send(aws, client, method, params)

        self.enterContext(mock.patch.object(program["Aws"], "_send", sent))
        self.primary = plans.PRIMARY
        self.make_alarms()
        self.minutes(5)
        self.assertEqual("OK", self.state_of("cut-off"))

    def make_alarms(self) -> None:
        """Those of the DR region, as emitted but for the topics that they speak to."""
        from tests.drills import plans
        from tests.terraform import emitted

        cloudwatch = self.drill.client("cloudwatch", "dr")
        known = {"db_instance": self.replica, "route53_health_check": "check"}
        made, composites = {}, []
        for block in emitted.blocks(self.compiled.tree):
            if block.module != self.compiled.tree / "modules/dr/dr-automation":
                continue
            body = block.body
            if block.type == "aws_cloudwatch_metric_alarm":
                made[block.name] = body["alarm_name"]
                cloudwatch.put_metric_alarm(
                    AlarmName=body["alarm_name"], Namespace=body["namespace"], MetricName=body["metric_name"],
                    Dimensions=[{"Name": name, "Value": self.spelled(value, known)}
                                for name, value in body["dimensions"].items()],
                    Statistic=body["statistic"], Period=body["period"], EvaluationPeriods=body["evaluation_periods"],
                    DatapointsToAlarm=body["datapoints_to_alarm"], Threshold=float(body["threshold"]),
                    ComparisonOperator=body["comparison_operator"], TreatMissingData=body["treat_missing_data"])
            elif block.type == "aws_cloudwatch_composite_alarm":
                composites.append(body)
        for body in composites:
            rule = re.sub(r"\$\{\w+\.(\w+)\.alarm_name\}", lambda found: made[found.group(1)], body["alarm_rule"])
            cloudwatch.put_composite_alarm(AlarmName=body["alarm_name"], AlarmRule=rule,
                                           ActionsSuppressor=self.drill.plan["maintenance_alarm"],
                                           ActionsSuppressorWaitPeriod=60, ActionsSuppressorExtensionPeriod=120)
        # It was in order two hours ago, and the alarm in the other region is there to be repeated.
        self.measure("Lifeboat", "PrimaryHealthy", 1, -7200, Application="flask-blog", Service="blog")
        for mirror in self.drill.plan["mirrors"]:
            self.drill.client("cloudwatch", "primary").put_metric_alarm(
                AlarmName=mirror["alarm"], Namespace="n", MetricName="m", Period=60, EvaluationPeriods=1,
                Statistic="Minimum", Threshold=1.0, ComparisonOperator="LessThanThreshold")
        self.assertEqual("us-east-1", plans.DR, "else Route 53's metrics are carried, and not in the alarm's region")

    @staticmethod
    def spelled(value: str, known: dict[str, str]) -> str:
        if not value.startswith("${"):
            return value
        return next((known[kind] for kind in known if kind in value), value)

    def measure(self, namespace: str, name: str, value: float, after: float = 0, **dimensions: str) -> None:
        from datetime import timedelta

        from tests.terraform.pace import pace

        self.drill.client("cloudwatch", "dr").put_metric_data(Namespace=namespace, MetricData=[{
            "MetricName": name, "Value": float(value), "Timestamp": pace.moment() + timedelta(seconds=after),
            "Dimensions": [{"Name": key, "Value": one} for key, one in dimensions.items()]}])

    def minutes(self, number: int, checkers: float = 1) -> None:
        """`checkers`: what Route 53's health checkers say."""
        from tests.drills import plans
        from tests.terraform import alarms, tools

        for _ in range(number):
            self.measure("AWS/Route53", "HealthCheckStatus", checkers, HealthCheckId="check")
            self.drill.tick(1)
            alarms.evaluate(tools.ACCOUNT, plans.DR)

    def state_of(self, alarm: str) -> str:
        from moto.cloudwatch.models import cloudwatch_backends

        from tests.drills import plans
        from tests.terraform import tools

        return str(cloudwatch_backends[tools.ACCOUNT][plans.DR].alarms[f"flask-blog-{alarm}"].state_value)

    def silence(self) -> None:
        """Neither the primary region nor anything in it is heard, and its replica gets nothing."""
        from tests.terraform import ledger

        self.unreachable = {self.primary}
        self.answers.silent = {"blog"}
        ledger.set_lag(self.drill.database("dr", self.replica), ledger.CUT_OFF)

    def test_a_lost_region_is_failed_over(self) -> None:
        self.silence()
        self.minutes(12, checkers=0)
        self.assertEqual("ALARM", self.state_of("region-lost"))
        self.assertEqual("dr", self.drill.active_region())

    def test_a_region_that_is_cut_off_stays_where_it_is(self) -> None:
        """Every signal is raised, as in a lost region; but nothing else is heard either."""
        self.silence()
        self.answers.silent.add("somewhere")
        self.minutes(15, checkers=0)
        self.assertEqual("ALARM", self.state_of("cut-off"))
        self.assertEqual("ALARM", self.state_of("replication-blog"))
        self.assertEqual("OK", self.state_of("region-lost"))
        self.assertEqual(({}, "primary"), (self.drill.intent(), self.drill.active_region()))

    def test_a_link_that_comes_back_starts_nothing(self) -> None:
        from tests.terraform import ledger

        self.silence()
        self.answers.silent.add("somewhere")
        self.minutes(15, checkers=0)
        self.unreachable, self.answers.silent = set(), set()
        self.minutes(3)  # the replica needs longer than the prober
        ledger.set_lag(self.drill.database("dr", self.replica), 0)
        self.minutes(10)
        self.assertEqual("OK", self.state_of("cut-off"))
        self.assertEqual(({}, "primary"), (self.drill.intent(), self.drill.active_region()))

    def test_a_prober_that_stands_still_fails_nothing_over(self) -> None:
        """Nobody has looked for minutes: the silence may be anybody's."""
        self.drill.lambdas.disabled.add(self.prober)
        self.minutes(6)
        self.silence()
        self.minutes(15, checkers=0)
        self.assertEqual("INSUFFICIENT_DATA", self.state_of("cut-off"))
        self.assertEqual(({}, "primary"), (self.drill.intent(), self.drill.active_region()))

    def test_a_link_between_the_two_regions_is_no_lost_region(self) -> None:
        """The world reaches the primary region: Route 53 says so."""
        self.silence()
        self.minutes(15)
        self.assertEqual("OK", self.state_of("cut-off"))
        self.assertEqual(({}, "primary"), (self.drill.intent(), self.drill.active_region()))


if __name__ == "__main__":
    case.main()
