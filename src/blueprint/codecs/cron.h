#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lifeboat::blueprint {

/// One of the six fields of EventBridge's `cron(minutes hours day month weekday year)`.
struct CronField {
  std::string_view name;
  int min;
  int max;
  std::span<const std::string_view> names;  ///< the first stands for `min`
};

inline constexpr std::array<std::string_view, 12> kCronMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                                 "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
inline constexpr std::array<std::string_view, 7> kCronWeekdays = {"SUN", "MON", "TUE", "WED",
                                                                  "THU", "FRI", "SAT"};

inline constexpr std::size_t kCronMinutes = 0;
inline constexpr std::size_t kCronHours = 1;
inline constexpr std::size_t kCronDayOfMonth = 2;
inline constexpr std::size_t kCronMonth = 3;
inline constexpr std::size_t kCronDayOfWeek = 4;
inline constexpr std::array<CronField, 6> kCronFields = {{{"minutes", 0, 59, {}},
                                                          {"hours", 0, 23, {}},
                                                          {"day of the month", 1, 31, {}},
                                                          {"month", 1, 12, kCronMonths},
                                                          {"day of the week", 1, 7, kCronWeekdays},
                                                          {"year", 1970, 2199, {}}}};

[[nodiscard]] std::vector<std::string_view> SplitCron(std::string_view text, char separator);
/// Digits alone, nine at most.
[[nodiscard]] std::optional<int> CronNumber(std::string_view digits);
/// A number or a name within the field's limits.
[[nodiscard]] std::optional<int> CronValue(const CronField& field, std::string_view text);

}  // namespace lifeboat::blueprint
