"""Small corrections of moto, each because an emitted resource or the failover controller needs it.

A correction wraps the method that is wrong and keeps the rest of moto as it is. What is not worth one is in gaps.json.
"""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable
from typing import Any

from moto import backends
from moto.autoscaling.models import FakeAutoScalingGroup, FakeScalingPolicy
from moto.autoscaling.responses import AutoScalingResponse
from moto.awslambda.models import LambdaFunction
from moto.cloudwatch.responses import CloudWatchResponse
from moto.core.responses import ActionResult
from moto.ec2.models.launch_templates import LaunchTemplateBackend
from moto.rds.models import DBParameterGroup
from moto.s3.responses import S3Response
from moto.secretsmanager.models import FakeSecret

from tests.terraform import alarms, rds_changes, rds_replicas, scaling


@functools.cache
def install() -> None:
    """Applies every correction, once per process."""
    modules = list(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: modules  # moto lists a folder at each call
    rds_replicas.install()
    rds_changes.install()
    scaling.install()
    alarms.install()
    _alarms()
    _auto_scaling()
    _launch_templates()
    _functions()
    _parameter_groups()
    _bucket_replication()
    _secret_replicas()


def after(owner: type, name: str, more: Callable[..., Any]) -> None:
    """Runs `more(result, self, *arguments)` after a method of moto; what it answers replaces the result."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(self: Any, *args: Any, **kwargs: Any) -> Any:
        return more(original(self, *args, **kwargs), self, *args, **kwargs)

    setattr(owner, name, wrapped)


def _alarms() -> None:
    """PutCompositeAlarm is missing, but moto's PutMetricAlarm reads AlarmRule; the suppressor is kept beside it."""

    def put_composite_alarm(self: CloudWatchResponse) -> Any:
        result = self.put_metric_alarm()
        alarm = self.cloudwatch_backend.alarms[self._get_param("AlarmName")]
        alarm.actions_suppressor = self._get_param("ActionsSuppressor")
        alarm.actions_suppressor_wait_period = self._get_param("ActionsSuppressorWaitPeriod")
        alarm.actions_suppressor_extension_period = self._get_param("ActionsSuppressorExtensionPeriod")
        return result

    CloudWatchResponse.put_composite_alarm = put_composite_alarm


def _auto_scaling() -> None:
    """Groups forget their default warm-up, policies come back disabled and predictive, refreshes do not exist."""

    def keep_warmup(result: Any, self: AutoScalingResponse) -> Any:
        warmup = self._get_int_param("DefaultInstanceWarmup")
        if warmup is not None:
            group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
            group.default_instance_warmup = warmup
        return result

    def as_given(result: Any, self: FakeScalingPolicy, *_: Any, **__: Any) -> Any:
        self.predictive_scaling_configuration = self.predictive_scaling_configuration or None
        return result

    def start_instance_refresh(self: AutoScalingResponse) -> ActionResult:
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        refresh = {"InstanceRefreshId": str(uuid.uuid4()), "AutoScalingGroupName": group.name, "Status": "Successful",
                   "PercentageComplete": 100}
        group.instance_refreshes = [refresh, *getattr(group, "instance_refreshes", [])]
        return ActionResult(refresh)

    def describe_instance_refreshes(self: AutoScalingResponse) -> ActionResult:
        group = self.autoscaling_backend.autoscaling_groups[self._get_param("AutoScalingGroupName")]
        return ActionResult({"InstanceRefreshes": getattr(group, "instance_refreshes", [])})

    after(AutoScalingResponse, "create_auto_scaling_group", keep_warmup)
    after(AutoScalingResponse, "update_auto_scaling_group", keep_warmup)
    after(FakeScalingPolicy, "__init__", as_given)
    FakeAutoScalingGroup.default_instance_warmup = None
    FakeScalingPolicy.enabled = True
    AutoScalingResponse.start_instance_refresh = start_instance_refresh
    AutoScalingResponse.describe_instance_refreshes = describe_instance_refreshes


def _launch_templates() -> None:
    """moto adds the tags of the template itself to what its instances are tagged with."""
    create = LaunchTemplateBackend.create_launch_template

    def without_own_tags(self: Any, name: str, description: str, template_data: Any, tag_spec: Any) -> Any:
        mine = template_data.get("TagSpecifications", [])
        template_data["TagSpecifications"] = [tags for tags in mine if tags["ResourceType"] != "launch-template"]
        return create(self, name, description, template_data, tag_spec)

    LaunchTemplateBackend.create_launch_template = without_own_tags


def _functions() -> None:
    """Functions forget their dead-letter queue and their logging configuration."""
    kept = ("DeadLetterConfig", "LoggingConfig")

    def remember(result: Any, self: LambdaFunction, *args: Any, **kwargs: Any) -> Any:
        settings = next((value for value in (*args, *kwargs.values()) if isinstance(value, dict)), {})
        known = getattr(self, "lifeboat_kept", {})
        self.lifeboat_kept = known | {key: settings[key] for key in kept if key in settings}
        return result

    def tell(result: Any, self: LambdaFunction, *_: Any, **__: Any) -> Any:
        return result | getattr(self, "lifeboat_kept", {})

    after(LambdaFunction, "__init__", remember)
    after(LambdaFunction, "update_configuration", remember)
    after(LambdaFunction, "get_configuration", tell)


def _parameter_groups() -> None:
    """Parameters come back without their source, and Terraform asks for those that the user set."""

    def mark(result: Any, self: DBParameterGroup, *_: Any, **__: Any) -> Any:
        for parameter in self.parameters.values():
            parameter["Source"] = "user"
        return result

    after(DBParameterGroup, "update_parameters", mark)


def _bucket_replication() -> None:
    """moto stores replication rules whole, but reads them back in part."""
    stored = ("ID", "Priority", "Status", "DeleteMarkerReplication", "Destination", "SourceSelectionCriteria",
              "ExistingObjectReplication")

    def get_bucket_replication(self: S3Response) -> Any:
        replication = self.backend.get_bucket_replication(self.bucket_name)
        if not replication:
            return read(self)
        rules = [{key: rule[key] for key in stored if key in rule} | {"Filter": rule.get("Filter") or {"Prefix": ""}}
                 for rule in replication["Rule"]]
        self.data["Action"] = "GetBucketReplication"
        configuration = {"Role": replication["Role"], "Rules": rules}
        return self.serialized(ActionResult({"ReplicationConfiguration": configuration}))

    read = S3Response.get_bucket_replication
    S3Response.get_bucket_replication = get_bucket_replication


def _secret_replicas() -> None:
    """Replicas of secrets forget the key that they were asked to use."""

    def keep_key(result: Any, self: FakeSecret, replica_regions: Any, *_: Any, **__: Any) -> Any:
        for replica, asked in zip(result, replica_regions or []):
            replica.config["KmsKeyId"] = asked.get("KmsKeyId") or replica.config["KmsKeyId"]
        return result

    after(FakeSecret, "create_replicas", keep_key)
