#pragma once

#include <optional>

#include "lifeboat/diff/change.h"
#include "lifeboat/diff/recovery.h"

namespace lifeboat::diff {

[[nodiscard]] RecoveryChange CompareRecovery(const Recovery& before, const Recovery& after);

/// A change at the address `recovery`, so that whoever asks for harm sees that figures became worse; nullopt
/// when they did not.
[[nodiscard]] std::optional<Change> WorseFigures(const RecoveryChange& change);

}  // namespace lifeboat::diff
