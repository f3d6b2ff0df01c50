"""How the emulated databases change: promotions, renames, snapshots and replicas that take their time, and the data in
them. Every drill stands on it."""

from __future__ import annotations

from typing import Any

from tests.terraform import report, tools
from tests.terraform.emulated import DR, PRIMARY, SECONDS, Emulated


class Databases(Emulated):
    def setUp(self) -> None:
        from moto.rds.models import rds_backends

        super().setUp()
        for region in (PRIMARY, DR):
            rds_backends[tools.ACCOUNT][region].reset()
        self.pace.seconds = {}
        self.primary, self.dr = self.world.client("rds", PRIMARY), self.world.client("rds", DR)
        self.arn = self.primary.create_db_instance(
            DBInstanceIdentifier="a", DBInstanceClass="db.t3.micro", Engine="mysql", AllocatedStorage=20,
            MasterUsername="u", MasterUserPassword="p" * 12, BackupRetentionPeriod=7)["DBInstance"]["DBInstanceArn"]
        self.replicate(self.dr, "b", self.arn)
        self.pace.seconds = SECONDS

    def replicate(self, client: Any, name: str, source: str, **settings: Any) -> None:
        client.create_db_instance_read_replica(DBInstanceIdentifier=name, SourceDBInstanceIdentifier=source,
                                               **settings)

    def look(self, client: Any, name: str) -> dict[str, Any]:
        found: dict[str, Any] = client.describe_db_instances(DBInstanceIdentifier=name)["DBInstances"][0]
        return found

    def seen(self, client: Any, name: str) -> tuple[str, bool]:
        """Its status, and whether it is a replica."""
        found = self.look(client, name)
        return found["DBInstanceStatus"], bool(found.get("ReadReplicaSourceDBInstanceIdentifier"))

    def test_a_promotion_looks_like_none_at_first_and_then_modifies(self) -> None:
        self.dr.promote_read_replica(DBInstanceIdentifier="b")
        self.assertEqual(("available", True), self.seen(self.dr, "b"))
        again = self.code(self.dr.promote_read_replica, DBInstanceIdentifier="b")
        self.assertEqual("InvalidDBInstanceState", again)
        self.pace.advance(10)
        self.assertEqual(("modifying", True), self.seen(self.dr, "b"))
        self.pace.advance(100)
        self.assertEqual(("available", False), self.seen(self.dr, "b"))

    def test_a_first_backup_follows_a_promotion_without_one(self) -> None:
        self.pace.seconds = SECONDS | {"first backup": 300}
        self.dr.promote_read_replica(DBInstanceIdentifier="b", BackupRetentionPeriod=7)
        self.pace.advance(101)
        self.assertEqual(("backing-up", False), self.seen(self.dr, "b"))
        self.pace.advance(300)
        self.assertEqual(("available", False), self.seen(self.dr, "b"))

    def test_what_makes_a_backup_cannot_be_promoted(self) -> None:
        from moto.rds.models import rds_backends

        rds_backends[tools.ACCOUNT][DR].databases["b"].status = "backing-up"
        self.assertEqual("InvalidDBInstanceState", self.code(self.dr.promote_read_replica, DBInstanceIdentifier="b"))

    def test_a_snapshot_keeps_the_instance_busy(self) -> None:
        self.primary.create_db_snapshot(DBInstanceIdentifier="a", DBSnapshotIdentifier="s")
        self.assertEqual("backing-up", self.seen(self.primary, "a")[0])
        rename = {"DBInstanceIdentifier": "a", "NewDBInstanceIdentifier": "z", "ApplyImmediately": True}
        self.assertEqual("InvalidDBInstanceState", self.code(self.primary.modify_db_instance, **rename))
        snapshots = self.primary.describe_db_snapshots(DBSnapshotIdentifier="s")["DBSnapshots"]
        self.assertEqual(["creating"], [one["Status"] for one in snapshots])
        self.pace.advance(51)
        self.assertEqual("available", self.seen(self.primary, "a")[0])
        self.primary.modify_db_instance(**rename)

    def test_a_rename_takes_time_and_replication_follows_it(self) -> None:
        identity = self.look(self.primary, "a")["DbiResourceId"]
        self.primary.modify_db_instance(DBInstanceIdentifier="a", NewDBInstanceIdentifier="z", ApplyImmediately=True)
        self.assertEqual("renaming", self.seen(self.primary, "a")[0])
        self.pace.advance(61)
        self.assertEqual("DBInstanceNotFound", self.code(self.primary.describe_db_instances, DBInstanceIdentifier="a"))
        self.assertEqual(identity, self.look(self.primary, "z")["DbiResourceId"])
        self.assertTrue(self.look(self.dr, "b")["ReadReplicaSourceDBInstanceIdentifier"].endswith(":db:z"))

    def test_a_name_that_is_taken_is_refused(self) -> None:
        self.pace.seconds = {}
        self.dr.promote_read_replica(DBInstanceIdentifier="b", BackupRetentionPeriod=7)
        self.replicate(self.primary, "c", self.look(self.dr, "b")["DBInstanceArn"])
        taken = self.code(self.primary.modify_db_instance, DBInstanceIdentifier="c", NewDBInstanceIdentifier="a")
        self.assertEqual("DBInstanceAlreadyExists", taken)

    def test_a_reverse_replica_keeps_the_settings_that_it_was_asked_for(self) -> None:
        self.dr.promote_read_replica(DBInstanceIdentifier="b", BackupRetentionPeriod=7)
        self.pace.advance(200)
        self.replicate(self.primary, "back", self.look(self.dr, "b")["DBInstanceArn"], MultiAZ=True,
                       DBInstanceClass="db.m6g.large", StorageType="gp3", DeletionProtection=True, Port=3307)
        creating = self.look(self.primary, "back")
        self.assertEqual("creating", creating["DBInstanceStatus"])
        self.assertNotIn("Endpoint", creating, "it has no address until it is there")
        self.pace.advance(91)
        back = self.look(self.primary, "back")
        self.assertEqual(("available", True, "db.m6g.large", "gp3", True, 3307),
                         (back["DBInstanceStatus"], back["MultiAZ"], back["DBInstanceClass"], back["StorageType"],
                          back["DeletionProtection"], back["Endpoint"]["Port"]))
        self.assertEqual(0, back["BackupRetentionPeriod"], "a replica begins without backups")

    def test_replicas_of_replicas_and_of_what_has_no_backups_are_refused(self) -> None:
        replica = self.look(self.dr, "b")["DBInstanceArn"]
        for source in (replica, self.arn):
            self.pace.seconds = {}
            if source == self.arn:
                self.primary.modify_db_instance(DBInstanceIdentifier="a", BackupRetentionPeriod=0)
            refused = self.code(self.primary.create_db_instance_read_replica, DBInstanceIdentifier="c",
                                SourceDBInstanceIdentifier=source)
            self.assertEqual("InvalidDBInstanceState", refused)

    def test_the_lag_is_a_metric_and_decides_what_is_lost(self) -> None:
        from moto.rds.models import rds_backends

        from tests.terraform import ledger

        source = rds_backends[tools.ACCOUNT][PRIMARY].databases["a"]
        replica = rds_backends[tools.ACCOUNT][DR].databases["b"]
        ledger.set_lag(replica, 30)
        ledger.write(source, "early")
        self.pace.advance(180)
        ledger.write(source, "late")
        self.pace.advance(10)
        self.assertEqual(["early"], ledger.read(replica))
        ledger.region_lost(tools.ACCOUNT, PRIMARY)
        self.pace.advance(240)
        points = self.world.client("cloudwatch", DR).get_metric_statistics(
            Namespace="AWS/RDS", MetricName="ReplicaLag", Period=60, Statistics=["Maximum"],
            Dimensions=[{"Name": "DBInstanceIdentifier", "Value": "b"}],
            StartTime=self.pace.now() - 420, EndTime=self.pace.now())["Datapoints"]
        values = [one["Maximum"] for one in sorted(points, key=lambda one: one["Timestamp"])]
        self.assertIn(30, values)
        self.assertEqual(-1, values[-1])
        with self.assertRaises(ValueError):
            ledger.write(replica, "a replica is read-only")
        self.dr.promote_read_replica(DBInstanceIdentifier="b")
        self.pace.advance(101)
        self.assertEqual(["early"], ledger.read(replica))
        ledger.write(replica, "after")
        self.assertEqual(["early", "after"], ledger.read(replica))


if __name__ == "__main__":
    report.main()
