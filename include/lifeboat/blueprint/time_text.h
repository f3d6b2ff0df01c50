#pragma once

#include <string>

#include "lifeboat/blueprint/values.h"

namespace lifeboat::blueprint {

/// The shortest exact spelling in the largest unit: `15m`, not `900s`.
[[nodiscard]] std::string FormatDuration(Duration duration);
[[nodiscard]] std::string FormatWindow(const DailyWindow& window);
[[nodiscard]] std::string FormatWindow(const WeeklyWindow& window);

}  // namespace lifeboat::blueprint
