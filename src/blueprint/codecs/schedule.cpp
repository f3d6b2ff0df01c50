#include "blueprint/codecs/schedule.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace lifeboat::blueprint {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                      "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::array<std::string_view, 7> kWeekdays = {"SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"};

struct CronField {
  std::string_view name;
  int min;
  int max;
  std::span<const std::string_view> names;  ///< the first stands for `min`
};

constexpr std::size_t kDayOfMonth = 2;
constexpr std::size_t kDayOfWeek = 4;
constexpr std::array<CronField, 6> kFields = {{{"minutes", 0, 59, {}},
                                               {"hours", 0, 23, {}},
                                               {"day of the month", 1, 31, {}},
                                               {"month", 1, 12, kMonths},
                                               {"day of the week", 1, 7, kWeekdays},
                                               {"year", 1970, 2199, {}}}};

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator, begin)) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::optional<int> Number(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole =
      !digits.empty() && digits.size() <= 9 && digits[0] != '-' && end == digits.data() + digits.size();
  return whole && error == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<int> Value(const CronField& field, std::string_view text) {
  const auto name = std::ranges::find(field.names, text);
  if (name != field.names.end()) {
    return field.min + static_cast<int>(name - field.names.begin());
  }
  const auto number = Number(text);
  return number && *number >= field.min && *number <= field.max ? number : std::nullopt;
}

/// `5`, `MON`, `1-5`, `*`, and each of them with a step: `0/15`, `1-31/2`.
bool IsItem(const CronField& field, std::string_view item) {
  const std::size_t slash = item.find('/');
  if (slash != std::string_view::npos) {
    const auto step = Number(item.substr(slash + 1));
    if (!step || *step < 1 || *step > field.max) {
      return false;
    }
    item = item.substr(0, slash);
  }
  if (item == "*") {
    return true;
  }
  const std::size_t dash = item.find('-');
  if (dash == std::string_view::npos) {
    return Value(field, item).has_value();
  }
  const auto first = Value(field, item.substr(0, dash));
  const auto last = Value(field, item.substr(dash + 1));
  return first && last && *first <= *last;
}

/// `L`, `15W` of the month; `L`, `6L`, `6#3` of the week.
bool IsSpecialDay(std::size_t index, std::string_view text) {
  const CronField& field = kFields[index];
  if (index == kDayOfMonth) {
    return text == "L" || text == "LW" ||
           (text.ends_with('W') && Value(field, text.substr(0, text.size() - 1)));
  }
  if (index != kDayOfWeek) {
    return false;
  }
  if (text.ends_with('L')) {
    return text.size() == 1 || Value(field, text.substr(0, text.size() - 1));
  }
  const std::size_t hash = text.find('#');
  if (hash == std::string_view::npos) {
    return false;
  }
  const auto which = Number(text.substr(hash + 1));
  return Value(field, text.substr(0, hash)) && which && *which >= 1 && *which <= 5;
}

bool IsField(std::size_t index, std::string_view text) {
  if (text == "?") {
    return index == kDayOfMonth || index == kDayOfWeek;
  }
  return IsSpecialDay(index, text) || std::ranges::all_of(Split(text, ','), [&](std::string_view item) {
           return IsItem(kFields[index], item);
         });
}

bool CheckCron(std::string_view inside, Problem& problem) {
  const auto fields = Split(inside, ' ');
  if (fields.size() != kFields.size()) {
    problem.observation = fmt::format("has {} fields where cron has six", fields.size());
    problem.help = "minutes, hours, day of the month, month, day of the week, year: `cron(0 2 * * ? *)`";
    return false;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!IsField(i, fields[i])) {
      problem.observation = fmt::format("has `{}` for the {}", fields[i], kFields[i].name);
      problem.help = fmt::format("{} to {}, lists with `,`, ranges with `-`, steps with `/`, or `*`",
                                 kFields[i].min, kFields[i].max);
      return false;
    }
  }
  if ((fields[kDayOfMonth] == "?") == (fields[kDayOfWeek] == "?")) {
    problem.observation = "must leave exactly one of its days open";
    problem.help = "write `?` for the day of the month or for the day of the week";
    return false;
  }
  return true;
}

bool CheckRate(std::string_view inside, Problem& problem) {
  const auto words = Split(inside, ' ');
  const auto count = words.size() == 2 ? Number(words[0]) : std::nullopt;
  if (!count || *count < 1 || words[0][0] == '0') {
    problem.observation = "is not a rate";
    problem.help = "write it like `rate(1 hour)` or `rate(5 minutes)`";
    return false;
  }
  for (const std::string_view unit : {"minute", "hour", "day"}) {
    const std::string right = *count == 1 ? std::string(unit) : std::string(unit) + "s";
    if (words[1] == right) {
      return true;
    }
    if (words[1] == unit || words[1] == std::string(unit) + "s") {
      problem.observation = fmt::format("counts {} `{}`", *count, words[1]);
      problem.help = fmt::format("write `rate({} {})`", *count, right);
      return false;
    }
  }
  problem.observation = fmt::format("has the unit `{}`", words[1]);
  problem.help = "units are minutes, hours and days";
  return false;
}

std::optional<Schedule> Parse(std::string_view text, Problem& problem) {
  const std::size_t open = text.find('(');
  const std::string_view form = text.substr(0, open);
  if (open == std::string_view::npos || !text.ends_with(')') || (form != "cron" && form != "rate") ||
      text.size() > 256) {
    problem.observation = "is neither a rate nor a cron expression";
    problem.help = "write it like `rate(1 hour)` or `cron(0 2 * * ? *)`, in UTC";
    return std::nullopt;
  }
  const std::string_view inside = text.substr(open + 1, text.size() - open - 2);
  const bool fine = form == "cron" ? CheckCron(inside, problem) : CheckRate(inside, problem);
  return fine ? std::optional(Schedule{std::string(text)}) : std::nullopt;
}

}  // namespace

Codec<Schedule> ScheduleText() {
  Shape shape;
  shape.type = "schedule";
  shape.limits = "`rate(…)` or `cron(…)` of EventBridge, UTC";
  shape.pattern = "^(rate|cron)\\(.+\\)$";
  return ParsedText<Schedule>(std::move(shape), Parse,
                              [](const Schedule& value) { return value.expression; });
}

}  // namespace lifeboat::blueprint
