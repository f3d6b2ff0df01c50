#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/graph/nodes/networking.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

/// One service's way in, in one region. A load balancer has one target group: Global Accelerator calls it
/// unhealthy as soon as any of its target groups has no healthy target.
struct LoadBalancer {
  std::string name;
  bool internal = false;
  std::vector<Ref<SecurityGroup>> security_groups;
  std::vector<Ref<Subnet>> subnets;
  template <class V>
  void References(V&& visit) const {
    visit(security_groups);
    visit(subnets);
  }
};

struct TargetGroup {
  std::string name;
  std::int64_t port = 0;
  Ref<Vpc> vpc;
  std::string health_path;
  std::string health_matcher;
  std::int64_t health_interval_seconds = 0;
  std::int64_t health_timeout_seconds = 0;
  std::int64_t healthy_threshold = 0;
  std::int64_t unhealthy_threshold = 0;
  template <class V>
  void References(V&& visit) const {
    visit(vpc);
  }
};

/// HTTP or, with a certificate, HTTPS. Forwards to `target`; without a target it redirects to HTTPS.
struct Listener {
  Ref<LoadBalancer> load_balancer;
  std::optional<std::string> certificate_arn;
  std::optional<Ref<TargetGroup>> target;
  template <class V>
  void References(V&& visit) const {
    visit(load_balancer);
    visit(target);
  }
};

}  // namespace lifeboat::graph
