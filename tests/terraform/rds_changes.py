"""Renames, snapshots and other changes of moto's databases, as RDS makes them: one at a time, and not at once."""

from __future__ import annotations

import functools
from typing import Any

from moto.rds.exceptions import DBInstanceAlreadyExists
from moto.rds.models import DBInstance, DBSnapshot, RDSBackend, rds_backends

from tests.terraform.pace import pace
from tests.terraform.rds_replicas import become, demand_available, find, key


def install() -> None:
    """Wraps moto's methods; call it once per process, after rds_replicas."""
    change, snapshot = RDSBackend.modify_db_instance, RDSBackend.create_db_snapshot

    @functools.wraps(change)
    def modify_db_instance(self: RDSBackend, db_instance_identifier: str, db_kwargs: Any) -> DBInstance:
        database = self.describe_db_instances(db_instance_identifier)[0]
        demand_available(database)
        settings = dict(db_kwargs.items())
        wanted = settings.pop("new_db_instance_identifier", None)
        if wanted is None:
            database = change(self, db_instance_identifier, settings)
            _busy(database, "modifying", "modification")
            return database
        if wanted in self.databases:
            raise DBInstanceAlreadyExists()
        _busy(database, "renaming", "rename")
        pace.after(pace.takes("rename"), _renamed, *key(database), wanted)
        return database

    @functools.wraps(snapshot)
    def create_db_snapshot(self: RDSBackend, db_instance_identifier: str, db_snapshot_identifier: str, *args: Any,
                           **kwargs: Any) -> DBSnapshot:
        database = self.databases.get(db_instance_identifier)
        if database is not None:
            demand_available(database)
        taken = snapshot(self, db_instance_identifier, db_snapshot_identifier, *args, **kwargs)
        if database is not None and pace.takes("snapshot"):
            taken.status = "creating"
            _busy(database, "backing-up", "snapshot")
            pace.after(pace.takes("snapshot"), _taken, self.account_id, self.region_name, db_snapshot_identifier)
        return taken

    RDSBackend.modify_db_instance = modify_db_instance
    RDSBackend.create_db_snapshot = create_db_snapshot


def _busy(database: DBInstance, status: str, step: str) -> None:
    seconds = pace.takes(step)
    if seconds:
        database.status, database.changing = status, f"its {step}"
        pace.after(seconds, become, *key(database), "available")


def _renamed(account: str, region: str, identity: str, wanted: str) -> None:
    """The instance is the same one under another name; replication goes on, so its replicas learn the name."""
    database = find(account, region, identity)
    if database is None:
        return
    backend = rds_backends[account][region]
    old_names = (database.db_instance_identifier, database.db_instance_arn)
    del backend.databases[database.db_instance_identifier]
    database.db_instance_identifier = wanted
    backend.databases[wanted] = database
    new_names = (database.db_instance_identifier, database.db_instance_arn)
    for other in rds_backends[account].values():
        for one in other.databases.values():
            if one.source_db_instance_identifier in old_names:
                one.source_db_instance_identifier = new_names[old_names.index(one.source_db_instance_identifier)]
            one.replicas = [new_names[old_names.index(name)] if name in old_names else name for name in one.replicas]


def _taken(account: str, region: str, identifier: str) -> None:
    snapshot = rds_backends[account][region].database_snapshots.get(identifier)
    if snapshot is not None:
        snapshot.status = "available"
