#include "lint/facts/offered_class.h"

#include <algorithm>

#include "lifeboat/blueprint/region_table.h"

namespace lifeboat::lint {

bool MayHaveClass(std::string_view region, blueprint::Engine engine, std::string_view instance_class) {
  const blueprint::RegionInfo* info = blueprint::FindRegion(region);
  return engine == blueprint::Engine::Postgres || info == nullptr || info->rds_mysql_classes.empty() ||
         std::ranges::binary_search(info->rds_mysql_classes, instance_class);
}

}  // namespace lifeboat::lint
