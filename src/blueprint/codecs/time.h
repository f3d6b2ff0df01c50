#pragma once

#include <chrono>
#include <optional>
#include <span>

#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/blueprint/values.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// Which lengths of time a field takes.
struct DurationRule {
  Duration min{0};
  Duration max{0};
  bool whole_days = false;
  bool whole_minutes = false;
  /// The only counts of days there are; empty: any between min and max.
  std::span<const int> days = {};
  /// `none` stands for zero, which is otherwise refused.
  bool may_be_none = false;
};

/// `90s`, `15m`, `6h`, `7d`: one number, one unit.
[[nodiscard]] Codec<Duration> DurationText(const DurationRule& rule);
[[nodiscard]] Codec<DailyWindow> DailyWindowText();
[[nodiscard]] Codec<WeeklyWindow> WeeklyWindowText();

/// A day of the calendar, `2027-03-31`.
[[nodiscard]] Codec<std::chrono::sys_days> DateText();

}  // namespace lifeboat::blueprint
