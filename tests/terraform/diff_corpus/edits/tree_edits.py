"""Edits of the emitted tree, as somebody might make by hand: traps that no blueprint leads into."""

from __future__ import annotations

from tests.terraform.diff_corpus.edits.edit import TreeEdit

DATABASE = "modules/primary/database/main.tf.json"
REPLICA = "modules/dr/database/main.tf.json"

TREE_EDITS = [
    TreeEdit("blog", "modules/primary/encryption/main.tf.json", "aws_kms_key", "main", {"multi_region": True},
             "the key is replaced, and with it all that it encrypts", fast=True),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"kms_key_id": None, "storage_encrypted": None},
             "the encryption arguments are dropped: the database is replaced", fast=True),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"kms_key_id": None},
             "the key alone is dropped: AWS keeps what it has"),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"multi_az": False, "availability_zone": "eu-west-1a"},
             "the zone is pinned: the database is replaced if it is in another one", fast=True),
    TreeEdit("blog", REPLICA, "aws_db_instance", "posts", {"kms_key_id": None}, "the replica's key is dropped"),
    TreeEdit("blog", REPLICA, "aws_db_instance", "posts", {"replicate_source_db": None},
             "the replica is promoted by Terraform"),
    TreeEdit("blog", DATABASE, "aws_db_instance", "posts", {"snapshot_identifier": "known"},
             "a snapshot to start from: left to the running system"),
]
