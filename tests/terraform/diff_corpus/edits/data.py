"""Edits of `databases` and `buckets`."""

from __future__ import annotations

from tests.terraform.diff_corpus.edits.edit import Edit

DATABASES = [
    Edit("blog", "engine: mysql\n    version: \"8.4\"", "engine: mariadb\n    version: \"11.4\"",
         "another engine: the data is gone"),
    Edit("blog", 'version: "8.4"', 'version: "8.4.5"', "an exact version"),
    Edit("blog", 'version: "8.4"', 'version: "8.0"', "an older major version"),
    Edit("blog", "posts:\n    engine: mysql\n    version: \"8.4\"\n    instance_class: db.t3.micro",
         "posts:\n    engine: mysql\n    version: \"8.4\"\n    instance_class: db.t3.small", "a larger primary", fast=True),
    Edit("blog", "replica:\n      instance_class: db.t3.micro", "replica:\n      instance_class: db.t3.small",
         "a larger replica"),
    Edit("blog", "    storage_gib: 20\n", "    storage_gib: 30\n", "more storage"),
    Edit("blog", "max_storage_gib: 100", "max_storage_gib: 200", "storage that grows further"),
    Edit("blog", "    multi_az: true", "    multi_az: false", "no standby in another zone"),
    Edit("blog", "      multi_az: false", "      multi_az: true", "a standby of the replica"),
    Edit("blog", "schema: posts", "schema: articles", "another schema: a new database", fast=True),
    Edit("blog", "username: app_admin", "username: writer", "another master user: a new database"),
    Edit("blog", "port: 3306", "port: 3307", "another port"),
    Edit("blog", 'backups: { retention: 7d, window: "02:00-03:00" }', 'backups: { retention: 14d, window: "02:00-03:00" }',
         "backups are kept for longer"),
    Edit("blog", 'backups: { retention: 7d, window: "02:00-03:00" }', 'backups: { retention: 7d, window: "01:00-02:00" }',
         "another backup window"),
    Edit("blog", 'backups: { retention: 7d, window: "05:00-06:00" }', 'backups: { retention: 3d, window: "05:00-06:00" }',
         "the replica's backups are kept for less"),
    Edit("blog", 'backups: { retention: 7d, window: "05:00-06:00" }', 'backups: { retention: 7d, window: "08:00-09:00" }',
         "another window of the replica"),
    Edit("blog", "maintenance_window: sun:04:00-sun:05:00", "maintenance_window: sat:04:00-sat:05:00", "maintenance"),
    Edit("blog", "maintenance_window: sun:07:00-sun:08:00", "maintenance_window: mon:07:00-mon:08:00",
         "maintenance of the replica"),
    Edit("blog", 'slow_query_log: "1"', 'slow_query_log: "0"', "a parameter", fast=True),
    Edit("blog", '      long_query_time: "2"\n', "", "a parameter less"),
    Edit("blog", '      long_query_time: "2"\n', '      long_query_time: "2"\n      max_connections: "200"\n',
         "a parameter more"),
    Edit("blog", '      slow_query_log: "1"\n      long_query_time: "2"\n',
         '      long_query_time: "2"\n      slow_query_log: "1"\n', "parameters in another order: nothing"),
    Edit("shop", "storage_gib: 100 }", "storage_gib: 500 }", "a threshold of storage is crossed"),
    Edit("shop", "engine: postgres, instance_class", 'engine: postgres, version: "17", instance_class',
         "a major version: another family of parameters", fast=True),
    Edit("shop", "engine: postgres, instance_class", "engine: mysql, instance_class", "PostgreSQL becomes MySQL"),
    Edit("shop", "    engine: mariadb\n", '    engine: mariadb\n    version: "10.11"\n', "an older family"),
    Edit("shop", "    storage_gib: 50\n", "    storage_gib: 50\n    parameters: { max_connections: '300' }\n",
         "the first parameter"),
    Edit("shop", "    storage_gib: 50\n", "    storage_gib: 50\n    replica: { multi_az: true }\n",
         "a standby of a replica"),
    Edit("shop", "buckets:\n", "  audit: { engine: postgres }\nbuckets:\n", "a database more"),
]

BUCKETS = [
    Edit("blog", "replication: both-ways", "replication: one-way", "nothing comes back from the DR region", fast=True),
    Edit("blog", "replication: both-ways", "replication: none", "the bucket in the DR region gets nothing any more"),
    Edit("blog", "replication_time_control: false", "replication_time_control: true", "replication by contract"),
    Edit("blog", "replicate_deletes: true", "replicate_deletes: false", "deletions stay where they are"),
    Edit("blog", "noncurrent_retention: 30d", "noncurrent_retention: 90d", "old versions are kept for longer"),
    Edit("blog", "incomplete_upload_retention: 7d", "incomplete_upload_retention: 3d", "unfinished uploads"),
    Edit("shop", "uploads: { replication: both-ways }", "uploads: { replication: none }", "one bucket of several"),
    Edit("shop", "invoices: { replication: one-way, replicate_deletes: false }",
         "invoices: { replication: both-ways, replicate_deletes: false }", "the way back"),
    Edit("shop", "exports: { replication: none }", "exports: { replication: one-way }", "replication begins"),
    Edit("shop", "failover:\n  mode", "  reports: { replication: one-way }\nfailover:\n  mode", "a bucket more"),
]

DATA = DATABASES + BUCKETS
