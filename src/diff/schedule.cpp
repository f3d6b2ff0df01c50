// How often a schedule runs, as EventBridge and its Scheduler write it: rate(5 minutes), cron(0 2 * * ? *).
#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "diff/worse.h"

namespace lifeboat::diff {

namespace {

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) {
      words.push_back(text.substr(0, end));
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<int> Number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<double> OfRate(std::string_view text) {
  const auto words = Words(text);
  const auto number = words.empty() ? std::nullopt : Number(words.front());
  if (words.size() != 2 || !number || *number <= 0) {
    return std::nullopt;
  }
  const double runs = words[1].starts_with("minute") ? 525'600.0
                      : words[1].starts_with("hour") ? 8'760.0
                                                     : 365.0;
  return runs / *number;
}

/// How many of `all` values a field of a cron expression allows, about: names of days and months count one.
double Allowed(std::string_view field, double all) {
  if (field == "*" || field == "?") {
    return all;
  }
  double count = 0;
  while (!field.empty()) {
    const std::size_t comma = std::min(field.find(','), field.size());
    const std::string_view part = field.substr(0, comma);
    field.remove_prefix(std::min(comma + 1, field.size()));
    const std::size_t slash = part.find('/');
    const std::size_t dash = part.find('-');
    if (slash != std::string_view::npos) {
      count += std::max(1.0, all / Number(part.substr(slash + 1)).value_or(1));
    } else if (dash != std::string_view::npos) {
      const auto first = Number(part.substr(0, dash));
      const auto last = Number(part.substr(dash + 1));
      // MON-FRI is what people write of names.
      count += first && last ? std::max(1, *last - *first + 1) : 5;
    } else {
      count += 1;
    }
  }
  return std::min(count, all);
}

std::optional<double> OfCron(std::string_view text) {
  const auto fields = Words(text);
  if (fields.size() != 6) {
    return std::nullopt;
  }
  const double months = Allowed(fields[3], 12);
  const double days =
      fields[4] != "?" && fields[4] != "*"
          ? Allowed(fields[4], 7) * (fields[4].find('#') == std::string_view::npos ? 52.0 / 12 : 1)
          : Allowed(fields[2], 365.0 / 12);
  return Allowed(fields[0], 60) * Allowed(fields[1], 24) * days * months;
}

}  // namespace

std::optional<double> RunsPerYear(std::string_view expression) {
  const std::size_t open = expression.find('(');
  if (open == std::string_view::npos || !expression.ends_with(')')) {
    return std::nullopt;
  }
  const std::string_view inner = expression.substr(open + 1, expression.size() - open - 2);
  if (expression.starts_with("rate(")) {
    return OfRate(inner);
  }
  return expression.starts_with("cron(") ? OfCron(inner) : std::nullopt;
}

}  // namespace lifeboat::diff
