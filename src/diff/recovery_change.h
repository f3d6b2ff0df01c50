#pragma once

#include "lifeboat/diff/recovery.h"

namespace lifeboat::diff {

/// Steps are paired by name, stores by field; only what differs is in the result.
[[nodiscard]] RecoveryChange CompareRecovery(const Recovery& before, const Recovery& after);

}  // namespace lifeboat::diff
