#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::LoadBalancer& node, Block& out) {
  out.Set("name", node.name)
      .Set("load_balancer_type", "application")
      .Set("internal", node.internal)
      .Set("security_groups", node.security_groups, "id")
      .Set("subnets", node.subnets, "id")
      .Set("enable_deletion_protection", true)
      .Set("drop_invalid_header_fields", true)
      .Set("desync_mitigation_mode", "defensive")
      .Set("idle_timeout", 60);
}

void EmitNode(const graph::TargetGroup& node, Block& out) {
  out.Set("name", node.name)
      .Set("port", node.port)
      .Set("protocol", "HTTP")
      .Set("target_type", "instance")
      .Set("vpc_id", node.vpc, "id")
      // Long enough for a request, short enough not to hold up a deployment.
      .Set("deregistration_delay", 30);
  Block health = out.Nest("health_check");
  health.Set("enabled", true)
      .Set("protocol", "HTTP")
      .Set("port", "traffic-port")
      .Set("path", node.health_path)
      .Set("matcher", node.health_matcher)
      .Set("interval", node.health_interval_seconds)
      .Set("timeout", node.health_timeout_seconds)
      .Set("healthy_threshold", node.healthy_threshold)
      .Set("unhealthy_threshold", node.unhealthy_threshold);
  // A listener holds on to its group: a new one must be there before the old one goes.
  out.CreateBeforeDestroy();
}

void EmitNode(const graph::Listener& node, Block& out) {
  out.Set("load_balancer_arn", node.load_balancer, "arn");
  if (node.certificate_arn) {
    out.Set("port", 443)
        .Set("protocol", "HTTPS")
        .Set("ssl_policy", "ELBSecurityPolicy-TLS13-1-2-2021-06")
        .Set("certificate_arn", *node.certificate_arn);
  } else {
    out.Set("port", 80).Set("protocol", "HTTP");
  }
  Block action = out.Nest("default_action");
  if (node.target) {
    action.Set("type", "forward").Set("target_group_arn", *node.target, "arn");
    return;
  }
  action.Set("type", "redirect");
  Block redirect = action.Nest("redirect");
  redirect.Set("port", "443").Set("protocol", "HTTPS").Set("status_code", "HTTP_301");
}

}  // namespace lifeboat::emit
