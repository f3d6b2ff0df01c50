"""What takes time in the emulator, and what acts by itself: each shown once, since every drill stands on it."""

from __future__ import annotations

import json
from typing import Any

from tests.terraform import report, tools
from tests.terraform.emulated import DR, NOON, Emulated


class Pace(Emulated):
    def test_what_is_due_happens_in_order_at_its_own_moment(self) -> None:
        seen: list[tuple[str, float]] = []

        def note(name: str) -> None:
            seen.append((name, self.pace.now() - NOON))
            if name == "first":
                self.pace.after(5, note, "follows the first")

        self.pace.after(20, note, "second")
        self.pace.after(10, note, "first")
        self.pace.after(99, note, "never")
        self.pace.after(0, note, "at once")
        self.pace.advance(30)
        self.assertEqual([("at once", 0), ("first", 10), ("follows the first", 15), ("second", 20)], seen)
        self.assertEqual(NOON + 30, self.pace.now())

    def test_without_a_clock_everything_is_instant(self) -> None:
        self.pace.reset()
        self.assertEqual(0, self.pace.takes("promotion"))
        with self.assertRaises(ValueError):
            self.pace.advance(1)


class Groups(Emulated):
    def setUp(self) -> None:
        from moto.autoscaling.models import autoscaling_backends
        from moto.ec2.models import ec2_backends

        from tests.terraform import scaling

        super().setUp()
        scaling.full.clear()
        scaling.sick.clear()
        autoscaling_backends[tools.ACCOUNT][DR].reset()
        ec2, elb = self.world.client("ec2", DR), self.world.client("elbv2", DR)
        self.scaling, self.elb = self.world.client("autoscaling", DR), elb
        image = next(iter(ec2_backends[tools.ACCOUNT][DR].amis))
        name = self.id().rpartition(".")[2][-20:].replace("_", "-").strip("-")
        template = ec2.create_launch_template(LaunchTemplateName=name, LaunchTemplateData={
            "ImageId": image, "InstanceType": "t3.micro"})["LaunchTemplate"]["LaunchTemplateId"]
        subnet = ec2.describe_subnets()["Subnets"][0]
        self.targets = elb.create_target_group(Name=name, Protocol="HTTP", Port=80,
                                               VpcId=subnet["VpcId"])["TargetGroups"][0]["TargetGroupArn"]
        self.scaling.create_auto_scaling_group(
            AutoScalingGroupName="g", MinSize=0, MaxSize=3, DesiredCapacity=0, VPCZoneIdentifier=subnet["SubnetId"],
            TargetGroupARNs=[self.targets], LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"})

    def size(self, low: int, desired: int) -> None:
        self.scaling.update_auto_scaling_group(AutoScalingGroupName="g", MinSize=low, DesiredCapacity=desired)

    def states(self) -> list[str]:
        group = self.scaling.describe_auto_scaling_groups(AutoScalingGroupNames=["g"])["AutoScalingGroups"][0]
        return sorted(one["LifecycleState"] for one in group["Instances"])

    def health(self) -> list[str]:
        found = self.elb.describe_target_health(TargetGroupArn=self.targets)["TargetHealthDescriptions"]
        return [one["TargetHealth"]["State"] for one in found]

    def test_instances_come_into_service_and_become_healthy(self) -> None:
        self.size(2, 2)
        self.assertEqual((["Pending"] * 2, ["initial"] * 2), (self.states(), self.health()))
        self.size(2, 2)
        self.assertEqual(2, len(self.states()), "asking again launches no more")
        self.pace.advance(41)
        self.assertEqual((["InService"] * 2, ["initial"] * 2), (self.states(), self.health()))
        self.pace.advance(30)
        self.assertEqual(["healthy"] * 2, self.health())

    def test_instances_that_go_are_terminating_and_no_targets(self) -> None:
        self.size(2, 2)
        self.pace.advance(100)
        self.size(0, 1)
        self.assertEqual((["InService", "Terminating"], ["healthy"]), (self.states(), self.health()))
        self.size(0, 0)
        self.pace.advance(46)
        self.assertEqual(([], []), (self.states(), self.health()))

    def test_targets_can_be_sick(self) -> None:
        from tests.terraform import scaling

        self.size(1, 1)
        self.pace.advance(100)
        scaling.sick.add(DR)
        self.assertEqual(["unhealthy"], self.health())

    def test_refused_capacity_is_a_failed_activity_and_tried_again(self) -> None:
        from tests.terraform import scaling

        scaling.full.add(DR)
        self.size(1, 1)
        self.pace.advance(65)
        activities = self.scaling.describe_scaling_activities(AutoScalingGroupName="g")["Activities"]
        self.assertEqual([], self.states())
        self.assertEqual(["Failed"] * 3, [one["StatusCode"] for one in activities])
        self.assertIn("capacity", activities[0]["StatusMessage"])
        scaling.full.clear()
        self.pace.advance(31)
        self.assertEqual(["Pending"], self.states())

    def test_a_size_out_of_bounds_is_refused(self) -> None:
        for low, desired in ((2, 1), (0, 4), (4, 4)):
            refused = self.code(self.scaling.update_auto_scaling_group, AutoScalingGroupName="g", MinSize=low,
                                DesiredCapacity=desired)
            self.assertEqual("ValidationError", refused)


class Alarms(Emulated):
    def setUp(self) -> None:
        from moto.cloudwatch.models import cloudwatch_backends

        super().setUp()
        cloudwatch_backends[tools.ACCOUNT][DR].reset()
        self.cloudwatch = self.world.client("cloudwatch", DR)
        self.topic = self.world.client("sns", DR).create_topic(Name="t")["TopicArn"]
        for name in ("one", "two", "maintenance"):
            self.cloudwatch.put_metric_alarm(
                AlarmName=name, Namespace="N", MetricName=name, Period=60, EvaluationPeriods=3, DatapointsToAlarm=2,
                Statistic="Minimum", Threshold=1, ComparisonOperator="LessThanThreshold", TreatMissingData="missing")
        self.cloudwatch.put_composite_alarm(AlarmName="both", AlarmRule='ALARM("one") AND ALARM(two)',
                                            AlarmActions=[self.topic], ActionsSuppressor="maintenance",
                                            ActionsSuppressorWaitPeriod=60, ActionsSuppressorExtensionPeriod=60)

    def sent(self) -> list[dict[str, Any]]:
        from moto.sns.models import sns_backends

        topic = sns_backends[tools.ACCOUNT][DR].topics[self.topic]
        return [json.loads(text) for _, text, *_ in topic.sent_notifications]

    def composite(self) -> dict[str, Any]:
        found: dict[str, Any] = self.cloudwatch.describe_alarms(
            AlarmNames=["both"], AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]
        return found

    def set(self, **states: str) -> None:
        for name, state in states.items():
            self.cloudwatch.set_alarm_state(AlarmName=name, StateValue=state, StateReason="test")

    def test_a_composite_alarm_follows_its_rule_and_tells_its_topic_in_AWSs_words(self) -> None:
        before = len(self.sent())
        self.set(one="ALARM")
        self.assertEqual("OK", self.composite()["StateValue"])
        self.set(two="ALARM")
        self.assertEqual("ALARM", self.composite()["StateValue"])
        [message] = self.sent()[before:]
        self.assertEqual(("both", "ALARM", "OK", tools.ACCOUNT, "US East (N. Virginia)"),
                         tuple(message[key] for key in ("AlarmName", "NewStateValue", "OldStateValue", "AWSAccountId",
                                                        "Region")))
        self.assertEqual(f"arn:aws:cloudwatch:{DR}:{tools.ACCOUNT}:alarm:both", message["AlarmArn"])

    def test_a_suppressed_alarm_is_raised_and_silent(self) -> None:
        before = len(self.sent())
        self.set(maintenance="ALARM", one="ALARM", two="ALARM")
        self.assertEqual(("ALARM", "Alarm"), (self.composite()["StateValue"], self.composite()["ActionsSuppressedBy"]))
        self.assertEqual(before, len(self.sent()))

    def test_composite_alarms_are_listed_only_when_asked_for(self) -> None:
        listed = self.cloudwatch.describe_alarms(AlarmNames=["both"])
        self.assertEqual([], listed["CompositeAlarms"])

    def test_metrics_are_evaluated_M_of_N_and_missing_ones_as_told(self) -> None:
        from tests.terraform import alarms

        def state() -> str:
            alarms.evaluate(tools.ACCOUNT, DR)
            return str(self.cloudwatch.describe_alarms(AlarmNames=["one"])["MetricAlarms"][0]["StateValue"])

        self.assertEqual("INSUFFICIENT_DATA", state())
        for value, expected in ((1, "OK"), (0, "OK"), (0, "ALARM"), (1, "ALARM"), (1, "OK")):
            self.cloudwatch.put_metric_data(Namespace="N", MetricData=[{"MetricName": "one", "Value": value}])
            self.pace.advance(60)
            self.assertEqual(expected, state())

    def test_rules(self) -> None:
        from tests.terraform.alarms import holds

        states = {"a": "ALARM", "b": "OK", "c d": "INSUFFICIENT_DATA"}
        for rule, expected in {'ALARM("a")': True, "ALARM(b)": False, 'OK("b") AND NOT ALARM(b)': True,
                               '(ALARM(a) AND ALARM(b)) OR INSUFFICIENT_DATA("c d")': True, "FALSE": False,
                               "ALARM(arn:aws:cloudwatch:r:1:alarm:a) AND TRUE": True}.items():
            self.assertEqual(expected, holds(rule, states), rule)
        with self.assertRaises(ValueError):
            holds("ALARM(nobody)", states)


class Deaths(Emulated):
    """A caller that dies in the middle of a call. Over a socket it could not be told from a broken connection, so the
    front is asked directly."""

    def test_before_and_after_the_answer(self) -> None:
        from tests.terraform.front import Front, Killed

        reached: list[str] = []

        def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
            reached.append(environ["PATH_INFO"])
            return [b"done"]

        def ask(front: Front) -> None:
            front({"REQUEST_METHOD": "GET", "PATH_INFO": "/x", "wsgi.input": None}, lambda *_: None)

        for answered, arrived in ((False, 1), (True, 2)):
            reached.clear()
            front = Front(application)
            front.kill_at(2, answered)
            ask(front)
            for _ in range(3):  # whatever it does while it goes down
                with self.assertRaises(Killed):
                    ask(front)
            self.assertEqual(arrived, len(reached))
            front.heal()
            ask(front)
            self.assertEqual(arrived + 1, len(reached))


if __name__ == "__main__":
    report.main()
