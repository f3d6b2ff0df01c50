#pragma once

#include <vector>

#include "lifeboat/blueprint/schedule.h"
#include "lifeboat/blueprint/values.h"

namespace lifeboat::blueprint {

/// How far apart the times of a schedule are.
struct Recurrence {
  Duration longest{0};  ///< eight years for one that never comes
  Duration average{0};
};

/// Counts over eight years, leap days included; a `cron`'s year is not looked at.
[[nodiscard]] Recurrence RecurrenceOf(const Schedule& schedule);

/// The minutes since 00:00 UTC at which a `cron` goes off, on whatever days; none for a `rate`, which counts
/// from its creation.
[[nodiscard]] std::vector<int> MinutesOfDay(const Schedule& schedule);

}  // namespace lifeboat::blueprint
