#include "lint/text.h"

#include <algorithm>
#include <cstddef>
#include <span>

#include <fmt/format.h>

namespace lifeboat::lint {

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(end + 1);
  }
}

std::string List(const std::vector<std::string>& names) {
  if (names.size() < 2) {
    return fmt::format("`{}`", fmt::join(names, ""));
  }
  return fmt::format("`{}` and `{}`", fmt::join(std::span(names).first(names.size() - 1), "`, `"),
                     names.back());
}

std::string ListPlainly(const std::vector<std::string>& names) {
  return fmt::format("`{}`", fmt::join(names, "`, `"));
}

}  // namespace lifeboat::lint
