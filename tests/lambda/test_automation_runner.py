"""The interpreter of Automation documents refuses what Automation would not run."""

from __future__ import annotations

import unittest
from typing import Any

from automation_runner import AutomationError, run, select


class Runner(unittest.TestCase):
    def document(self, *steps: dict[str, Any], **parts: Any) -> dict[str, Any]:
        return {"schemaVersion": "0.3", "assumeRole": "role", "mainSteps": list(steps), **parts}

    def assert_refused(self, reason: str, document: dict[str, Any], parameters: dict[str, Any] | None = None) -> None:
        class Client:
            class meta:
                region_name = "eu-west-1"
                method_to_api_mapping: dict[str, str] = {}

        with self.assertRaisesRegex(AutomationError, reason):
            run(document, parameters or {}, lambda service, region: Client)

    def test_unknown_actions_and_keys(self) -> None:
        self.assert_refused("aws:sleep is not known", self.document({"name": "A", "action": "aws:sleep", "inputs": {}}))
        self.assert_refused("unknown .'nextStep'", self.document(
            {"name": "A", "action": "aws:executeScript", "inputs": {}, "nextStep": "B"}))
        self.assert_refused("unknown .'files'", self.document(files={}))
        self.assert_refused("has no NoSuchApi", self.document(
            {"name": "A", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": "NoSuchApi"}}))

    def test_unresolved_variables(self) -> None:
        for text in ("{{ global:DATE_TIME }}", "x {{ Nothing }}", "{{ A.ImageId }}", "{{ two words }}"):
            with self.subTest(text=text):
                self.assert_refused("nothing is called|not resolved", self.document(
                    {"name": "A", "action": "aws:executeAwsApi", "inputs": {"Service": "ec2", "Api": text}}))

    def test_parameters(self) -> None:
        document = self.document(parameters={"Name": {"type": "String", "allowedPattern": "^[a-z]+$"}})
        for reason, given in (("is missing", {}), ("no such parameter", {"Name": ["a"], "Other": ["b"]}),
                              ("no list", {"Name": "a"}), ("one value", {"Name": ["a", "b"]}),
                              ("does not match", {"Name": ["A"]})):
            with self.subTest(reason=reason):
                self.assert_refused(reason, document, given)

    def test_select(self) -> None:
        answer = {"Images": [{"State": "pending"}]}
        self.assertEqual(select(answer, "$.Images[0].State"), "pending")
        self.assertIsNone(select(answer, "$.Images[1].State"))
        self.assertIsNone(select(answer, "$.Nothing.State"))
        with self.assertRaises(AutomationError):
            select(answer, "$..State")


if __name__ == "__main__":
    unittest.main()
