#include "blueprint/codecs/schedule.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "blueprint/codecs/cron.h"

namespace lifeboat::blueprint {
namespace {

/// `5`, `MON`, `1-5`, `*`, and each of them with a step: `0/15`, `1-31/2`.
bool IsItem(const CronField& field, std::string_view item) {
  const std::size_t slash = item.find('/');
  if (slash != std::string_view::npos) {
    const auto step = CronNumber(item.substr(slash + 1));
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
    return CronValue(field, item).has_value();
  }
  const auto first = CronValue(field, item.substr(0, dash));
  const auto last = CronValue(field, item.substr(dash + 1));
  return first && last && *first <= *last;
}

/// `L`, `15W` of the month; `L`, `6L`, `6#3` of the week.
bool IsSpecialDay(std::size_t index, std::string_view text) {
  const CronField& field = kCronFields[index];
  if (index == kCronDayOfMonth) {
    return text == "L" || text == "LW" ||
           (text.ends_with('W') && CronValue(field, text.substr(0, text.size() - 1)));
  }
  if (index != kCronDayOfWeek) {
    return false;
  }
  if (text.ends_with('L')) {
    return text.size() == 1 || CronValue(field, text.substr(0, text.size() - 1));
  }
  const std::size_t hash = text.find('#');
  if (hash == std::string_view::npos) {
    return false;
  }
  const auto which = CronNumber(text.substr(hash + 1));
  return CronValue(field, text.substr(0, hash)) && which && *which >= 1 && *which <= 5;
}

bool IsField(std::size_t index, std::string_view text) {
  if (text == "?") {
    return index == kCronDayOfMonth || index == kCronDayOfWeek;
  }
  return IsSpecialDay(index, text) || std::ranges::all_of(SplitCron(text, ','), [&](std::string_view item) {
           return IsItem(kCronFields[index], item);
         });
}

bool CheckCron(std::string_view inside, Problem& problem) {
  const auto fields = SplitCron(inside, ' ');
  if (fields.size() != kCronFields.size()) {
    problem.observation = fmt::format("has {} fields where cron has six", fields.size());
    problem.help = "minutes, hours, day of the month, month, day of the week, year: `cron(0 2 * * ? *)`";
    return false;
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!IsField(i, fields[i])) {
      problem.observation = fmt::format("has `{}` for the {}", fields[i], kCronFields[i].name);
      problem.help = fmt::format("{} to {}, lists with `,`, ranges with `-`, steps with `/`, or `*`",
                                 kCronFields[i].min, kCronFields[i].max);
      return false;
    }
  }
  if ((fields[kCronDayOfMonth] == "?") == (fields[kCronDayOfWeek] == "?")) {
    problem.observation = "must leave exactly one of its days open";
    problem.help = "write `?` for the day of the month or for the day of the week";
    return false;
  }
  return true;
}

bool CheckRate(std::string_view inside, Problem& problem) {
  const auto words = SplitCron(inside, ' ');
  const auto count = words.size() == 2 ? CronNumber(words[0]) : std::nullopt;
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
