#include "yaml/token.h"

#include <algorithm>

namespace lifeboat::yaml {
namespace {

char At(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

bool IsFlowMark(char c) { return c == ',' || c == '[' || c == ']' || c == '{' || c == '}'; }

/// A `#` begins a comment only at the start of a line or behind a blank.
bool IsComment(std::string_view text, std::size_t at) {
  return At(text, at) == '#' && (at == 0 || IsBlank(text[at - 1]) || IsBreak(text[at - 1]));
}

std::size_t LineEnd(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

/// Behind the tag `!…` at `at`; yaml-cpp ends one at the first byte that no URI has, blank or not.
std::size_t TagEnd(std::string_view text, std::size_t at) {
  if (At(text, at + 1) == '<') return std::min(text.find('>', at), text.size() - 1) + 1;
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  constexpr std::string_view kOthers = "!-#;/?:@&=+$_.~*'()%";
  while (at < text.size() && (is_word(text[at]) || kOthers.find(text[at]) != std::string_view::npos)) ++at;
  return at;
}

/// Follows `value` through the text, whatever blanks and line ends stand between its bytes.
std::size_t Follow(std::string_view text, std::size_t at, std::string_view value) {
  std::size_t end = at;
  for (const char c : value) {
    if (IsBlank(c) || IsBreak(c)) continue;
    while (at < text.size() && (IsBlank(text[at]) || IsBreak(text[at]))) ++at;
    if (At(text, at) != c) return end;
    end = ++at;
  }
  return end;
}

}  // namespace

std::size_t SkipTrivia(std::string_view text, std::size_t at) {
  for (;;) {
    while (at < text.size() && (IsBlank(text[at]) || IsBreak(text[at]))) ++at;
    if (!IsComment(text, at)) return at;
    at = LineEnd(text, at);
  }
}

std::size_t NameEnd(std::string_view text, std::size_t at) {
  while (at < text.size() && !IsBlank(text[at]) && !IsBreak(text[at]) && !IsFlowMark(text[at])) ++at;
  return at;
}

Properties SkipProperties(std::string_view text, std::size_t at, bool tag, bool anchor) {
  Properties found{at, at, at};
  while (tag || anchor) {
    const char mark = At(text, found.value);
    if (mark == '!' && tag) {
      tag = false;
      found.end = TagEnd(text, found.value);
    } else if (mark == '&' && anchor) {
      anchor = false;
      found.end = NameEnd(text, found.value);
    } else {
      break;
    }
    found.value = SkipTrivia(text, found.end);
  }
  return found;
}

std::optional<std::size_t> QuotedEnd(std::string_view text, std::size_t at) {
  const char quote = At(text, at);
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      const bool doubled = quote == '\'' && At(text, i + 1) == quote;
      if (!doubled) return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

std::size_t PlainEnd(std::string_view text, std::size_t at, std::string_view value) {
  return Follow(text, at, value);
}

std::size_t BlockEnd(std::string_view text, std::size_t at, std::string_view value) {
  // The header: `|` or `>`, then signs and digits, perhaps a comment.
  std::size_t header = at + 1;
  while (header < text.size() &&
         (text[header] == '+' || text[header] == '-' || (text[header] >= '0' && text[header] <= '9'))) {
    ++header;
  }
  const std::size_t content = LineEnd(text, header);
  const std::size_t end = Follow(text, content, value);
  return end == content ? header : end;
}

std::optional<std::size_t> NullEnd(std::string_view text, std::size_t at, bool is_key) {
  const std::string_view rest = text.substr(std::min(at, text.size()));
  std::size_t size = 0;
  for (const std::string_view word : {"~", "null", "Null", "NULL"}) {
    if (rest.starts_with(word)) size = word.size();
  }
  if (size == 0) return std::nullopt;
  std::size_t next = at + size;
  while (next < text.size() && IsBlank(text[next])) ++next;
  const char c = At(text, next);
  const bool ends = next >= text.size() || IsBreak(c) || IsFlowMark(c) || IsComment(text, next);
  if (ends || (is_key && c == ':')) return at + size;
  return std::nullopt;
}

std::size_t Find(std::string_view text, std::size_t at, char wanted) {
  while (at < text.size() && text[at] != wanted) {
    at = IsComment(text, at) ? LineEnd(text, at) : at + 1;
  }
  return std::min(at, text.size());
}

}  // namespace lifeboat::yaml
