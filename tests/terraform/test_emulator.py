"""The mends of the emulator, each shown once: a test that stands on a wrong emulator proves nothing."""

from __future__ import annotations

import unittest
from typing import TYPE_CHECKING

from tests.terraform import report, tools

if TYPE_CHECKING:
    from tests.terraform.emulator import Emulator

PRIMARY, DR = "eu-west-1", "us-east-1"


def setUpModule() -> None:
    tools.require_emulator()


class EmulatorTest(unittest.TestCase):
    """One world for each class: emptying it costs a second or two."""

    world: "Emulator"

    @classmethod
    def setUpClass(cls) -> None:
        from tests.terraform.emulator import Emulator

        cls.world = cls.enterClassContext(Emulator())

    def setUp(self) -> None:
        self.world.front.mend()
        self.world.front.calls.clear()

    def error_code(self, call: object, **arguments: object) -> str:
        from botocore.exceptions import ClientError

        with self.assertRaises(ClientError) as caught:
            call(**arguments)  # type: ignore[operator]
        return caught.exception.response["Error"]["Code"]


class Replicas(EmulatorTest):
    def setUp(self) -> None:
        super().setUp()
        for side in (DR, PRIMARY):
            for one in self.world.client("rds", side).describe_db_instances()["DBInstances"]:
                self.world.client("rds", side).delete_db_instance(
                    DBInstanceIdentifier=one["DBInstanceIdentifier"], SkipFinalSnapshot=True)
        self.primary, self.dr = self.world.client("rds", PRIMARY), self.world.client("rds", DR)
        source = self.primary.create_db_instance(
            DBInstanceIdentifier="a", DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20,
            MasterUsername="u", MasterUserPassword="p" * 12, BackupRetentionPeriod=7)["DBInstance"]
        self.source_id = source["DbiResourceId"]
        self.dr.create_db_instance_read_replica(
            DBInstanceIdentifier="b", SourceDBInstanceIdentifier=source["DBInstanceArn"], DBInstanceClass="db.t3.micro")

    def replica(self) -> dict[str, object]:
        return self.dr.describe_db_instances(DBInstanceIdentifier="b")["DBInstances"][0]

    def test_replica_lives_in_its_own_region_with_its_own_identity(self) -> None:
        replica = self.replica()
        self.assertIn(f":{DR}:", replica["DBInstanceArn"])
        self.assertNotEqual(self.source_id, replica["DbiResourceId"])
        self.assertEqual("mysql", replica["Engine"])
        self.assertTrue(replica["ReadReplicaSourceDBInstanceIdentifier"])

    def test_promotion_clears_the_source_and_works_once(self) -> None:
        self.dr.promote_read_replica(DBInstanceIdentifier="b", BackupRetentionPeriod=7)
        self.assertFalse(self.replica().get("ReadReplicaSourceDBInstanceIdentifier"))
        source = self.primary.describe_db_instances(DBInstanceIdentifier="a")["DBInstances"][0]
        self.assertEqual([], source.get("ReadReplicaDBInstanceIdentifiers", []))
        again = self.error_code(self.dr.promote_read_replica, DBInstanceIdentifier="b")
        self.assertEqual("InvalidDBInstanceState", again)

    def test_promoting_what_does_not_exist_says_so(self) -> None:
        code = self.error_code(self.dr.promote_read_replica, DBInstanceIdentifier="zzz")
        self.assertEqual("DBInstanceNotFound", code)


class Accelerators(EmulatorTest):
    def test_an_update_replaces_the_endpoint_list(self) -> None:
        client = self.world.client("globalaccelerator", "us-west-2")
        accelerator = client.create_accelerator(Name="a", IdempotencyToken="t")["Accelerator"]
        listener = client.create_listener(
            AcceleratorArn=accelerator["AcceleratorArn"], Protocol="TCP", IdempotencyToken="t",
            PortRanges=[{"FromPort": 80, "ToPort": 80}])["Listener"]
        group = client.create_endpoint_group(
            ListenerArn=listener["ListenerArn"], EndpointGroupRegion=PRIMARY, IdempotencyToken="t",
            EndpointConfigurations=[{"EndpointId": "one"}, {"EndpointId": "two"}])["EndpointGroup"]
        changed = client.update_endpoint_group(
            EndpointGroupArn=group["EndpointGroupArn"], TrafficDialPercentage=0,
            EndpointConfigurations=[{"EndpointId": "one", "Weight": 0}])["EndpointGroup"]
        self.assertEqual([("one", 0)], [(one["EndpointId"], one["Weight"]) for one in changed["EndpointDescriptions"]])
        self.assertEqual(0, changed["TrafficDialPercentage"])
        self.assertEqual("EndpointGroupAlreadyExistsException", self.error_code(
            client.create_endpoint_group, ListenerArn=listener["ListenerArn"], EndpointGroupRegion=PRIMARY,
            IdempotencyToken="u"))
        self.assertEqual("AcceleratorNotDisabledException", self.error_code(
            client.delete_accelerator, AcceleratorArn=accelerator["AcceleratorArn"]))


class FrontOfTheEmulator(EmulatorTest):
    def test_a_region_goes_down_alone_and_comes_back(self) -> None:
        here, there = self.world.client("ssm", PRIMARY), self.world.client("ssm", DR)
        self.world.front.take_down(PRIMARY)
        self.assertEqual("ServiceUnavailable", self.error_code(here.describe_parameters))
        there.describe_parameters()
        self.world.front.bring_back(PRIMARY)
        here.describe_parameters()

    def test_every_dialect_of_refusal_is_understood(self) -> None:
        self.world.front.take_down(PRIMARY)
        dialects = {"ec2": "describe_vpcs", "rds": "describe_db_instances", "s3": "list_buckets",
                    "lambda": "list_functions", "cloudwatch": "describe_alarms", "sqs": "list_queues"}
        for service, method in dialects.items():
            with self.subTest(service):
                call = getattr(self.world.client(service, PRIMARY), method)
                self.assertEqual("ServiceUnavailable", self.error_code(call))

    def test_the_nth_call_fails_and_only_that_one(self) -> None:
        from tests.terraform.front import Failure

        client = self.world.client("ssm", PRIMARY)
        self.world.front.at_call(2, lambda call: Failure("ThrottlingException", "slow down", 400))
        client.describe_parameters()
        self.assertEqual("ThrottlingException", self.error_code(client.describe_parameters))
        client.describe_parameters()

    def test_calls_are_counted_by_region_service_and_action(self) -> None:
        self.world.client("rds", DR).describe_db_instances()
        self.world.client("autoscaling", DR).describe_auto_scaling_groups()
        self.world.client("s3", PRIMARY).list_buckets()
        called = sorted(self.world.front.count())
        self.assertEqual([f"{PRIMARY} s3 GET /", f"{DR} autoscaling DescribeAutoScalingGroups",
                          f"{DR} rds DescribeDBInstances"], called)


class Alarms(EmulatorTest):
    def test_a_composite_alarm_keeps_its_rule_and_suppressor(self) -> None:
        client = self.world.client("cloudwatch", DR)
        client.put_composite_alarm(AlarmName="c", AlarmRule="ALARM(x)", ActionsSuppressor="m",
                                   ActionsSuppressorWaitPeriod=60, ActionsSuppressorExtensionPeriod=120)
        alarm = client.describe_alarms(AlarmTypes=["CompositeAlarm"])["CompositeAlarms"][0]
        self.assertEqual("ALARM(x)", alarm["AlarmRule"])
        self.assertEqual(("m", 60), (alarm["ActionsSuppressor"], alarm["ActionsSuppressorWaitPeriod"]))


class PublicImages(EmulatorTest):
    def test_the_bootstrap_images_are_known_in_both_regions(self) -> None:
        from tests.terraform.stub import AMI_PARAMETERS

        for region in (PRIMARY, DR):
            for name in AMI_PARAMETERS:
                image = self.world.client("ssm", region).get_parameter(Name=name)["Parameter"]["Value"]
                found = self.world.client("ec2", region).describe_images(ImageIds=[image])["Images"]
                self.assertEqual(["available"], [one["State"] for one in found])


if __name__ == "__main__":
    report.main()
