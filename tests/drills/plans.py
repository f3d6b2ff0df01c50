"""The applications of the drills, as the compiler would describe them to the controller (config.json)."""

from __future__ import annotations

import copy
from typing import Any

APPLICATION, PRIMARY, DR = "drill", "eu-west-1", "us-east-1"
REGIONS = {"primary": PRIMARY, "dr": DR}

Plan = dict[str, Any]


def plan(services: dict[str, Any], databases: dict[str, Any], buckets: dict[str, Any], **changes: Any) -> Plan:
    base: Plan = {
        "application": APPLICATION, "primary_region": PRIMARY, "dr_region": DR,
        "mode": "automatic", "fence": True, "max_replica_lag_seconds": 300, "cool_down_seconds": 3600,
        "detection_seconds": 360, "rto_seconds": 1800, "rpo_seconds": 900,
        "parameters": {"active_region": "/drill/active-region", "failbacks": "/drill/failover/failbacks",
                       "intent": "/drill/failover/intent", "state": "/drill/failover/state",
                       "maintenance": "/drill/failover/maintenance"},
        "region_lost_alarm": "drill-region-lost", "maintenance_alarm": "drill-maintenance",
        "mirrors": [{"signal": "healthy-hosts", "alarm": "PrimaryALBHealthyHosts", "region": PRIMARY}],
        "functions": {"failover": "drill-failover-handler", "image_update": "drill-image-update",
                      "image_cleanup": "drill-image-cleanup", "prober": "drill-prober"},
        "notifications_topic": "drill-notifications", "image_document": "drill-create-image",
        "image_keep": {"days": 7, "at_least": 3}, "key_alias": "alias/drill",
        "services": services, "databases": databases, "buckets": buckets,
    }
    return base | changes


def service(key: str, size: int = 1, load_balanced: bool = True, accelerated: bool = True, standby: int = 0,
            uses: str | None = None, serve: str = "when-writable") -> Plan:
    def group(side: str, waiting: int) -> Plan:
        return {"group": f"drill-{side}-{key}", "target_group": f"drill-{side}-{key}"[:32] if load_balanced else None,
                "min": size, "standby": waiting, "max": size + 2}

    return {"primary": group("primary", 0), "dr": group("dr", standby), "accelerated": accelerated and load_balanced,
            "image_parameter": f"/drill/{key}/image", "database": uses, "serve": serve}


def database(key: str, engine: str = "mysql") -> Plan:
    return {"engine": engine, "primary": f"drill-{key}", "replica": f"drill-{key}-replica",
            "endpoint_parameter": f"/drill/{key}/endpoint", "replica_backup_days": 7}


def bucket(key: str, replication: str = "both-ways") -> Plan:
    return {"primary": f"drill-{key}-{{account}}", "dr": f"drill-{key}-dr-{{account}}",
            "name_parameter": f"/drill/{key}/bucket", "replication": replication}


BLOG = plan({"blog": service("blog", uses="blog")}, {"blog": database("blog")}, {"media": bucket("media")})
SHOP = plan({"web": service("web", 3, uses="catalogue", serve="when-healthy"),
             "orders": service("orders", 2, accelerated=False, uses="orders"),
             "worker": service("worker", load_balanced=False)},
            {"orders": database("orders", "postgres"), "catalogue": database("catalogue")},
            {"uploads": bucket("uploads"), "invoices": bucket("invoices", "one-way")})
STATELESS = plan({"web": service("web", 2)}, {}, {})


def changed(base: Plan, **changes: Any) -> Plan:
    return copy.deepcopy(base) | changes
