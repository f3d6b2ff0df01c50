#include "blueprint/codecs/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "lifeboat/support/date.h"

#include "blueprint/codecs/text.h"

namespace lifeboat::blueprint {
namespace {

constexpr std::int64_t kMinute = 60;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;
constexpr int kDayMinutes = 24 * 60;
constexpr int kShortestWindow = 30;
constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::int64_t> ParseCount(std::string_view digits) {
  // Nine digits of the longest unit still fit.
  if (digits.empty() || digits.size() > 9 || (digits.size() > 1 && digits[0] == '0') ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  std::int64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return count;
}

std::int64_t UnitSeconds(char unit) {
  switch (unit) {
    case 's':
      return 1;
    case 'm':
      return kMinute;
    case 'h':
      return kHour;
    case 'd':
      return kDay;
    default:
      return 0;
  }
}

std::optional<Duration> ParseDuration(std::string_view text) {
  const std::int64_t unit = text.empty() ? 0 : UnitSeconds(text.back());
  const auto count = unit == 0 ? std::nullopt : ParseCount(text.substr(0, text.size() - 1));
  return count ? std::optional(Duration(*count * unit)) : std::nullopt;
}

std::string DayList(std::span<const int> days) { return fmt::format("{} days", fmt::join(days, ", ")); }

std::string Limits(const DurationRule& rule) {
  std::string limits = rule.days.empty()
                           ? fmt::format("{} to {}", FormatDuration(rule.min), FormatDuration(rule.max))
                           : DayList(rule.days);
  if (rule.whole_days && rule.days.empty()) {
    limits += ", whole days";
  }
  if (rule.whole_minutes) {
    limits += ", whole minutes";
  }
  return rule.may_be_none ? limits + ", or `none`" : limits;
}

std::optional<Duration> CheckDuration(const DurationRule& rule, std::string_view text, Problem& problem) {
  if (rule.may_be_none && text == "none") {
    return Duration(0);
  }
  const auto duration = ParseDuration(text);
  if (!duration) {
    problem.observation = "is not one number and one unit";
    problem.help = "write it like `90s`, `15m`, `6h` or `7d`";
    return std::nullopt;
  }
  problem.kind = diag::Kind::OutOfRange;
  if (rule.may_be_none && duration->count() == 0) {
    problem.observation = "is no time at all";
    problem.help = "write `none`";
    return std::nullopt;
  }
  if (duration < rule.min || duration > rule.max) {
    problem.observation = fmt::format("is outside {}", Limits(rule));
    return std::nullopt;
  }
  if (rule.whole_days && duration->count() % kDay != 0) {
    problem.observation = "is not a number of whole days";
    problem.help = fmt::format("write `{}d`", duration->count() / kDay + 1);
    return std::nullopt;
  }
  if (rule.whole_minutes && duration->count() % kMinute != 0) {
    problem.observation = "is not a number of whole minutes";
    problem.help = fmt::format("write `{}m`", duration->count() / kMinute + 1);
    return std::nullopt;
  }
  const auto days = duration->count() / kDay;
  if (!rule.days.empty() && std::ranges::find(rule.days, days) == rule.days.end()) {
    const auto next = std::ranges::lower_bound(rule.days, days);
    problem.observation = "is not a retention that CloudWatch Logs knows";
    problem.help = fmt::format("write `{}d`; there are {}",
                               next == rule.days.end() ? rule.days.back() : *next, DayList(rule.days));
    return std::nullopt;
  }
  return duration;
}

// `hh:mm` to minutes.
std::optional<int> ParseClock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':' || !IsDigit(text[0]) || !IsDigit(text[1]) || !IsDigit(text[3]) ||
      !IsDigit(text[4])) {
    return std::nullopt;
  }
  const int hours = (text[0] - '0') * 10 + (text[1] - '0');
  const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
  return hours < 24 && minutes < 60 ? std::optional(hours * 60 + minutes) : std::nullopt;
}

// `sun:hh:mm` to minutes since Monday.
std::optional<int> ParseWeekClock(std::string_view text) {
  if (text.size() != 9 || text[3] != ':') {
    return std::nullopt;
  }
  const auto* day = std::ranges::find(kWeekdays, text.substr(0, 3));
  const auto clock = ParseClock(text.substr(4));
  if (day == kWeekdays.end() || !clock) {
    return std::nullopt;
  }
  return static_cast<int>(day - kWeekdays.begin()) * kDayMinutes + *clock;
}

using ParseMoment = std::optional<int> (*)(std::string_view);

// Both windows are two moments with a dash, at least half an hour apart, in a circle of `circle` minutes.
template <class Window>
std::optional<Window> ParseWindow(std::string_view text, ParseMoment parse, int circle, std::string_view like,
                                  Problem& problem) {
  const auto dash = text.find('-');
  const auto begin = parse(text.substr(0, dash));
  // Without a dash the second moment is empty text, which is none.
  const auto end = parse(text.substr(std::min(dash, text.size() - 1) + 1));
  if (!begin || !end) {
    problem.observation = "is not a window of time";
    problem.help = fmt::format("write it like `{}`, in UTC", like);
    return std::nullopt;
  }
  const int length = (*end - *begin + circle) % circle;
  if (length < kShortestWindow) {
    problem.kind = diag::Kind::OutOfRange;
    problem.observation = fmt::format("is {} minutes long", length);
    problem.help = "make it 30 minutes or longer";
    return std::nullopt;
  }
  // AWS takes windows of at most a day.
  if (length > kDayMinutes) {
    problem.kind = diag::Kind::OutOfRange;
    problem.observation = "is longer than a day";
    return std::nullopt;
  }
  return Window{*begin, *end};
}

std::string Clock(int minute) { return fmt::format("{:02}:{:02}", minute / 60, minute % 60); }

std::string WeekClock(int minute) {
  return fmt::format("{}:{}", kWeekdays[static_cast<std::size_t>(minute / kDayMinutes)],
                     Clock(minute % kDayMinutes));
}

}  // namespace

std::string FormatDuration(Duration duration) {
  const std::int64_t seconds = duration.count();
  constexpr std::array<std::pair<std::int64_t, char>, 3> kUnits = {
      {{kDay, 'd'}, {kHour, 'h'}, {kMinute, 'm'}}};
  for (const auto& [unit, letter] : kUnits) {
    if (seconds >= unit && seconds % unit == 0) {
      return fmt::format("{}{}", seconds / unit, letter);
    }
  }
  return fmt::format("{}s", seconds);
}

std::string FormatWindow(const DailyWindow& window) {
  return fmt::format("{}-{}", Clock(window.begin_minute), Clock(window.end_minute));
}

std::string FormatWindow(const WeeklyWindow& window) {
  return fmt::format("{}-{}", WeekClock(window.begin_minute), WeekClock(window.end_minute));
}

Codec<Duration> DurationText(const DurationRule& rule) {
  Shape shape;
  shape.type = "duration";
  shape.limits = Limits(rule);
  shape.pattern = rule.may_be_none  ? "^([0-9]+[smhd]|none)$"
                  : rule.whole_days ? "^[0-9]+[hd]$"
                                    : "^[0-9]+[smhd]$";
  const bool none = rule.may_be_none;
  return ParsedText<Duration>(
      std::move(shape),
      [rule](std::string_view text, Problem& problem) { return CheckDuration(rule, text, problem); },
      [none](const Duration& value) { return none && value.count() == 0 ? "none" : FormatDuration(value); });
}

Codec<DailyWindow> DailyWindowText() {
  Shape shape;
  shape.type = "daily window";
  shape.limits = "30 minutes or more, UTC";
  shape.pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$";
  return ParsedText<DailyWindow>(
      std::move(shape),
      [](std::string_view text, Problem& problem) {
        return ParseWindow<DailyWindow>(text, ParseClock, kDayMinutes, "02:00-03:00", problem);
      },
      [](const DailyWindow& window) { return FormatWindow(window); });
}

Codec<WeeklyWindow> WeeklyWindowText() {
  Shape shape;
  shape.type = "weekly window";
  shape.limits = "30 minutes to a day, UTC";
  shape.pattern =
      "^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-"
      "(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$";
  return ParsedText<WeeklyWindow>(
      std::move(shape),
      [](std::string_view text, Problem& problem) {
        return ParseWindow<WeeklyWindow>(text, ParseWeekClock, 7 * kDayMinutes, "sun:04:00-sun:05:00",
                                         problem);
      },
      [](const WeeklyWindow& window) { return FormatWindow(window); });
}

Codec<std::chrono::sys_days> DateText() {
  Shape shape;
  shape.type = "date";
  shape.pattern = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
  return ParsedText<std::chrono::sys_days>(
      std::move(shape),
      [](std::string_view text, Problem& problem) {
        const auto date = ParseDate(text);
        if (!date) {
          problem.observation = "is no day of the calendar";
          problem.help = "write it like `2027-03-31`";
        }
        return date;
      },
      [](const std::chrono::sys_days& day) { return FormatDate(day); });
}

}  // namespace lifeboat::blueprint
