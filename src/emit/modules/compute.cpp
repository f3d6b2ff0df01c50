#include <string>
#include <vector>

#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

/// The provider's default tags reach neither instances nor their disks: the template carries them.
void TagSpecification(const char* resource_type, const graph::Tags& tags, Block& out) {
  out.Append("tag_specifications").Set("resource_type", resource_type).Set("tags", tags);
}

void EmitSpot(const graph::SpotMix& spot, graph::Ref<graph::LaunchTemplate> launch_template, Block out) {
  out.Nest("instances_distribution")
      .Set("on_demand_base_capacity", spot.on_demand_base)
      .Set("on_demand_percentage_above_base_capacity", spot.on_demand_percentage)
      .Set("on_demand_allocation_strategy", "prioritized")
      .Set("spot_allocation_strategy", "price-capacity-optimized");
  Block mixed = out.Nest("launch_template");
  mixed.Nest("launch_template_specification")
      .Set("launch_template_id", launch_template, "id")
      .Set("version", launch_template, "latest_version");
  for (const std::string& type : spot.instance_types) {
    mixed.Append("override").Set("instance_type", type);
  }
}

/// Neither rolls back nor skips instances that match: EC2 Auto Scaling offers neither for templates that
/// resolve a parameter.
void EmitInstanceRefresh(Block out) {
  out.Set("strategy", "Rolling");
  out.Nest("preferences")
      .Set("min_healthy_percentage", 100)
      .Set("max_healthy_percentage", 150)
      .Set("auto_rollback", false)
      .Set("skip_matching", false);
}

}  // namespace

void EmitNode(const graph::LaunchTemplate& node, Block& out) {
  out.Set("name", node.name)
      .Set("image_id", node.image)
      .Set("instance_type", node.instance_type)
      .Set("update_default_version", true)
      .Set("vpc_security_group_ids", node.security_groups, "id");
  out.Nest("iam_instance_profile").Set("arn", node.profile, "arn");
  out.Nest("metadata_options")
      .Set("http_endpoint", "enabled")
      .Set("http_tokens", "required")
      .Set("http_put_response_hop_limit", 2);  // a container is one hop further away than its instance
  Block mapping = out.Append("block_device_mappings").Set("device_name", "/dev/xvda");
  mapping.Nest("ebs")
      .Set("volume_type", "gp3")
      .Set("volume_size", node.volume_gib)
      .Set("encrypted", true)
      .Set("kms_key_id", node.key, "arn")
      .Set("delete_on_termination", true);
  out.Nest("monitoring").Set("enabled", true);
  TagSpecification("instance", node.instance_tags, out);
  TagSpecification("volume", node.instance_tags, out);
  const Expression settings = out.Local("settings", node.settings);
  out.Set("user_data", Expression{"base64encode(join(\"\\n\", concat(" + settings.code +
                                  ", [file(\"${path.module}/user_data/start.sh\")])))"});
}

void EmitNode(const graph::AutoScalingGroup& node, Block& out) {
  out.Set("name", node.name)
      .Set("vpc_zone_identifier", node.subnets, "id")
      .Set("min_size", node.min)
      .Set("desired_capacity", node.desired)
      .Set("max_size", node.max)
      .Set("health_check_type", node.behind_load_balancer ? "ELB" : "EC2")
      .Set("health_check_grace_period", node.health_grace_seconds)
      .Set("default_instance_warmup", node.warmup_seconds)
      .Set("target_group_arns", node.target_groups, "arn")
      .Set("termination_policies", std::vector<std::string>{"OldestLaunchTemplate", "Default"})
      // An apply ends when the group exists: it neither waits for instances nor fails with the application.
      .Set("wait_for_capacity_timeout", "0")
      .Set("enabled_metrics",
           std::vector<std::string>{"GroupDesiredCapacity", "GroupInServiceInstances", "GroupMaxSize",
                                    "GroupMinSize", "GroupPendingInstances", "GroupTotalInstances"});
  if (node.spot) {
    EmitSpot(*node.spot, node.launch_template, out.Nest("mixed_instances_policy"));
    out.Set("capacity_rebalance", true);
  } else {
    out.Nest("launch_template")
        .Set("id", node.launch_template, "id")
        // The number, not `$Latest`: a new version of the template starts an instance refresh.
        .Set("version", node.launch_template, "latest_version");
  }
  EmitInstanceRefresh(out.Nest("instance_refresh"));
  for (const auto& [key, value] : node.tags) {
    out.Append("tag").Set("key", key).Set("value", value).Set("propagate_at_launch", true);
  }
}

void EmitNode(const graph::ScalingPolicy& node, Block& out) {
  out.Set("name", node.name)
      .Set("autoscaling_group_name", node.group, "name")
      .Set("policy_type", "TargetTrackingScaling");
  Block tracking = out.Nest("target_tracking_configuration").Set("target_value", node.cpu_target);
  tracking.Nest("predefined_metric_specification").Set("predefined_metric_type", "ASGAverageCPUUtilization");
}

}  // namespace lifeboat::emit
