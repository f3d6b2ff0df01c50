"""`lifeboat diff --plan` on plans that real Terraform makes, offline: of nothing, and of worlds that a state describes."""

from __future__ import annotations

import json
import unittest
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.terraform import report, state, tools
from tests.terraform.judgement import judge
from tests.terraform.stub import Stub

FLAGSHIP = tools.REPOSITORY / "blueprints" / "flask-blog.yaml"
REPLICA, DATABASE = "module.dr_database.aws_db_instance.blog", "module.primary_database.aws_db_instance.blog"
KEY = "module.primary_encryption.aws_kms_key.main"
KEY_ARN = f"arn:aws:kms:eu-west-1:{tools.ACCOUNT}:key/11111111-1111-1111-1111-111111111111"
DATABASE_ARN = f"arn:aws:rds:eu-west-1:{tools.ACCOUNT}:db:app-db"

# What AWS would have decided.
WORLD: dict[str, dict[str, Any]] = {
    KEY: {"arn": KEY_ARN, "id": KEY_ARN.rpartition("/")[2], "key_id": KEY_ARN.rpartition("/")[2],
          "description": "before", "multi_region": False},
    DATABASE: {"arn": DATABASE_ARN, "id": "db-PRIMARY", "resource_id": "db-PRIMARY", "kms_key_id": KEY_ARN,
               "replicate_source_db": "", "status": "available", "parameter_group_name": "one",
               "address": "app-db.rds.test"},
    REPLICA: {"arn": f"arn:aws:rds:us-east-1:{tools.ACCOUNT}:db:app-db-replica", "id": "db-REPLICA",
              "resource_id": "db-REPLICA", "replicate_source_db": DATABASE_ARN, "status": "available", "engine": "mysql",
              "engine_version": "8.4", "allocated_storage": 20, "username": "app_admin", "db_name": "appDB",
              "parameter_group_name": "one", "port": 3306, "address": "app-db-replica.rds.test"},
}


def setUpModule() -> None:
    tools.lifeboat_binary()
    tools.require_terraform()


class RealPlans(unittest.TestCase):
    """One tree, initialized once; each test puts another state beside it."""

    @classmethod
    def setUpClass(cls) -> None:
        stack = ExitStack()
        cls.addClassCleanup(stack.close)
        cls.scratch = stack.enter_context(tools.scratch_directory("diff-plan"))
        cls.tree = cls.scratch / "tree"
        tools.compile_blueprint(FLAGSHIP, cls.tree)
        tools.add_test_override(cls.tree, "primary", "dr")
        cls.terraform = tools.Terraform(cls.tree, stack.enter_context(Stub()).url)
        cls.terraform.init()
        cls.nothing = cls.terraform.plan()
        # Each makes Terraform refuse to plan what is to be judged here.
        strip(cls.tree, lambda lifecycle: lifecycle.pop("prevent_destroy", None))

    def plan(self, changed: dict[str, dict[str, Any]], *arguments: str) -> dict[str, Any]:
        state.write(self.nothing, {address: WORLD[address] | changed.get(address, {}) for address in WORLD}, self.tree)
        return self.terraform.plan("-refresh=false", *arguments)

    def test_a_plan_from_nothing_only_creates(self) -> None:
        judged = judge(self.nothing, self.scratch, self.tree)
        managed = {one["address"] for one in self.nothing["resource_changes"] if one["mode"] == "managed"}
        self.assertEqual({("create", "none")}, {(one.action, one.risk) for one in judged.changes})
        self.assertEqual(managed, {one.address for one in judged.changes if not one.is_root})
        self.assertEqual((3, []), (judged.code, judged.drift))

    def test_a_promoted_database_that_is_to_get_its_source_back(self) -> None:
        """It needs a tree without the protection that Lifeboat emits: with it, the plan leaves the attribute alone."""
        promoted = {REPLICA: {"replicate_source_db": ""}}
        protected = judge(self.plan(promoted), self.scratch, self.tree)
        self.assertFalse([one for one in protected.changes if one.address == REPLICA and one.says("replica")])
        with stripped(self.tree, without_source):
            judged = judge(self.plan(promoted), self.scratch, self.tree).of(REPLICA)
        self.assertIn("replicate_source_db", judged.attributes)
        self.assertEqual(("update", "disruptive"), (judged.action, judged.risk), judged)
        self.assertTrue(judged.says("cannot elect new source database for replication"), judged)
        self.assertTrue(judged.says("posture"), judged)

    def test_a_key_that_is_replaced_takes_the_database_with_it(self) -> None:
        plan = self.plan({}, f"-replace={KEY}")
        judged = judge(plan, self.scratch, self.tree)
        key, database = judged.of(KEY), judged.of(DATABASE)
        self.assertEqual(("replace", "data-loss"), (key.action, key.risk), key)
        self.assertTrue(key.says("-replace"), key)
        self.assertEqual(("replace", "data-loss"), (database.action, database.risk), database)
        self.assertIn("kms_key_id", database.attributes)
        self.assertTrue(database.says("the data in it"), database)
        self.assertTrue(database.says("`deletion_protection` is on"), database)

    def test_a_plan_that_terraform_could_not_finish_is_not_judged(self) -> None:
        with self.assertRaises(tools.TerraformError):
            self.plan({DATABASE: {"address": None}})  # an argument that reads it is missing then
        judged = judge(self.terraform.show("test.tfplan"), self.scratch)
        self.assertEqual((2, []), (judged.code, judged.changes))
        self.assertIn("could not finish", judged.errors)


def without_source(lifecycle: dict[str, Any]) -> None:
    """Lets Terraform look at the source of a replica."""
    ignored = lifecycle.get("ignore_changes", [])
    if "replicate_source_db" in ignored:
        ignored.remove("replicate_source_db")


class stripped:
    """The tree with every `lifecycle` edited, for a time."""

    def __init__(self, tree: Path, edit: Callable[[dict[str, Any]], Any]) -> None:
        self._before = {file: file.read_text() for file in tree.rglob("*.tf.json") if ".terraform" not in file.parts}
        self._tree, self._edit = tree, edit

    def __enter__(self) -> None:
        strip(self._tree, self._edit)

    def __exit__(self, *_: object) -> None:
        for file, text in self._before.items():
            file.write_text(text)


def strip(tree: Path, edit: Callable[[dict[str, Any]], Any]) -> None:
    """Applies `edit` to every `lifecycle` of the tree."""
    for file in tree.rglob("*.tf.json"):
        if ".terraform" in file.parts:
            continue
        document = json.loads(file.read_text())
        for named in document.get("resource", {}).values():
            for body in named.values():
                edit(body.get("lifecycle", {}))
        file.write_text(json.dumps(document, indent=2))


if __name__ == "__main__":
    report.main()
