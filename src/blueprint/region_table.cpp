#include "lifeboat/blueprint/region_table.h"

#include <algorithm>

namespace lifeboat::blueprint {
namespace {
// clang-format off
#include "blueprint/region_table_data.inc"
// clang-format on
}  // namespace

std::span<const RegionInfo> AllRegions() { return kRegions; }

const RegionInfo* FindRegion(std::string_view code) {
  const auto* region = std::ranges::lower_bound(kRegions, code, {}, &RegionInfo::code);
  return region != std::end(kRegions) && region->code == code ? region : nullptr;
}

}  // namespace lifeboat::blueprint
