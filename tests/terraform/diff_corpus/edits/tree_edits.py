"""Edits of the emitted tree, as somebody might make by hand: traps that no blueprint leads into."""

from __future__ import annotations

from tests.terraform.diff_corpus.edits.edit import PROMOTED, TreeEdit

DATABASE = "modules/primary/database/main.tf.json"
REPLICA = "modules/dr/database/main.tf.json"
THE_DATABASE = "module.primary_database.aws_db_instance.posts"
# What the running system owns of a replica, but for `replicate_source_db`.
OTHERS_OWNED = ["allocated_storage", "availability_zone", "backup_retention_period", "backup_window", "engine_version",
                "kms_key_id", "multi_az", "snapshot_identifier", "storage_encrypted"]

TREE_EDITS = [
    TreeEdit("blog", "modules/primary/encryption/main.tf.json", "aws_kms_key", "main", {"multi_region": True},
             "the key is replaced, and with it the database that it encrypts", loses=THE_DATABASE,
             because="module.primary_encryption.aws_kms_key.main", fast=True),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"kms_key_id": None, "storage_encrypted": None},
             "the encryption arguments are dropped: the database is replaced", loses=THE_DATABASE, fast=True),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"kms_key_id": None},
             "the key alone is dropped: AWS keeps what it has"),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"multi_az": False, "availability_zone": "eu-west-1a"},
             "the zone is pinned: the database is replaced if it is in another one", loses=THE_DATABASE, fast=True),
    TreeEdit("blog", REPLICA, "aws_db_instance", "posts", {"kms_key_id": None}, "the replica's key is dropped"),
    TreeEdit("blog", REPLICA, "aws_db_instance", "posts", {"replicate_source_db": None},
             "the source is dropped: left to the running system, so nobody is promoted"),
    TreeEdit("blog", REPLICA, "aws_db_instance", "posts",
             {"lifecycle": {"ignore_changes": OTHERS_OWNED}},
             "the source is not left to the running system any more, which promoted the replica: Terraform is about to "
             "give it back, and RDS refuses", world=PROMOTED, fast=True),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"snapshot_identifier": "known"},
             "a snapshot to start from: left to the running system"),
]
