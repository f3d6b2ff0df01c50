"""UpdateAMIParameter: the newest usable image of our pipeline, in both regions, and no other."""

from __future__ import annotations

import unittest
from datetime import timedelta
from typing import Any
from unittest import mock

from program_world import ACCOUNT, AMI_PARAMETER, DR, PRIMARY, ProgramWorld

from shared.aws import Aws
from update_ami_parameter.handler import handler

WEB = AMI_PARAMETER["web"]
HOUR = timedelta(hours=1)
RECONCILE = {"source": "lifeboat.reconcile"}


def state_change(image: str, state: str = "available", account: str = ACCOUNT, **detail: str) -> dict[str, Any]:
    return {"source": "aws.ec2", "detail-type": "EC2 AMI State Change", "account": account, "region": DR,
            "detail": {"ImageId": image, "State": state, **detail}}


class UpdateAmiParameter(ProgramWorld):
    def setUp(self) -> None:
        super().setUp()
        self.bootstrap = {}
        for region in (PRIMARY, DR):
            self.bootstrap[region] = self.some_public_image(region)
            for name in AMI_PARAMETER.values():
                self.set_parameter(region, name, self.bootstrap[region])

    def assert_untouched(self) -> None:
        for region in (PRIMARY, DR):
            for name in AMI_PARAMETER.values():
                self.assertEqual(self.parameter(region, name), self.bootstrap[region])

    def test_reconcile_publishes_the_newest_image_of_each_service_in_each_region(self) -> None:
        newest = {}
        for region in (PRIMARY, DR):
            for service, name in AMI_PARAMETER.items():
                self.image(region, service, age=5 * HOUR)
                newest[region, name] = self.image(region, service, age=HOUR)
                self.image(region, service, age=9 * HOUR)
        answer = self.call(handler, RECONCILE)
        self.assertEqual({key: self.parameter(*key) for key in newest}, newest)
        self.assertEqual({(one["region"], one["parameter"]): one["image"] for one in answer["published"]}, newest)

    def test_an_image_parameter_stays_one(self) -> None:
        image = self.image(DR)
        sent = []
        send = Aws._send

        def kept(aws: Aws, client: Any, method: str, params: dict[str, Any]) -> Any:
            sent.append((method, params))
            return send(aws, client, method, params)

        with mock.patch.object(Aws, "_send", kept):
            self.call(handler, RECONCILE)
        writes = [params for method, params in sent if method == "put_parameter"]
        self.assertEqual(writes, [{"Name": WEB, "Value": image, "Overwrite": True, "Type": "String",
                                   "DataType": "aws:ec2:image"}])

    def test_nothing_is_written_twice(self) -> None:
        self.image(DR)
        self.call(handler, RECONCILE)
        self.made.clear()
        self.assertEqual(self.call(handler, RECONCILE)["published"], [])
        self.assertFalse([made for made in self.made if made[1] == "ssm:PutParameter"])

    def test_images_that_are_not_ready_or_not_ours_are_no_candidates(self) -> None:
        for state in ("pending", "failed", "invalid", "deregistered", "error"):
            self.image(DR, state=state)
        self.image(DR, lifeboat_application="blog")
        self.image(DR, lifeboat_pipeline="SomethingElse")
        self.image(DR, lifeboat_pipeline="")
        self.image(DR, lifeboat_service="")
        self.image(DR, lifeboat_service="unknown")
        foreign = self.image(DR)
        self.backend(DR).amis[foreign].owner_id = "210987654321"
        self.assertEqual(self.call(handler, RECONCILE)["published"], [])
        self.assert_untouched()

    def test_never_back_to_an_older_image(self) -> None:
        current = self.image(DR, age=HOUR)
        older = self.image(DR, age=2 * HOUR)
        self.set_parameter(DR, WEB, current)
        self.assertEqual(self.call(handler, state_change(older))["published"], [])
        self.assertEqual(self.parameter(DR, WEB), current)

    def test_an_image_that_is_gone_is_replaced_by_an_older_one(self) -> None:
        older = self.image(DR, age=2 * HOUR)
        self.set_parameter(DR, WEB, "ami-00000000000000000")
        self.call(handler, RECONCILE)
        self.assertEqual(self.parameter(DR, WEB), older)

    def test_an_event_of_an_available_image_publishes_it(self) -> None:
        primary, copy = self.image(PRIMARY, age=HOUR), self.image(DR)
        self.call(handler, state_change(copy))
        self.assertEqual((self.parameter(PRIMARY, WEB), self.parameter(DR, WEB)), (primary, copy))
        self.assertNotIn(("ImageAgeHours", "web"), self.samples())

    def test_events_that_change_nothing_say_why(self) -> None:
        image = self.image(DR)
        foreign = self.image(DR)
        self.backend(DR).amis[foreign].owner_id = "210987654321"
        for event, reason in (
            (state_change(image, state="pending"), "not ready"),
            (state_change(image, state="deregistered"), "not ready"),
            (state_change(image, account="210987654321"), "another account"),
            (state_change(foreign), "no image of this application"),
            (state_change(foreign, state="failed"), "no image of this application"),
            (state_change(self.image(DR, lifeboat_application="blog")), "no image of this application"),
            (state_change(self.image(DR, state="failed", lifeboat_pipeline="Other"), state="failed"),
             "no image of this application"),
            (state_change("ami-00000000000000000"), "no image of this application"),
            ({**state_change(image), "detail-type": "EC2 Instance State-change Notification"}, "no event of this"),
            ({"command": "status"}, "no event of this"),
        ):
            with self.subTest(reason=reason, event=event):
                self.lines.clear()
                self.assertEqual(self.call(handler, event), {"published": []})
                self.assert_logged(reason)
                self.assert_untouched()
        self.assertEqual(self.messages(), [])

    def test_people_are_told_of_an_image_that_failed(self) -> None:
        image = self.image(DR, state="failed")
        self.call(handler, state_change(image, state="failed", ErrorMessage="key is disabled"))
        [(subject, text)] = self.messages()
        self.assertIn("web", subject)
        self.assertIn(image, text)
        self.assertIn("key is disabled", text)
        self.assert_untouched()

    def test_age_of_what_the_dr_region_would_launch(self) -> None:
        self.image(DR, age=30 * HOUR)
        self.image(DR, age=2 * HOUR, state="pending")
        self.image(PRIMARY, "api", age=HOUR)
        self.call(handler, RECONCILE)
        self.assertEqual(self.samples(), {("ImageAgeHours", "web"): 30.0})

    def test_a_lost_primary_region_is_left_out(self) -> None:
        """Every hour for as long as it is lost: nobody has to be told each time."""
        image = self.image(DR)
        self.down = {PRIMARY}
        answer = self.call(handler, RECONCILE)
        self.down.clear()
        self.assertEqual([one["image"] for one in answer["published"]], [image])
        self.assertEqual(self.parameter(DR, WEB), image)
        self.assertEqual(self.parameter(PRIMARY, WEB), self.bootstrap[PRIMARY])
        self.assertEqual(self.samples(), {("ImageAgeHours", "web"): 0.0})
        self.assert_logged("left out")

    def test_a_primary_region_that_is_lost_half_way_is_left_out_too(self) -> None:
        images = {region: self.image(region) for region in (DR, PRIMARY)}
        with self.answering(PRIMARY, "put_parameter", "InternalServerError", 500):
            self.call(handler, RECONCILE)
        self.assertEqual(self.parameter(DR, WEB), images[DR])
        self.assert_logged("left out")

    def test_a_primary_region_that_refuses_is_an_error(self) -> None:
        image = self.image(DR)
        with self.answering(PRIMARY, "describe_images", "UnauthorizedOperation", 403), \
                self.assertRaisesRegex(Exception, "UnauthorizedOperation"):
            self.call(handler, RECONCILE)
        self.assertEqual(self.parameter(DR, WEB), image)

    def test_a_dr_region_that_is_down_is_an_error_and_does_not_keep_the_other_from_it(self) -> None:
        image = self.image(PRIMARY)
        self.down = {DR}
        with self.assertRaisesRegex(Exception, DR):
            self.call(handler, RECONCILE)
        self.down.clear()
        self.assertEqual(self.parameter(PRIMARY, WEB), image)
        self.assertEqual(self.parameter(DR, AMI_PARAMETER["api"]), self.bootstrap[DR])

    def test_a_parameter_that_is_missing_is_an_error_and_is_not_made(self) -> None:
        self.client("ssm", DR).delete_parameter(Name=WEB)
        self.image(DR, "web")
        api = self.image(DR, "api")
        with self.assertRaisesRegex(LookupError, WEB):
            self.call(handler, RECONCILE)
        self.assertEqual(self.parameter(DR, AMI_PARAMETER["api"]), api)
        self.assertEqual(self.client("ssm", DR).get_parameters(Names=[WEB])["Parameters"], [])

    def test_declared_calls(self) -> None:
        self.image(DR)
        self.image(PRIMARY)
        self.call(handler, RECONCILE)
        self.call(handler, state_change(self.image(DR, state="failed"), state="failed"))
        self.assert_every_declared_call_was_made("update_ami_parameter")


if __name__ == "__main__":
    unittest.main()
