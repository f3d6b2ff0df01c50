#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lifeboat/graph/nodes/encryption.h"
#include "lifeboat/graph/nodes/load_balancing.h"
#include "lifeboat/graph/nodes/networking.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

struct InstanceProfile;

struct LaunchTemplate {
  std::string name;
  Text image;  ///< `resolve:ssm:` + a parameter's name, or a literal AMI id
  std::string instance_type;
  std::int64_t volume_gib = 0;
  Ref<KmsKey> key;
  Ref<InstanceProfile> profile;
  std::vector<Ref<SecurityGroup>> security_groups;
  /// What stands in front of the start script, line by line: shell assignments, their values already quoted
  /// for the shell. No secret: whoever may describe the instance reads its user data.
  std::vector<Text> settings;
  Tags instance_tags;
  template <class V>
  void References(V&& visit) const {
    visit(image);
    visit(key);
    visit(profile);
    visit(security_groups);
    visit(settings);
  }
};

/// On-demand instances first, the rest on the Spot market; of the first type where there is capacity.
struct SpotMix {
  std::int64_t on_demand_base = 0;
  std::int64_t on_demand_percentage = 0;
  std::vector<std::string> instance_types;
};

struct AutoScalingGroup {
  std::string name;
  std::vector<Ref<Subnet>> subnets;
  std::int64_t min = 0;
  std::int64_t desired = 0;
  std::int64_t max = 0;
  bool behind_load_balancer = false;  ///< health by the load balancer, else by EC2
  std::int64_t health_grace_seconds = 0;
  std::int64_t warmup_seconds = 0;
  std::vector<Ref<TargetGroup>> target_groups;
  Ref<LaunchTemplate> launch_template;
  std::optional<SpotMix> spot;
  Tags tags;
  template <class V>
  void References(V&& visit) const {
    visit(subnets);
    visit(target_groups);
    visit(launch_template);
  }
};

/// Target tracking on the group's average CPU.
struct ScalingPolicy {
  std::string name;
  Ref<AutoScalingGroup> group;
  std::int64_t cpu_target = 0;
  template <class V>
  void References(V&& visit) const {
    visit(group);
  }
};

}  // namespace lifeboat::graph
