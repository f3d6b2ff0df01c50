#include "diff/provider_sets.h"

#include <algorithm>
#include <array>
#include <string>

namespace lifeboat::diff {

bool IsProviderSet(std::string_view type, std::string_view path) {
  static const std::array<std::string, 4> kSets = {"aws_db_instance.vpc_security_group_ids",
                                                   "aws_autoscaling_group.vpc_zone_identifier",
                                                   "aws_autoscaling_group.tag", "aws_lb.subnets"};
  return std::ranges::find(kSets, std::string(type) + "." + std::string(path)) != kSets.end();
}

}  // namespace lifeboat::diff
