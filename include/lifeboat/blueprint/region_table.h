#pragma once

#include <span>
#include <string_view>

#include "lifeboat/blueprint/values.h"

namespace lifeboat::blueprint {

/// What Lifeboat knows of an AWS region; the data is data/regions.json.
struct RegionInfo {
  std::string_view code;       ///< `eu-west-1`
  std::string_view name;       ///< `Europe (Ireland)`
  std::string_view partition;  ///< `aws`, `aws-cn`, `aws-us-gov`
  bool opt_in = false;
  std::span<const std::string_view> availability_zones;
  std::span<const std::string_view> rds_mysql_classes;  ///< sorted
};

/// nullptr for a region that the table lacks.
[[nodiscard]] const RegionInfo* FindRegion(std::string_view code);
[[nodiscard]] std::span<const RegionInfo> AllRegions();

}  // namespace lifeboat::blueprint
