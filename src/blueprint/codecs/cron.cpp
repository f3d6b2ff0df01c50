#include "blueprint/codecs/cron.h"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace lifeboat::blueprint {

std::vector<std::string_view> SplitCron(std::string_view text, char separator) {
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

std::optional<int> CronNumber(std::string_view digits) {
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole =
      !digits.empty() && digits.size() <= 9 && digits[0] != '-' && end == digits.data() + digits.size();
  return whole && error == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<int> CronValue(const CronField& field, std::string_view text) {
  const auto name = std::ranges::find(field.names, text);
  if (name != field.names.end()) {
    return field.min + static_cast<int>(name - field.names.begin());
  }
  const auto number = CronNumber(text);
  return number && *number >= field.min && *number <= field.max ? number : std::nullopt;
}

}  // namespace lifeboat::blueprint
