"""What is written in the emulated databases, and how far behind a replica is: the data that a disaster may lose.

A database holds lines with the moment at which each was committed. A replica holds what its source had committed
`lag` seconds ago, until its source's region is lost or it is promoted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from moto.rds.models import DBInstance, rds_backends

from tests.terraform.pace import pace

CUT_OFF = -1.0  # what RDS reports as the lag of a replica that does not reach its source
CLOCKED = "postgres"  # whose lag is the age of the last transaction: cut off, it grows


@dataclass
class Ledger:
    lines: list[tuple[float, str]] = field(default_factory=list)
    lags: list[tuple[float, float]] = field(default_factory=list)  # from which moment on the lag is how much


def of(database: DBInstance) -> Ledger:
    if not hasattr(database, "lifeboat_ledger"):
        database.lifeboat_ledger = Ledger()
    return database.lifeboat_ledger


def write(database: DBInstance, text: str) -> None:
    """An application commits a line."""
    if database.source_db_instance_identifier:
        raise ValueError(f"{database.db_instance_identifier} is a read replica: --read-only")
    of(database).lines.append((pace.now(), text))


def read(database: DBInstance) -> list[str]:
    return [text for _, text in _lines(database)]


def follow(replica: DBInstance, source: DBInstance) -> None:
    of(replica).lags = [(pace.now(), 0.0)]


def set_lag(replica: DBInstance, seconds: float) -> None:
    """From now on the replica is so far behind."""
    of(replica).lags.append((pace.now(), seconds))


def lag_at(replica: DBInstance, moment: float) -> float | None:
    """What its metric says of a moment; nothing of one at which it was no replica."""
    if not replica.source_db_instance_identifier:
        return None
    known = [(since, seconds) for since, seconds in of(replica).lags if since <= moment]
    if not known:
        return None
    since, seconds = known[-1]
    if seconds == CUT_OFF and replica.engine == CLOCKED:
        return _lag_before(replica, since) + moment - since
    return seconds


def region_lost(account: str, region: str) -> None:
    """Replicas of the databases in the region get nothing any more."""
    for backend in list(rds_backends[account].values()):
        for one in backend.databases.values():
            if one.source_db_instance_identifier and f":{region}:" in one.source_db_instance_identifier:
                set_lag(one, CUT_OFF)


def region_back(account: str, region: str) -> None:
    for backend in list(rds_backends[account].values()):
        for one in backend.databases.values():
            if one.source_db_instance_identifier and f":{region}:" in one.source_db_instance_identifier:
                set_lag(one, 0.0)


def cut(replica: DBInstance) -> None:
    """Promotion: what has arrived stays, the rest is lost here."""
    of(replica).lines = _lines(replica)
    of(replica).lags = []


def source_of(replica: DBInstance) -> DBInstance | None:
    named = replica.source_db_instance_identifier or ""
    region, _, identifier = named.rpartition(":db:")
    backend = rds_backends[replica.account_id][region.split(":")[3] if region else replica.region]
    return backend.databases.get(identifier or named)


def _lines(database: DBInstance) -> list[tuple[float, str]]:
    source = source_of(database) if database.source_db_instance_identifier else None
    if source is None:
        return list(of(database).lines)
    since, lag = of(database).lags[-1] if of(database).lags else (pace.now(), 0.0)
    horizon = since - _lag_before(database, since) if lag == CUT_OFF else pace.now() - lag
    return [line for line in _lines(source) if line[0] <= horizon]


def _lag_before(replica: DBInstance, moment: float) -> float:
    earlier = [seconds for since, seconds in of(replica).lags if since < moment and seconds != CUT_OFF]
    return earlier[-1] if earlier else 0.0
