"""AmiCleanup: old images go with their snapshots; whatever may still be needed stays."""

from __future__ import annotations

import unittest
from datetime import timedelta
from typing import Any
from unittest import mock

from program_world import AMI_PARAMETER, DR, NOW, PRIMARY, ProgramWorld, remaining

from botocore.exceptions import ClientError  # program_world has skipped this file where it is missing

from ami_cleanup.handler import handler
from shared.aws import Aws

WEB = AMI_PARAMETER["web"]
DAY = timedelta(days=1)
CLEANUP = {"source": "lifeboat.cleanup"}


class AmiCleanup(ProgramWorld):
    def setUp(self) -> None:
        super().setUp()
        self.configure(image_keep={"days": 7, "at_least": 2})

    def fill(self, region: str, service: str = "web") -> list[str]:
        """Five images, the newest first; with the keeping above, the last two may go: 1, 6, 8, 9 and 10 days old."""
        return [self.image(region, service, age=days * DAY) for days in (1, 6, 8, 9, 10)]

    def test_keeps_the_newest_and_the_young(self) -> None:
        self.configure(image_keep={"days": 7, "at_least": 3})
        images = self.fill(DR)
        self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), set(images[:3]), "8 days old, but one of the newest three")

        self.configure(image_keep={"days": 7, "at_least": 1})
        self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), set(images[:2]), "6 days old and young")

    def test_counts_each_service_and_region_for_itself(self) -> None:
        kept = {}
        for region in (PRIMARY, DR):
            kept[region] = {*self.fill(region, "web")[:2], *self.fill(region, "api")[:2]}
        self.call(handler, CLEANUP)
        self.assertEqual({region: self.images(region) for region in kept}, kept)

    def test_snapshots_go_with_their_images(self) -> None:
        images = self.fill(DR)
        kept = {self.snapshot_of(DR, image) for image in images[:2]}
        gone = {self.snapshot_of(DR, image) for image in images[2:]}
        self.call(handler, CLEANUP)
        self.assertEqual(self.snapshots(DR) & (kept | gone), kept)

    def test_a_snapshot_without_our_tags_stays(self) -> None:
        image = self.fill(DR)[-1]
        snapshot = self.snapshot_of(DR, image)
        self.client("ec2", DR).delete_tags(Resources=[snapshot], Tags=[{"Key": "lifeboat:application"}])
        self.call(handler, CLEANUP)
        self.assertNotIn(image, self.images(DR))
        self.assertIn(snapshot, self.snapshots(DR))

    def test_a_snapshot_that_another_image_uses_stays(self) -> None:
        old = self.fill(DR)[-1]
        snapshot = self.snapshot_of(DR, old)
        other = self.image(DR, lifeboat_application="blog")
        self.backend(DR).amis[other].ebs_snapshot = self.backend(DR).snapshots[snapshot]
        self.call(handler, CLEANUP)
        self.assertNotIn(old, self.images(DR))
        self.assertIn(snapshot, self.snapshots(DR))

    def test_foreign_images_stay(self) -> None:
        self.fill(DR)
        foreign = {self.image(DR, age=90 * DAY, lifeboat_application="blog"),
                   self.image(DR, age=90 * DAY, lifeboat_pipeline="SomethingElse"),
                   self.image(DR, age=90 * DAY, lifeboat_pipeline="")}
        self.call(handler, CLEANUP)
        self.assertLessEqual(foreign, self.images(DR))

    def test_the_parameter_and_its_last_three_versions_stay(self) -> None:
        self.fill(DR)
        versions = [self.image(DR, age=days * DAY) for days in (40, 30, 33, 32, 31)]
        self.set_parameter(DR, WEB, *versions)
        self.call(handler, CLEANUP)
        self.assertEqual([image in self.images(DR) for image in versions], [False, True, True, True, True])

    def test_a_long_history_is_read_to_its_end(self) -> None:
        self.fill(DR)
        current = self.image(DR, age=30 * DAY)
        self.set_parameter(DR, WEB, *[f"ami-{number:017}" for number in range(60)], current)
        self.call(handler, CLEANUP)
        self.assertIn(current, self.images(DR))

    def test_an_image_that_an_instance_was_made_of_stays(self) -> None:
        images = self.fill(DR)
        ec2 = self.client("ec2", DR)
        running, stopped = images[3], images[4]
        for image in (running, stopped, images[2]):
            ec2.run_instances(ImageId=image, MinCount=1, MaxCount=1)
        states = {one["ImageId"]: one["InstanceId"] for reservation in ec2.describe_instances()["Reservations"]
                  for one in reservation["Instances"]}
        ec2.stop_instances(InstanceIds=[states[stopped]])
        ec2.terminate_instances(InstanceIds=[states[images[2]]])
        self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), {images[0], images[1], running, stopped})

    def test_an_image_that_a_launch_template_names_stays(self) -> None:
        images = self.fill(DR)
        ec2 = self.client("ec2", DR)
        default, passed_over, latest = images[4], images[3], images[2]
        ec2.create_launch_template(LaunchTemplateName="mine", LaunchTemplateData={"ImageId": default})
        for image in (passed_over, latest):
            ec2.create_launch_template_version(LaunchTemplateName="mine", LaunchTemplateData={"ImageId": image})
        ec2.create_launch_template(LaunchTemplateName="by-parameter",
                                   LaunchTemplateData={"ImageId": f"resolve:ssm:{WEB}"})
        self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), {images[0], images[1], latest, default})

    def test_failed_images_go_and_are_no_reserve(self) -> None:
        good = [self.image(DR, age=days * DAY) for days in (20, 21, 22)]
        failed = [self.image(DR, age=days * DAY, state="failed") for days in (1, 10, 11)]
        pending = self.image(DR, age=12 * DAY, state="pending")
        self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), {*good[:2], failed[0], pending})

    def test_what_a_run_that_was_cut_off_left_behind(self) -> None:
        images = self.fill(DR)
        orphan, in_the_making = self.snapshot_of(DR, images[4]), self.snapshot_of(DR, images[0])
        ec2 = self.client("ec2", DR)
        ec2.deregister_image(ImageId=images[4])
        ec2.deregister_image(ImageId=images[0])
        self.backend(DR).snapshots[in_the_making].start_time = (NOW - timedelta(hours=2)).replace(tzinfo=None)
        self.call(handler, CLEANUP)
        self.assertNotIn(orphan, self.snapshots(DR))
        self.assertIn(in_the_making, self.snapshots(DR), "its image may only be about to appear")

    def test_dry_run_says_the_same_and_removes_nothing(self) -> None:
        images = self.fill(DR)
        snapshots = self.snapshots(DR)
        would = self.call(handler, {"dry_run": True})
        self.assertEqual((self.images(DR), self.snapshots(DR)), (set(images), snapshots))
        self.assertFalse([made for made in self.made if made[0] != "observe"])
        self.assertEqual(set(would["regions"][DR]["images"]), set(images[2:]))
        self.assertEqual(would["regions"][DR]["kept"], {images[0]: "newest", images[1]: "newest"})
        self.assertEqual(self.call(handler, CLEANUP), {**would, "dry_run": False})

    def test_dry_run_wins_over_the_schedule(self) -> None:
        images = self.fill(DR)
        self.call(handler, {**CLEANUP, "dry_run": True})
        self.assertEqual(self.images(DR), set(images))

    def test_other_events_remove_nothing(self) -> None:
        images = self.fill(DR)
        for event in ({}, {"source": "lifeboat.tick"}):
            self.call(handler, event)
            self.assert_logged("ignored")
        with self.assertRaises(ValueError):
            self.call(handler, {"dry_run": "yes"})
        self.assertEqual(self.images(DR), set(images))

    def test_a_lost_primary_region_is_left_to_another_day(self) -> None:
        untouched, images = set(self.fill(PRIMARY)), self.fill(DR)
        self.down = {PRIMARY}
        answer = self.call(handler, CLEANUP)
        self.down.clear()
        self.assertEqual(set(answer["regions"]), {DR})
        self.assertEqual(self.images(PRIMARY), untouched)
        self.assertFalse(set(images[2:]) & self.images(DR))
        self.assert_logged("left out")

    def test_a_primary_region_that_is_lost_half_way_is_no_error(self) -> None:
        self.fill(PRIMARY)
        with self.answering(PRIMARY, "deregister_image", "Unavailable", 503):
            self.call(handler, CLEANUP)
        self.assert_logged("left out")

    def test_a_dr_region_that_is_down_is_an_error_and_does_not_keep_the_other_from_it(self) -> None:
        untouched, images = set(self.fill(DR)), self.fill(PRIMARY)
        self.down = {DR}
        with self.assertRaisesRegex(Exception, DR):
            self.call(handler, CLEANUP)
        self.down.clear()
        self.assertEqual(self.images(DR), untouched)
        self.assertFalse(set(images[2:]) & self.images(PRIMARY))

    def test_what_cannot_be_read_may_be_in_use(self) -> None:
        """Each look at the region fails in turn: nothing is removed there."""
        images = self.fill(DR)
        self.set_parameter(DR, WEB, images[0])
        for method in ("describe_images", "describe_instances", "describe_snapshots", "get_parameter_history",
                       "describe_launch_template_versions"):
            with self.subTest(method=method), self.refusing(method):
                with self.assertRaises(ExceptionGroup) as raised:
                    self.call(handler, CLEANUP)
                self.assertEqual(len(raised.exception.exceptions), 2, "one a region")
                self.assertEqual(self.images(DR), set(images))

    def test_an_image_that_cannot_be_removed_keeps_its_snapshot_and_no_other_image(self) -> None:
        images = self.fill(DR)
        kept = self.snapshot_of(DR, images[4])
        with self.refusing("deregister_image", ImageId=images[4]), self.assertRaises(ClientError):
            self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), {images[0], images[1], images[4]})
        self.assertIn(kept, self.snapshots(DR))
        self.assert_logged("kept: in use")

    def test_an_image_that_somebody_else_removed_meanwhile_is_no_error(self) -> None:
        images = self.fill(DR)
        send = Aws._send

        def raced(aws: Aws, client: Any, method: str, params: dict[str, Any]) -> Any:
            if method in ("deregister_image", "delete_snapshot"):
                send(aws, client, method, params)
            return send(aws, client, method, params)

        with mock.patch.object(Aws, "_send", raced):
            self.call(handler, CLEANUP)
        self.assertEqual(self.images(DR), set(images[:2]))

    def test_a_run_without_time_leaves_the_rest_to_the_next(self) -> None:
        images = self.fill(DR)
        self.call(handler, CLEANUP, remaining(60_000, 14_000))
        self.assertEqual(len(self.images(DR)), 4)
        self.assert_logged("left to the next run")
        self.call(handler, CLEANUP, remaining(60_000))
        self.assertEqual(self.images(DR), set(images[:2]))

    def test_declared_calls(self) -> None:
        for region in (PRIMARY, DR):
            self.fill(region)
        self.call(handler, CLEANUP)
        self.assert_every_declared_call_was_made("ami_cleanup")

    def refusing(self, method: str, **only: str) -> Any:
        """IAM, so to say, refuses a method of EC2 or SSM."""
        error = ClientError({"Error": {"Code": "UnauthorizedOperation", "Message": "no"}}, method)
        send, paginate = Aws._send, Aws._paginate

        def matches(name: str, params: dict[str, Any]) -> bool:
            return name == method and only.items() <= params.items()

        def refused_send(aws: Aws, client: Any, name: str, params: dict[str, Any]) -> Any:
            if matches(name, params):
                raise error
            return send(aws, client, name, params)

        def refused_pages(aws: Aws, client: Any, name: str, params: dict[str, Any]) -> Any:
            if matches(name, params):
                raise error
            return paginate(aws, client, name, params)

        return mock.patch.multiple(Aws, _send=refused_send, _paginate=refused_pages)


if __name__ == "__main__":
    unittest.main()
