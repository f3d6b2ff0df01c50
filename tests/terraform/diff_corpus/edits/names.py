"""Edits of `names`: what AWS remembers by name is made anew, some of it in place."""

from __future__ import annotations

from tests.terraform.diff_corpus.edits.edit import Edit


def _other(old: str, shows: str, fast: bool = False) -> Edit:
    """The name of a resource gets an end."""
    return Edit("blog", f"{old}\n", f"{old}-2\n", shows, fast=fast)


NAMES = [
    _other("active_region_parameter: /blog/active-region", "the parameter that says who serves"),
    _other("image_parameter: /blog/image", "the parameter that instances start from"),
    _other("accelerator: blog-front", "a name only"),
    _other("load_balancer: blog-alb", "another load balancer, behind the accelerator", fast=True),
    _other("target_group: blog-tg", "another target group"),
    _other("autoscaling_group: blog-asg", "another group of instances"),
    _other("launch_template: blog-template", "another launch template"),
    _other("load_balancer: blog-dr-alb", "the same in the DR region"),
    _other("target_group: blog-dr-tg", "the same in the DR region"),
    _other("autoscaling_group: blog-dr-asg", "the same in the DR region"),
    _other("launch_template: blog-dr-template", "the same in the DR region"),
    _other("primary: blog-db", "a database is renamed in place", fast=True),
    _other("replica: blog-db-replica", "a replica is renamed in place"),
    _other("secret: blog/master", "another secret"),
    _other("endpoint_parameter: /blog/database", "another parameter"),
    _other("primary: example-blog-media", "another bucket: its objects are gone", fast=True),
    _other("dr: example-blog-media-dr", "the same in the DR region"),
    _other("name_parameter: /blog/bucket", "another parameter"),
    _other("primary_instances: blog-instances", "another role"),
    _other("dr_instances: blog-dr-instances", "another role"),
    _other("replication: blog-replication", "another role"),
    _other("  roles:\n    primary_instances: blog-instances\n    dr_instances: blog-dr-instances\n"
           "    replication: blog-replication\n    failover: blog-failover", "another role, of the controller"),
    _other("image_update: blog-image-update\n    image_automation: blog-image-automation", "another role"),
    _other("functions:\n    failover: blog-failover", "another function: alarms and rules call it"),
    _other("image_update: blog-image-update\n    image_cleanup: blog-image-cleanup", "another function"),
    _other("prober: blog-prober", "another function"),
    _other("region_lost: BlogRegionLost", "the alarm that fails over"),
    _other("healthy_hosts: BlogHealthyHosts", "another alarm"),
    _other("database_cpu: BlogDatabaseCPU", "another alarm"),
    _other("notifications_topic: blog-notifications", "another topic: everybody has to confirm again"),
    _other("image_document: blog-image", "another document"),
    _other("image_schedule: blog-image-schedule", "another rule"),
]
