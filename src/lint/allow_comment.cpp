#include "lint/allow_comment.h"

#include <algorithm>

namespace lifeboat::lint {

namespace {

constexpr std::string_view kBlank = " \t";

std::string_view Trim(std::string_view text, std::string_view characters) {
  const std::size_t begin = std::min(text.find_first_not_of(characters), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(characters) + 1);
}

bool Take(std::string_view& text, std::string_view word) {
  text = Trim(text, kBlank);
  if (!text.starts_with(word)) {
    return false;
  }
  text.remove_prefix(word.size());
  return true;
}

/// What people put between the list and the reason.
std::string_view WithoutDash(std::string_view text) {
  text = Trim(text, kBlank);
  for (const std::string_view dash : {"—", "–", "--", "-", ":"}) {
    if (text.starts_with(dash)) {
      return Trim(text.substr(dash.size()), kBlank);
    }
  }
  return text;
}

}  // namespace

std::optional<AllowComment> ParseAllowComment(std::string_view text) {
  const std::string_view whole = text;
  if (!Take(text, "lifeboat:") || !Take(text, "allow")) {
    return std::nullopt;
  }
  AllowComment comment;
  if (!Take(text, "(")) {
    return comment;
  }
  const std::size_t close = std::min(text.find(')'), text.size());
  std::string_view list = text.substr(0, close);
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = Trim(list.substr(0, comma), kBlank);
    if (!name.empty()) {
      comment.names.push_back({name, static_cast<std::size_t>(name.data() - whole.data())});
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  if (close < text.size()) {
    comment.reason = WithoutDash(text.substr(close + 1));
  }
  return comment;
}

}  // namespace lifeboat::lint
