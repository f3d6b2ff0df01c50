#pragma once

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

/// Whether no instance runs in the DR region: the primary region serves, and no service has one standing by.
[[nodiscard]] bool IsDrRegionIdle(const blueprint::Blueprint& blueprint);

}  // namespace lifeboat::lint
