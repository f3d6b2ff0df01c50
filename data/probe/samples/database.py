"""Secrets, parameter groups, databases and their replicas."""

from __future__ import annotations

from probe.sample import Sample, Swap, Trap, values
from probe.samples.arns import arn, key, policy, role
from probe.samples.networking import TAGS

SETTINGS = {
    "identifier": values("one", "two"),
    "instance_class": values("db.t4g.small", "db.m6g.large"),
    "storage_type": values("gp3", "gp2", "io1"),
    "max_allocated_storage": values(100, 200, 80),
    "storage_encrypted": values(True, False),
    "kms_key_id": values(key(1), key(2)),
    "multi_az": values(True, False),
    "publicly_accessible": values(False, True),
    "db_subnet_group_name": values("one", "two"),
    "vpc_security_group_ids": values(["sg-1"], ["sg-2"], ["sg-1", "sg-2"]),
    "parameter_group_name": values("one", "two"),
    "iam_database_authentication_enabled": values(True, False),
    "backup_retention_period": values(7, 14, 1),
    "backup_window": values("02:00-03:00", "05:00-06:00"),
    "maintenance_window": values("sun:04:00-sun:05:00", "sun:07:00-sun:08:00"),
    "copy_tags_to_snapshot": values(True, False),
    "delete_automated_backups": values(False, True),
    "deletion_protection": values(True, False),
    "auto_minor_version_upgrade": values(False, True),
    "apply_immediately": values(False, True),
    "enabled_cloudwatch_logs_exports": values(["error"], ["slowquery"], ["error", "slowquery"]),
}

# What Lifeboat never writes: somebody may, and some of it destroys the database.
TRAPS = {
    "availability_zone": values("eu-west-1a", "eu-west-1b"),
    "allow_major_version_upgrade": values(False, True),
    "ca_cert_identifier": values("rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1"),
    "custom_iam_instance_profile": values("AWSRDSCustomOne", "AWSRDSCustomTwo"),
    "customer_owned_ip_enabled": values(False, True),
    "database_insights_mode": values("standard", "advanced"),
    "dedicated_log_volume": values(False, True),
    "domain": Trap(values("d-1", "d-2"), beside={"domain_iam_role_name": "one"}),
    "iops": values(3000, 6000),
    "license_model": values("general-public-license", "license-included"),
    "monitoring_interval": Trap(values(60, 30), beside={"monitoring_role_arn": role("one")}),
    "monitoring_role_arn": values(role("one"), role("two")),
    "network_type": values("IPV4", "DUAL"),
    "option_group_name": values("one", "two"),
    "performance_insights_enabled": values(True, False),
    "performance_insights_kms_key_id": Trap(values(key(1), key(2)), beside={"performance_insights_enabled": True}),
    "performance_insights_retention_period": Trap(values(7, 31), beside={"performance_insights_enabled": True}),
    "replica_mode": values("open-read-only", "mounted"),
    "storage_throughput": values(125, 250),
    "tags": TAGS,
    "upgrade_storage_config": values(False, True),
}

SOURCE = values(arn("rds", "db:one", "eu-central-1"), arn("rds", "db:two", "eu-central-1"))

SAMPLES = [
    Sample("aws_secretsmanager_secret", {
        "name": values("one", "two"),
        "description": values("one", "two"),
        "kms_key_id": values(key(1), key(2)),
        "recovery_window_in_days": values(30, 7),
        "replica": {"region": values("eu-central-1", "eu-west-2"),
                    "kms_key_id": values(key(1, "eu-central-1"), key(2, "eu-central-1"))},
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={
        "force_overwrite_replica_secret": values(False, True),
        "policy": values(policy("secretsmanager:GetSecretValue", resource="*"),
                         policy("secretsmanager:PutSecretValue", resource="*")),
        "tags": TAGS,
    }),
    Sample("aws_secretsmanager_secret_version", {
        "secret_id": values("one", "two"),
        "secret_string_wo": values("one", "two"),
        "secret_string_wo_version": values(1, 2),
    }, together=(("secret_string_wo", "secret_string_wo_version"),), traps={
        "secret_string": Trap(values("one", "two"), without=("secret_string_wo", "secret_string_wo_version")),
        "version_stages": values(["AWSCURRENT"], ["AWSCURRENT", "ONE"]),
    }),
    Sample("aws_db_subnet_group", {
        "name": values("one", "two"),
        "description": values("one", "two"),
        "subnet_ids": values(["subnet-1"], ["subnet-2"], ["subnet-1", "subnet-2"]),
    }, swaps=(Swap("name", "name_prefix", "three-"),), traps={"tags": TAGS}),
    Sample("aws_db_parameter_group", {
        "name_prefix": values("one-", "two-"),
        "description": values("one", "two"),
        "family": values("mysql8.4", "mysql8.0"),
        "parameter": {"name": values("slow_query_log", "long_query_time"), "value": values("1", "2"),
                      "apply_method": values("pending-reboot", "immediate")},
    }, swaps=(Swap("name_prefix", "name", "exact"),), traps={
        "name": Trap(values("exact", "other"), without=("name_prefix",)),
        "skip_destroy": values(False, True),
        "tags": TAGS,
    }),
    Sample("aws_db_instance", SETTINGS | {
        "engine": values("mysql", "mariadb", "postgres"),
        "engine_version": values("8.4", "8.0", "9.0"),
        "allocated_storage": values(40, 60, 20),
        "db_name": values("one", "two"),
        "username": values("one", "two"),
        "password_wo": values("first-password", "second-password"),
        "password_wo_version": values(1, 2),
        "port": values(3306, 3307),
        "skip_final_snapshot": values(False, True),
        "final_snapshot_identifier": values("one-final", "two-final"),
        "engine_lifecycle_support": values("open-source-rds-extended-support-disabled",
                                           "open-source-rds-extended-support"),
    }, swaps=(Swap("identifier", "identifier_prefix", "three-"),), together=(("password_wo", "password_wo_version"),),
      traps=TRAPS | {
        "blue_green_update": {"enabled": values(False, True)},
        "character_set_name": values("utf8", "latin1"),
        "manage_master_user_password": Trap(values(True, False), without=("password_wo", "password_wo_version")),
        "master_user_secret_kms_key_id": Trap(values(key(1), key(2)), without=("password_wo", "password_wo_version"),
                                              beside={"manage_master_user_password": True}),
        "nchar_character_set_name": values("UTF8", "AL16UTF16"),
        "password": Trap(values("first-password", "second-password"), without=("password_wo", "password_wo_version")),
        "replicate_source_db": Trap(SOURCE, without=("engine", "engine_version", "db_name", "username", "password_wo",
                                                     "password_wo_version", "allocated_storage")),
        "restore_to_point_in_time": {"source_db_instance_identifier": values("one", "two"),
                                     "use_latest_restorable_time": values(True, False)},
        "s3_import": {"bucket_name": values("one", "two"), "ingestion_role": values(role("one"), role("two")),
                      "source_engine": values("mysql", "other"), "source_engine_version": values("8.0", "8.4")},
        "snapshot_identifier": values("one", "two"),
        "timezone": values("UTC", "Europe/Berlin"),
    }),
    Sample("aws_db_instance", SETTINGS | {
        "replicate_source_db": SOURCE,
        "skip_final_snapshot": values(True, False),
    }, traps={
        "availability_zone": TRAPS["availability_zone"],
        "allocated_storage": values(40, 60, 20),
        "engine": values("mysql", "postgres"),
        "engine_version": values("8.4", "8.0", "9.0"),
        "db_name": Trap(values("one", "two"), without=("replicate_source_db",)),
        "port": values(3306, 3307),
        "snapshot_identifier": Trap(values("one", "two"), without=("replicate_source_db",)),
        "username": Trap(values("one", "two"), without=("replicate_source_db",)),
    }),
]
