#include "lint/facts/idle_region.h"

#include <algorithm>

namespace lifeboat::lint {

bool IsDrRegionIdle(const blueprint::Blueprint& blueprint) {
  return *blueprint.posture == blueprint::Posture::Normal &&
         std::ranges::all_of(blueprint.services,
                             [](const auto& entry) { return *entry.second.value.capacity.dr.standby == 0; });
}

}  // namespace lifeboat::lint
