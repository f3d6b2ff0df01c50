#pragma once

#include "lifeboat/blueprint/values.h"

namespace lifeboat::blueprint {

/// Whether two windows of the week have a minute in common.
[[nodiscard]] bool Overlap(const WeeklyWindow& a, const WeeklyWindow& b);

/// Whether a minute of the day is within a window.
[[nodiscard]] bool Contains(const DailyWindow& window, int minute);

}  // namespace lifeboat::blueprint
