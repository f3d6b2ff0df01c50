#include "lifeboat/blueprint/recurrence.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

#include "blueprint/codecs/cron.h"

namespace lifeboat::blueprint {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kDayHours = 24;
constexpr int kHourMinutes = 60;
constexpr sys_days kBegin = std::chrono::year{2024} / 1 / 1;
constexpr sys_days kEnd = std::chrono::year{2032} / 1 / 1;

/// What stands between the parentheses.
std::string_view Inside(std::string_view expression) {
  const std::size_t open = expression.find('(');
  const std::size_t close = expression.rfind(')');
  const bool both = open != std::string_view::npos && close != std::string_view::npos && open < close;
  return both ? expression.substr(open + 1, close - open - 1) : std::string_view();
}

bool HasItem(const CronField& field, std::string_view item, int value) {
  const std::size_t slash = item.find('/');
  const auto step = slash == std::string_view::npos ? std::optional(1) : CronNumber(item.substr(slash + 1));
  const std::string_view range = item.substr(0, slash);
  const std::size_t dash = range.find('-');
  const bool every = range == "*" || range == "?";
  const auto first = every ? std::optional(field.min) : CronValue(field, range.substr(0, dash));
  auto last = first;
  if (dash != std::string_view::npos) {
    last = CronValue(field, range.substr(dash + 1));
  } else if (every || slash != std::string_view::npos) {
    last = field.max;
  }
  return step && first && last && value >= *first && value <= *last && (value - *first) % *step == 0;
}

bool Has(const CronField& field, std::string_view text, int value) {
  if (text == "*" || text == "?") {
    return true;  // most fields, asked for each of thousands of days
  }
  return std::ranges::any_of(SplitCron(text, ','),
                             [&](std::string_view item) { return HasItem(field, item, value); });
}

int Day(const year_month_day& date) { return static_cast<int>(static_cast<unsigned>(date.day())); }
int LastDay(const year_month_day& date) { return Day(date.year() / date.month() / std::chrono::last); }
/// 1 is Sunday.
int Weekday(sys_days day) { return static_cast<int>(std::chrono::weekday(day).c_encoding()) + 1; }

/// The working day nearest to a day of the month, within the month.
int NearestWorkingDay(const year_month_day& date, int wanted) {
  const int last = LastDay(date);
  const int day = std::min(wanted, last);
  const int weekday = Weekday(date.year() / date.month() / day);
  if (weekday == 7) {
    return day == 1 ? 3 : day - 1;
  }
  if (weekday == 1) {
    return day == last ? day - 2 : day + 1;
  }
  return day;
}

bool HasDayOfMonth(std::string_view text, const year_month_day& date) {
  if (text == "L") {
    return Day(date) == LastDay(date);
  }
  if (text.ends_with('W')) {
    const auto wanted = CronNumber(text.substr(0, text.size() - 1));
    return Day(date) == NearestWorkingDay(date, wanted.value_or(kCronFields[kCronDayOfMonth].max));
  }
  return Has(kCronFields[kCronDayOfMonth], text, Day(date));
}

bool HasDayOfWeek(std::string_view text, const year_month_day& date) {
  const CronField& field = kCronFields[kCronDayOfWeek];
  constexpr int kWeek = 7;
  const int weekday = Weekday(date);
  if (text == "L") {
    return weekday == field.max;
  }
  if (text.ends_with('L')) {
    return CronValue(field, text.substr(0, text.size() - 1)) == weekday && Day(date) + kWeek > LastDay(date);
  }
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    return CronValue(field, text.substr(0, hash)) == weekday &&
           CronNumber(text.substr(hash + 1)) == (Day(date) - 1) / kWeek + 1;
  }
  return Has(field, text, weekday);
}

Duration RatePeriod(std::string_view inside) {
  const auto words = SplitCron(inside, ' ');
  const int count = CronNumber(words.front()).value_or(1);
  const std::string_view unit = words.back();
  const Duration one = unit.starts_with("day")    ? Duration(days(1))
                       : unit.starts_with("hour") ? Duration(std::chrono::hours(1))
                                                  : Duration(std::chrono::minutes(1));
  return one * count;
}

Recurrence CronRecurrence(const std::vector<std::string_view>& fields, const std::vector<int>& minutes) {
  const Duration whole = kEnd - kBegin;
  Recurrence recurrence{.longest = Duration(0), .average = whole};
  std::optional<std::chrono::sys_seconds> last;
  std::int64_t count = 0;
  for (sys_days day = kBegin; day < kEnd; day += days(1)) {
    const year_month_day date(day);
    if (!Has(kCronFields[kCronMonth], fields[kCronMonth], static_cast<int>(unsigned(date.month()))) ||
        !HasDayOfMonth(fields[kCronDayOfMonth], date) || !HasDayOfWeek(fields[kCronDayOfWeek], date)) {
      continue;
    }
    for (const int minute : minutes) {
      const std::chrono::sys_seconds time = day + std::chrono::minutes(minute);
      if (last) {
        recurrence.longest = std::max(recurrence.longest, time - *last);
      }
      last = time;
      ++count;
    }
  }
  if (count < 2) {
    return {whole, whole};
  }
  recurrence.average = whole / count;
  return recurrence;
}

}  // namespace

std::vector<int> MinutesOfDay(const Schedule& schedule) {
  const auto fields = SplitCron(Inside(schedule.expression), ' ');
  std::vector<int> minutes;
  if (fields.size() != kCronFields.size()) {
    return minutes;
  }
  for (int hour = 0; hour < kDayHours; ++hour) {
    if (!Has(kCronFields[kCronHours], fields[kCronHours], hour)) {
      continue;
    }
    for (int minute = 0; minute < kHourMinutes; ++minute) {
      if (Has(kCronFields[kCronMinutes], fields[kCronMinutes], minute)) {
        minutes.push_back(hour * kHourMinutes + minute);
      }
    }
  }
  return minutes;
}

Recurrence RecurrenceOf(const Schedule& schedule) {
  const auto fields = SplitCron(Inside(schedule.expression), ' ');
  if (fields.size() != kCronFields.size()) {
    const Duration period = RatePeriod(Inside(schedule.expression));
    return {period, period};
  }
  return CronRecurrence(fields, MinutesOfDay(schedule));
}

}  // namespace lifeboat::blueprint
