"""The flagship, applied for real: quiet when nothing happened, and after a failover Terraform undoes nothing of it.

The tests are the acts of one story and run in the order of their numbers, because an apply costs minutes.
"""

from __future__ import annotations

import base64
import json
import re
import unittest
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from tests.terraform import plan_gate, report, tools

if TYPE_CHECKING:
    from tests.terraform.world import World

FLAGSHIP = tools.REPOSITORY / "blueprints" / "flask-blog.yaml"
ACCELERATOR_REGION = "us-west-2"  # where the API of Global Accelerator lives


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_terraform()
    tools.require_emulator()


class Flagship(unittest.TestCase):
    world: "World"

    @classmethod
    def setUpClass(cls) -> None:
        from tests.terraform.world import deployed

        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.world = stack.enter_context(deployed(FLAGSHIP))
        print(f"\n  applied {len(cls.world.terraform.resources())} resources; seconds: {cls.world.terraform.seconds}")

    def quiet_plan(self) -> plan_gate.Verdict:
        """Plans, and fails unless the plan leaves the running world as it is."""
        verdict = plan_gate.judge(self.world.terraform.plan(), plan_gate.read_gaps())
        self.assertEqual("", "\n".join(verdict.problems))
        return verdict

    def test_1_a_second_plan_is_quiet_and_every_gap_is_needed(self) -> None:
        unused = set(plan_gate.read_gaps()) - self.quiet_plan().used_gaps
        self.assertEqual(set(), unused, "gaps.json lists what is no gap: take it out")

    def test_2_the_password_is_set_and_is_nowhere_to_be_read(self) -> None:
        from moto.rds.models import rds_backends

        passwords = self.passwords()
        self.assertTrue(passwords, "no secret holds a password")
        places = {"the state": self.world.terraform.state(), "the plan": json.dumps(self.world.terraform.plan())}
        places |= {str(file): file.read_bytes().decode("latin-1") for file in self.world.tree.rglob("*")
                   if file.is_file() and ".terraform" not in file.parts}
        for password in passwords:
            self.assertGreaterEqual(len(password), 16)
            found = [place for place, text in places.items() if any(one in text for one in spellings(password))]
            self.assertEqual([], found)
        databases = rds_backends[tools.ACCOUNT][self.world.regions["primary"]].databases.values()
        self.assertEqual(set(passwords), {one._master_user_password for one in databases})

    def test_3_terraform_reverts_nothing_that_a_failover_did(self) -> None:
        self.promote()
        self.scale("dr", 1)
        self.swing_traffic()
        self.quiet_plan()

    def test_4_the_guard_stops_the_plan_and_says_what_to_write(self) -> None:
        self.scale("primary", 0)
        self.serve_from_dr()
        with self.assertRaises(tools.TerraformError) as caught:
            self.world.terraform.plan()
        said = re.sub(r"[\s│]+", " ", caught.exception.output)
        self.assertIn("postcondition failed", said)
        self.assertIn("posture: failed-over", said)

    def test_5_with_the_posture_written_the_plan_is_quiet(self) -> None:
        self.world.recompile("posture: normal", "posture: failed-over")
        self.quiet_plan()

    # ---- what the failover controller does, by hand ----

    def passwords(self) -> list[str]:
        client = self.world.client("secretsmanager", "primary")
        found = []
        for secret in client.list_secrets()["SecretList"]:
            value = json.loads(client.get_secret_value(SecretId=secret["ARN"])["SecretString"])
            found += [value["password"]] if "password" in value else []
        return found

    def promote(self) -> None:
        client = self.world.client("rds", "dr")
        replicas = [one for one in client.describe_db_instances()["DBInstances"]
                    if one.get("ReadReplicaSourceDBInstanceIdentifier")]
        self.assertTrue(replicas, "there is no replica in DR")
        for one in replicas:
            client.promote_read_replica(DBInstanceIdentifier=one["DBInstanceIdentifier"], BackupRetentionPeriod=14)

    def scale(self, side: str, size: int) -> None:
        client = self.world.client("autoscaling", side)
        for group in client.describe_auto_scaling_groups()["AutoScalingGroups"]:
            client.update_auto_scaling_group(AutoScalingGroupName=group["AutoScalingGroupName"], MinSize=size,
                                             DesiredCapacity=size)

    def swing_traffic(self) -> None:
        """Weight 0 is the fence: a dial of 0 still takes traffic when the other region is unhealthy."""
        client = self.world.emulator.client("globalaccelerator", ACCELERATOR_REGION)
        for group in list(self.world.emulator.accelerators.endpoint_groups.values()):
            fenced = group["EndpointGroupRegion"] == self.world.regions["primary"]
            weight, dial = (0, 0) if fenced else (128, 100)
            endpoints = [{"EndpointId": one["EndpointId"], "Weight": weight} for one in group["EndpointDescriptions"]]
            client.update_endpoint_group(EndpointGroupArn=group["EndpointGroupArn"], TrafficDialPercentage=dial,
                                         EndpointConfigurations=endpoints)

    def serve_from_dr(self) -> None:
        parameters = self.world.values("aws_ssm_parameter", "global")
        names = [one["name"] for one in parameters if one["name"].endswith("active-region")]
        self.assertEqual(1, len(names), "one parameter in DR says which region serves")
        parameter: dict[str, Any] = {"Name": names[0], "Value": "dr", "Overwrite": True}
        self.world.client("ssm", "dr").put_parameter(**parameter)


def spellings(secret: str) -> set[str]:
    """The ways in which a file may hold a secret: as it is, as JSON, as JSON the way Go writes it, as base64."""
    quoted = json.dumps(secret)[1:-1]
    go = quoted.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return {secret, quoted, go, base64.b64encode(secret.encode()).decode().rstrip("=")}


if __name__ == "__main__":
    report.main()
