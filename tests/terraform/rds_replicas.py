"""Makes moto's cross-region read replicas behave like those of RDS.

moto copies the source into the source's own region and leaves it a replica for ever. Here a replica is an instance of
the region that asked for it, with an identity of its own, and promoting it clears its source, once.
"""

from __future__ import annotations

import secrets
import string
from typing import Any

from moto.rds.exceptions import DBInstanceAlreadyExists, RDSClientError
from moto.rds.models import DBInstance, RDSBackend

ALPHABET = string.ascii_uppercase + string.digits
INHERITED = ("engine", "engine_version", "allocated_storage", "db_name", "master_username", "port", "license_model",
             "storage_encrypted", "storage_type", "enable_iam_database_authentication", "engine_lifecycle_support")


def install() -> None:
    """Replaces the methods of moto that are wrong; call it once per process."""
    construct = DBInstance.__init__

    def with_identity(self: Any, *args: Any, **kwargs: Any) -> None:
        construct(self, *args, **kwargs)
        self.dbi_resource_id = "db-" + "".join(secrets.choice(ALPHABET) for _ in range(26))
        # moto forgets this one, and Terraform would set it again and again
        self.engine_lifecycle_support = kwargs.get("engine_lifecycle_support") or "open-source-rds-extended-support"

    DBInstance.__init__ = with_identity
    DBInstance.remove_replica = _remove_replica
    RDSBackend.create_db_instance_read_replica = _create_replica
    RDSBackend.promote_read_replica = _promote


def _create_replica(self: RDSBackend, db_kwargs: Any) -> DBInstance:
    """A new instance on the asking backend; what the request leaves out comes from the source."""
    if db_kwargs["db_instance_identifier"] in self.databases:
        raise DBInstanceAlreadyExists()
    source = self.find_db_from_id(db_kwargs["source_db_instance_identifier"])
    if source.backup_retention_period == 0:
        raise RDSClientError("InvalidDBInstanceState", "Automated backups are not enabled for the source")
    settings = {name: getattr(source, name) for name in INHERITED} | {"backup_retention_period": 0}
    if source.storage_encrypted and source.region != self.region_name and not db_kwargs.get("kms_key_id"):
        raise RDSClientError("InvalidParameterCombination", "an encrypted replica needs a KmsKeyId of its own region")
    settings |= {name: value for name, value in db_kwargs.items() if value is not None}
    replica = DBInstance(self, **settings)
    replica.set_as_replica()
    replica._master_user_password = source._master_user_password  # moto's public property cannot be read
    self.databases[replica.db_instance_identifier] = replica
    source.add_replica(replica)
    return replica


def _promote(self: RDSBackend, db_kwargs: Any) -> DBInstance:
    """As RDS: only a replica can be promoted, and afterwards it has no source."""
    replica = self.describe_db_instances(db_kwargs["db_instance_identifier"])[0]
    if not replica.source_db_instance_identifier:
        raise RDSClientError("InvalidDBInstanceState", "DB Instance is not a read replica")
    self.find_db_from_id(replica.source_db_instance_identifier).remove_replica(replica)
    replica.is_replica = False
    replica.source_db_instance_identifier = None
    replica.update(**{name: value for name, value in db_kwargs.items() if name != "db_instance_identifier"})
    return replica


def _remove_replica(self: DBInstance, replica: DBInstance) -> None:
    """Takes the replica off the list by either of its names: moto lists those of other regions by ARN."""
    names = (replica.db_instance_identifier, replica.db_instance_arn)
    self.replicas = [name for name in self.replicas if name not in names]
