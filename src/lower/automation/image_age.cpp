#include "lower/automation/image_age.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>

namespace lifeboat::lower {

namespace {

constexpr std::int64_t kDay = 24;

/// `rate(12 hours)`
std::int64_t RateHours(std::string_view inside) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), number);
  if (error != std::errc() || number <= 0) {
    return kDay;
  }
  const std::string_view unit(end, static_cast<std::size_t>(inside.data() + inside.size() - end));
  if (unit.find("day") != std::string_view::npos) {
    return number * kDay;
  }
  constexpr std::int64_t kMinutes = 60;
  return unit.find("minute") != std::string_view::npos ? (number + kMinutes - 1) / kMinutes : number;
}

bool Every(const std::string& field) { return field == "*" || field == "?"; }

/// `cron(minute hour day-of-month month day-of-week year)`
std::int64_t CronHours(std::string_view inside) {
  constexpr std::int64_t kWeek = 7 * kDay;
  constexpr std::int64_t kMonth = 31 * kDay;
  std::istringstream fields{std::string(inside)};
  std::string minute;
  std::string hour;
  std::string day;
  std::string month;
  std::string weekday;
  fields >> minute >> hour >> day >> month >> weekday;
  if (!Every(day)) {
    return kMonth;
  }
  return Every(weekday) ? kDay : kWeek;
}

}  // namespace

std::int64_t OldestImageHours(const blueprint::Schedule& schedule) {
  const std::string_view text = schedule.expression;
  const std::size_t open = text.find('(');
  const std::size_t close = text.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    return 2 * kDay;
  }
  const std::string_view inside = text.substr(open + 1, close - open - 1);
  return 2 * std::max<std::int64_t>(1, text.starts_with("rate") ? RateHours(inside) : CronHours(inside));
}

}  // namespace lifeboat::lower
