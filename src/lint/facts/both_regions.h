#pragma once

#include <array>
#include <string_view>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/graph/module.h"

namespace lifeboat::lint {

/// One of a blueprint's two regions, with its key of `regions`.
struct SideOfBlueprint {
  std::string_view key;
  const blueprint::Region& region;
};

/// The primary region first.
[[nodiscard]] inline std::array<SideOfBlueprint, 2> BothRegions(const blueprint::Blueprint& blueprint) {
  return {{{"primary", blueprint.regions.primary}, {"dr", blueprint.regions.dr}}};
}

[[nodiscard]] inline const blueprint::Region& RegionOn(const blueprint::Blueprint& blueprint,
                                                       graph::Side side) {
  return side == graph::Side::Primary ? blueprint.regions.primary : blueprint.regions.dr;
}

}  // namespace lifeboat::lint
