#pragma once

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

/// Whether some service has instances in the DR region while the primary region serves.
[[nodiscard]] bool KeepsStandby(const blueprint::Blueprint& blueprint);

/// Whether no instance runs in the DR region: the primary region serves, and no service has one standing by.
[[nodiscard]] bool IsDrRegionIdle(const blueprint::Blueprint& blueprint);

}  // namespace lifeboat::lint
