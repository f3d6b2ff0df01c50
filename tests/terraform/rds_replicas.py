"""Makes moto's cross-region read replicas behave like those of RDS.

moto copies the source into the source's own region and leaves it a replica for ever. Here a replica is an instance of
the region that asked for it, with an identity of its own; it takes its time to come up; and promoting it, which takes
time too, clears its source, once. What is in a database is a list of lines (see ledger.py) that a replica follows.
"""

from __future__ import annotations

import secrets
import string
from typing import Any

from moto.rds.exceptions import DBInstanceAlreadyExists, RDSClientError
from moto.rds.models import DBInstance, RDSBackend, rds_backends

from tests.terraform import ledger
from tests.terraform.pace import pace

ALPHABET = string.ascii_uppercase + string.digits
INHERITED = ("db_instance_class", "engine", "engine_version", "allocated_storage", "db_name", "master_username", "port",
             "license_model", "storage_encrypted", "storage_type", "enable_iam_database_authentication",
             "engine_lifecycle_support")
ANSWERED = 5  # seconds for which a promotion that was asked for cannot be seen yet


def install() -> None:
    """Replaces the methods of moto that are wrong; call it once per process."""
    construct = DBInstance.__init__
    endpoint: Any = DBInstance.endpoint

    def with_identity(self: Any, *args: Any, **kwargs: Any) -> None:
        construct(self, *args, **kwargs)
        self.dbi_resource_id = "db-" + "".join(secrets.choice(ALPHABET) for _ in range(26))
        # moto forgets this one, and Terraform would set it again and again
        self.engine_lifecycle_support = kwargs.get("engine_lifecycle_support") or "open-source-rds-extended-support"

    DBInstance.__init__ = with_identity
    DBInstance.endpoint = property(lambda self: None if self.status == "creating" else endpoint.fget(self))
    DBInstance.remove_replica = _remove_replica
    DBInstance.changing = None  # what it is busy with, or about to be
    RDSBackend.create_db_instance_read_replica = _create_replica
    RDSBackend.promote_read_replica = _promote


def demand_available(database: DBInstance) -> None:
    """RDS begins nothing on an instance that is busy."""
    if database.status != "available" or database.changing:
        raise RDSClientError("InvalidDBInstanceState", f"{database.db_instance_identifier} is {database.status}"
                             + (f", {database.changing} is under way" if database.changing else ""))


def find(account: str, region: str, identity: str) -> DBInstance | None:
    """By what never changes: entries of the agenda outlive renames."""
    return next((one for one in rds_backends[account][region].databases.values() if one.dbi_resource_id == identity),
                None)


def become(account: str, region: str, identity: str, status: str) -> None:
    """Enters a state; `available` ends whatever it was busy with."""
    database = find(account, region, identity)
    if database is not None:
        database.status = status
        if status == "available":
            database.changing = None


def key(database: DBInstance) -> tuple[str, str, str]:
    return database.account_id, database.region, database.dbi_resource_id


def _create_replica(self: RDSBackend, db_kwargs: Any) -> DBInstance:
    """A new instance on the asking backend; what the request leaves out comes from the source."""
    if db_kwargs["db_instance_identifier"] in self.databases:
        raise DBInstanceAlreadyExists()
    source = self.find_db_from_id(db_kwargs["source_db_instance_identifier"])
    if source.backup_retention_period == 0:
        raise RDSClientError("InvalidDBInstanceState", "Automated backups are not enabled for the source")
    if source.source_db_instance_identifier:
        raise RDSClientError("InvalidDBInstanceState", "the source is a read replica itself")
    demand_available(source)
    settings = {name: getattr(source, name) for name in INHERITED} | {"backup_retention_period": 0}
    if source.storage_encrypted and source.region != self.region_name and not db_kwargs.get("kms_key_id"):
        raise RDSClientError("InvalidParameterCombination", "an encrypted replica needs a KmsKeyId of its own region")
    settings |= {name: value for name, value in db_kwargs.items() if value is not None}
    replica = DBInstance(self, **settings)
    replica.set_as_replica()
    replica.source_db_instance_identifier = source.db_instance_arn
    if source.region == replica.region:
        replica.source_db_instance_identifier = source.db_instance_identifier
    replica._master_user_password = source._master_user_password  # moto's public property cannot be read
    self.databases[replica.db_instance_identifier] = replica
    source.add_replica(replica)
    ledger.follow(replica, source)
    replica.status, replica.changing = "creating", "its creation"
    pace.after(pace.takes("replica creation"), become, *key(replica), "available")
    return replica


def _promote(self: RDSBackend, db_kwargs: Any) -> DBInstance:
    """As RDS: only a replica can be promoted, only when it is not busy, and afterwards it has no source.

    For the first seconds nothing of it shows: it is still `available` and still a replica.
    """
    replica = self.describe_db_instances(db_kwargs["db_instance_identifier"])[0]
    if not replica.source_db_instance_identifier:
        raise RDSClientError("InvalidDBInstanceState", "DB Instance is not a read replica")
    demand_available(replica)
    replica.changing = "its promotion"
    settings = {name: value for name, value in db_kwargs.items() if name != "db_instance_identifier"}
    seconds = pace.takes("promotion")
    pace.after(min(ANSWERED, seconds), become, *key(replica), "modifying" if seconds else "available")
    pace.after(seconds, _promoted, *key(replica), settings)
    return replica


def _promoted(account: str, region: str, identity: str, settings: dict[str, Any]) -> None:
    replica = find(account, region, identity)
    if replica is None or not replica.source_db_instance_identifier:
        return
    ledger.cut(replica)
    source = ledger.source_of(replica)
    if source is not None:
        source.remove_replica(replica)
    had_backups = replica.backup_retention_period > 0
    replica.is_replica = False
    replica.source_db_instance_identifier = None
    replica.update(**settings)
    become(account, region, identity, "available")
    if not had_backups and replica.backup_retention_period > 0 and pace.takes("first backup"):
        replica.status, replica.changing = "backing-up", "its first backup"
        pace.after(pace.takes("first backup"), become, account, region, identity, "available")


def _remove_replica(self: DBInstance, replica: DBInstance) -> None:
    """Takes the replica off the list by either of its names: moto lists those of other regions by ARN."""
    names = (replica.db_instance_identifier, replica.db_instance_arn)
    self.replicas = [name for name in self.replicas if name not in names]
