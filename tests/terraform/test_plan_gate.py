"""The gate itself, on hand-written plans: fast, needs nothing installed."""

from __future__ import annotations

import unittest
from typing import Any

from tests.terraform import report
from tests.terraform.plan_gate import Gap, judge


def plan_of(resource: str, actions: list[str], before: Any, after: Any, unknown: Any = None) -> dict[str, Any]:
    change = {"actions": actions, "before": before, "after": after, "after_unknown": unknown or {}}
    entry = {"address": f"module.a.{resource}.b", "type": resource, "mode": "managed", "change": change}
    return {"resource_changes": [entry]}


class PlanGate(unittest.TestCase):
    def test_a_no_op_is_no_problem(self) -> None:
        self.assertEqual([], judge(plan_of("aws_vpc", ["no-op"], {"a": 1}, {"a": 1})).problems)

    def test_both_orders_of_replacement_destroy(self) -> None:
        for actions in (["delete", "create"], ["create", "delete"]):
            self.assertEqual(["replaces module.a.aws_vpc.b"], judge(plan_of("aws_vpc", actions, {}, {})).problems)

    def test_deleting_and_forgetting_destroy(self) -> None:
        for action in ("delete", "forget"):
            self.assertEqual(["destroys module.a.aws_vpc.b"], judge(plan_of("aws_vpc", [action], {}, None)).problems)

    def test_creating_is_a_problem_unless_allowed(self) -> None:
        plan = plan_of("aws_vpc", ["create"], None, {"a": 1})
        self.assertEqual(["creates module.a.aws_vpc.b"], judge(plan).problems)
        self.assertEqual([], judge(plan, creates_allowed=True).problems)

    def test_giving_a_promoted_database_its_source_back_is_found(self) -> None:
        plan = plan_of("aws_db_instance", ["update"], {"replicate_source_db": ""}, {"replicate_source_db": "arn:x"})
        self.assertIn("its source back", judge(plan).problems[0])

    def test_a_gap_explains_its_attribute_and_what_is_inside_it(self) -> None:
        plan = plan_of("aws_a", ["update"], {"rule": [{"x": [{"y": 1}]}]}, {"rule": [{"x": [{"y": 2}]}]})
        gap = Gap("aws_a", "rule.x", "not stored")
        verdict = judge(plan, [gap])
        self.assertEqual(([], {gap}), (verdict.problems, verdict.used_gaps))

    def test_a_gap_does_not_explain_a_neighbour(self) -> None:
        gap = Gap("aws_a", "name", "not stored")
        before = {"name": 1, "name_prefix": 2, "other": 2}
        for after in ({"name_prefix": 3}, {"other": 3}):
            plan = plan_of("aws_a", ["update"], before, before | after)
            self.assertEqual(1, len(judge(plan, [gap]).problems), after)

    def test_a_gap_of_another_type_explains_nothing(self) -> None:
        plan = plan_of("aws_a", ["update"], {"x": 1}, {"x": 2})
        self.assertEqual(["changes x of module.a.aws_a.b"], judge(plan, [Gap("aws_b", "x", "")]).problems)

    def test_order_in_a_set_is_not_a_change(self) -> None:
        plan = plan_of("aws_a", ["update"], {"s": [{"k": 1}, {"k": 2}], "x": 1}, {"s": [{"k": 2}, {"k": 1}], "x": 2})
        self.assertEqual(["changes x of module.a.aws_a.b"], judge(plan).problems)

    def test_an_added_block_is_a_change_of_the_list(self) -> None:
        plan = plan_of("aws_a", ["update"], {"s": []}, {"s": [{"k": 1}]})
        self.assertEqual(["changes s of module.a.aws_a.b"], judge(plan).problems)

    def test_a_value_known_only_after_apply_is_a_change(self) -> None:
        plan = plan_of("aws_a", ["update"], {"v": 1}, {}, {"v": True})
        self.assertEqual(["changes v of module.a.aws_a.b"], judge(plan).problems)

    def test_an_update_without_a_visible_difference_is_still_a_problem(self) -> None:
        plan = plan_of("aws_a", ["update"], {"v": 1}, {"v": 1})
        self.assertEqual(["changes (everything) of module.a.aws_a.b"], judge(plan).problems)


if __name__ == "__main__":
    report.main()
