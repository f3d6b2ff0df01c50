#pragma once

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diff/recovery.h"
#include "lifeboat/output/manifest.h"

namespace lifeboat::driver {

/// What the lock manifest says of a blueprint's failover.
[[nodiscard]] output::Recovery RecoveryOf(const blueprint::Blueprint& blueprint);

/// The same for a comparison.
[[nodiscard]] diff::Recovery ForDiff(const output::Recovery& recovery);

}  // namespace lifeboat::driver
