#include "lint/words.h"

#include <span>

#include <fmt/format.h>

namespace lifeboat::lint {

std::string Counted(std::int64_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string Enumerated(const std::vector<std::string>& parts) {
  const auto before = std::span(parts).first(parts.size() - 1);
  return before.empty() ? parts.back() : fmt::format("{} and {}", fmt::join(before, ", "), parts.back());
}

std::string List(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const std::string& name : names) {
    quoted.push_back(fmt::format("`{}`", name));
  }
  return Enumerated(quoted);
}

std::string ListPlainly(const std::vector<std::string>& names) {
  return fmt::format("`{}`", fmt::join(names, "`, `"));
}

}  // namespace lifeboat::lint
