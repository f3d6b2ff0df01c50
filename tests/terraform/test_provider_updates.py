"""The real provider still answers as data/provider_updates.tsv says, for three types that stand for the rest.

All of them take ten minutes. These three have nested blocks, names that cannot change, a write-only argument, and an
answer that depends on the direction.
"""

from __future__ import annotations

import sys
import unittest

from tests.terraform import report, tools

sys.path.insert(0, str(tools.REPOSITORY / "data"))

import probe_updates  # noqa: E402
from probe import table  # noqa: E402

TYPES = ["aws_lb_target_group", "aws_secretsmanager_secret_version", "aws_ssm_parameter"]


class ProviderUpdates(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        tools.require_terraform()
        cls.rows, _ = probe_updates.probed(TYPES)

    def test_the_provider_answers_as_the_table_says(self) -> None:
        expected = [row for row in table.committed() if row.type in TYPES]
        self.assertEqual(TYPES, sorted({row.type for row in expected}))
        self.assertEqual(table.written(expected, ""), table.written(self.rows, ""), "run data/probe_updates.py")

    def test_the_probe_sees_what_is_known_of_aws(self) -> None:
        answers = {(row.type, row.path): row for row in self.rows}
        self.assertEqual("replace", answers["aws_lb_target_group", "port"].changed)
        self.assertEqual("replace", answers["aws_lb_target_group", "vpc_id"].unknown)
        self.assertEqual("in-place", answers["aws_lb_target_group", "health_check.path"].changed)
        self.assertEqual("ignored", answers["aws_secretsmanager_secret_version", "secret_string_wo"].changed)
        self.assertEqual("replace", answers["aws_ssm_parameter", "name"].changed)


if __name__ == "__main__":
    report.main()
