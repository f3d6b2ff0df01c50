"""The image pipeline, day by day: what is published is the newest image that can be launched, and nothing that may
still be needed is ever removed.

The document and the programs are those that the compiler emits for the flagship.
"""

from __future__ import annotations

import unittest
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.drills import case

if TYPE_CHECKING:
    from tests.drills.pipeline import Made, Pipeline

SERVICE = "blog"
SIDES = ("primary", "dr")
DAY = timedelta(days=1)


class Images(case.CompiledCase):
    """`setUp` puts the seeded world back: the parameters name an image that the pipeline has not made."""

    pipeline: "Pipeline"

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        from tests.drills.pipeline import Pipeline

        cls.pipeline = Pipeline(cls.drill, cls.compiled)

    def setUp(self) -> None:
        self.drill.begin()
        self.seeded = self.published()
        self.runs = 0

    def run_document(self) -> "Made":
        self.runs += 1
        return self.pipeline.run(SERVICE, f"execution-{self.runs}")

    def arrived(self) -> "Made":
        made = self.run_document()
        self.pipeline.arrive(made.copy)
        return made

    def published(self) -> dict[str, str]:
        return {side: self.pipeline.published(side, SERVICE) for side in SIDES}

    def wait(self, time: timedelta) -> None:
        """Without the controller's ticks: a month of them takes long and has nothing to do with images."""
        from tests.terraform.pace import pace

        pace.advance(time.total_seconds())

    def lose_primary(self) -> None:
        self.drill.lose_primary()
        self.addCleanup(self.drill.bring_primary_back)

    def members(self) -> set[str]:
        [group] = self.drill.client("autoscaling", "primary").describe_auto_scaling_groups(
            AutoScalingGroupNames=[self.drill.plan["services"][SERVICE]["primary"]["group"]])["AutoScalingGroups"]
        return {one["InstanceId"] for one in group["Instances"] if one["LifecycleState"] == "InService"}


class Publishing(Images):
    def test_published_when_the_copy_has_arrived_and_not_before(self) -> None:
        made = self.run_document()
        self.assertIn(made.instance, self.members())
        self.pipeline.event(made.copy, "pending")
        self.assertEqual(self.seeded, self.published())
        self.pipeline.reconcile()
        self.assertEqual({"primary": made.image, "dr": self.seeded["dr"]}, self.published(), "the copy is pending")
        self.pipeline.arrive(made.copy)
        self.assertEqual({"primary": made.image, "dr": made.copy}, self.published())

    def test_the_hourly_run_makes_good_a_lost_event(self) -> None:
        from tests.drills.pipeline import image_of

        made = self.run_document()
        image_of("dr", made.copy).state = "available"
        self.pipeline.reconcile()
        self.assertEqual({"primary": made.image, "dr": made.copy}, self.published())
        self.assertEqual([], self.pipeline.reconcile()["published"], "nothing is written twice")

    def test_after_the_instance_was_replaced(self) -> None:
        before = self.arrived()
        self.drill.client("autoscaling", "primary").terminate_instance_in_auto_scaling_group(
            InstanceId=before.instance, ShouldDecrementDesiredCapacity=False)
        self.drill.tick(10)
        after = self.arrived()
        self.assertNotEqual(before.instance, after.instance)
        self.assertIn(after.instance, self.members())
        self.assertEqual({"primary": after.image, "dr": after.copy}, self.published())

    def test_a_failed_copy_is_told_and_the_one_before_stays(self) -> None:
        before = self.arrived()
        self.wait(DAY)
        failed = self.run_document()
        self.pipeline.arrive(failed.copy, "failed")
        self.pipeline.reconcile()
        self.assertEqual({"primary": failed.image, "dr": before.copy}, self.published())
        [(subject, text)] = self.drill.messages()
        self.assertIn("failed", subject)
        self.assertIn(failed.copy, text)

    def test_an_older_copy_that_arrives_late_is_not_published(self) -> None:
        late = self.run_document()
        self.wait(DAY)
        newer = self.arrived()
        self.pipeline.arrive(late.copy)
        self.pipeline.reconcile()
        self.assertEqual({"primary": newer.image, "dr": newer.copy}, self.published())

    def test_foreign_images_are_not_published(self) -> None:
        """Of another application, of no pipeline, and an event of another account."""
        from tests.drills.pipeline import image_of

        made = self.arrived()
        for tag in ("lifeboat:application", "lifeboat:pipeline", "lifeboat:service"):
            with self.subTest(tag=tag):
                self.wait(DAY)
                foreign = self.run_document()
                for side, image in (("primary", foreign.image), ("dr", foreign.copy)):
                    image_of(side, image).add_tag(tag, "other")
                self.pipeline.arrive(foreign.copy)
                self.pipeline.reconcile()
                self.assertEqual({"primary": made.image, "dr": made.copy}, self.published())
        ours = self.run_document()
        self.assertEqual([], self.pipeline.event(ours.copy, "available", "999999999999")["published"])

    def test_dr_is_published_while_the_primary_region_is_down(self) -> None:
        made = self.run_document()
        self.lose_primary()
        self.pipeline.arrive(made.copy)
        self.assertEqual({"primary": self.seeded["primary"], "dr": made.copy}, self.published())
        self.drill.bring_primary_back()
        self.pipeline.reconcile()
        self.assertEqual({"primary": made.image, "dr": made.copy}, self.published())

    def test_the_region_is_lost_while_a_copy_is_on_its_way(self) -> None:
        before = self.arrived()
        self.wait(DAY)
        self.run_document()
        self.drill.fail_over()
        self.assertEqual(before.copy, self.published()["dr"])
        self.assertEqual("dr", self.drill.active_region())
        self.drill.bring_primary_back()
        self.drill.settle()
        with self.assertRaisesRegex(LookupError, "no healthy instance"):
            self.run_document()


class Cleaning(Images):
    def live(self, days: int) -> "list[Made]":
        """An image a day, each published when it arrives; nothing is cleaned."""
        made = []
        for _ in range(days):
            made.append(self.arrived())
            self.wait(DAY)
        return made

    def there(self) -> "dict[str, tuple[set[str], set[str]]]":
        return {side: (self.pipeline.images(side), self.pipeline.snapshots(side)) for side in SIDES}

    def assert_whole(self) -> None:
        """The images that the parameters name, and the three before them, are there."""
        name = self.drill.plan["services"][SERVICE]["image_parameter"]
        for side in SIDES:
            history = self.drill.client("ssm", side).get_parameter_history(Name=name)["Parameters"]
            named = {one["Value"] for one in history[-4:]}
            self.assertLessEqual(named, self.pipeline.images(side))

    def test_run_after_run(self) -> None:
        from tests.drills.pipeline import image_of

        keep = self.drill.plan["image_keep"]
        every = DAY * max(1, keep["days"] // 4)
        runs = max(4, keep["at_least"]) + 5
        made, snapshots = [], {}
        for _ in range(runs):
            made.append(self.arrived())
            snapshots[made[-1]] = image_of("dr", made[-1].copy).ebs_snapshot.id
            self.wait(every)
            before = self.there()
            self.pipeline.clean(dry_run=True)
            self.assertEqual(before, self.there())
            self.pipeline.clean()
            self.assert_whole()
        left = [one for one in made if one.copy in self.pipeline.images("dr")]
        self.assertLess(len(left), runs, "nothing was ever removed")
        self.assertEqual(made[-len(left):], left, "the newest stay")
        self.assertGreaterEqual(len(left), max(keep["at_least"], 4))
        self.assertEqual({one.image for one in left}, {one.image for one in made} & self.pipeline.images("primary"))
        self.assertEqual({snapshots[one] for one in left}, set(snapshots.values()) & self.pipeline.snapshots("dr"))
        self.assertLessEqual(set(self.seeded.values()), self.pipeline.images("dr") | self.pipeline.images("primary"))

    def test_what_an_instance_or_a_launch_template_uses_stays(self) -> None:
        made = self.live(3)
        ec2 = self.drill.client("ec2", "dr")
        ec2.run_instances(ImageId=made[0].copy, MinCount=1, MaxCount=1)
        ec2.create_launch_template(LaunchTemplateName="mine", LaunchTemplateData={"ImageId": made[1].copy})
        self.live(6)
        self.wait(60 * DAY)
        self.pipeline.clean()
        self.assertLessEqual({made[0].copy, made[1].copy}, self.pipeline.images("dr"))
        self.assertNotIn(made[2].copy, self.pipeline.images("dr"))
        self.assertNotIn(made[0].image, self.pipeline.images("primary"))

    def test_a_foreign_image_stays_however_old(self) -> None:
        from tests.drills.pipeline import aged, image_of

        foreign = self.arrived()
        image_of("dr", foreign.copy).add_tag("lifeboat:application", "other")
        self.live(6)
        aged("dr", foreign.copy, 400 * DAY)
        self.wait(60 * DAY)
        self.pipeline.clean()
        self.assertIn(foreign.copy, self.pipeline.images("dr"))

    def test_dr_is_cleaned_while_the_primary_region_is_down(self) -> None:
        made = self.live(9)
        self.wait(60 * DAY)
        self.lose_primary()
        self.pipeline.clean()
        self.drill.bring_primary_back()
        self.assertNotIn(made[0].copy, self.pipeline.images("dr"))
        self.assertIn(made[0].image, self.pipeline.images("primary"))
        self.assert_whole()
        self.pipeline.clean()
        self.assertNotIn(made[0].image, self.pipeline.images("primary"))
        self.assert_whole()


if __name__ == "__main__":
    case.main()
