#include "lint/facts/idle_region.h"

#include <algorithm>

namespace lifeboat::lint {

bool KeepsStandby(const blueprint::Blueprint& blueprint) {
  return std::ranges::any_of(blueprint.services,
                             [](const auto& entry) { return *entry.second.value.capacity.dr.standby > 0; });
}

bool IsDrRegionIdle(const blueprint::Blueprint& blueprint) {
  return *blueprint.posture == blueprint::Posture::Normal && !KeepsStandby(blueprint);
}

}  // namespace lifeboat::lint
