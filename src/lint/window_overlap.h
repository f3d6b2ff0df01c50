#pragma once

#include "lifeboat/blueprint/values.h"

namespace lifeboat::lint {

/// Whether two windows of the week have a minute in common.
[[nodiscard]] bool Overlap(const blueprint::WeeklyWindow& a, const blueprint::WeeklyWindow& b);

/// Whether a minute of the day is within a window.
[[nodiscard]] bool Contains(const blueprint::DailyWindow& window, int minute);

}  // namespace lifeboat::lint
