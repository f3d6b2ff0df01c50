#include "yaml/flow_scan.h"

#include <algorithm>
#include <utility>

#include "yaml/token.h"

namespace lifeboat::yaml {
namespace {

bool IsQuote(char c) { return c == '"' || c == '\''; }

/// Whether a value can begin at `at`: inside a word, quotes and brackets are letters like others.
bool BeginsValue(std::string_view text, std::size_t at, std::size_t from) {
  if (at == from || at == 0) return true;
  const char before = text[at - 1];
  return IsBlank(before) || IsBreak(before) || before == '[' || before == '{' || before == ',' ||
         before == ':';
}

bool BeginsComment(std::string_view text, std::size_t at) {
  return text[at] == '#' && (at == 0 || IsBlank(text[at - 1]) || IsBreak(text[at - 1]));
}

}  // namespace

std::vector<std::size_t> OpenBrackets(std::string_view text, std::size_t from, std::size_t to,
                                      std::vector<std::size_t> open) {
  to = std::min(to, text.size());
  for (std::size_t i = from; i < to; ++i) {
    const char c = text[i];
    if (IsQuote(c) && BeginsValue(text, i, from)) {
      i = QuotedEnd(text, i).value_or(to) - 1;
    } else if (BeginsComment(text, i)) {
      i = SkipTrivia(text, i) - 1;
    } else if ((c == '[' || c == '{') && (!open.empty() || BeginsValue(text, i, from))) {
      open.push_back(i);
    } else if ((c == ']' || c == '}') && !open.empty()) {
      open.pop_back();
    }
  }
  return open;
}

std::optional<std::size_t> FindOpenQuote(std::string_view text, std::size_t from, std::size_t at) {
  at = std::min(at, text.size());
  for (std::size_t i = from; i < at; ++i) {
    if (IsQuote(text[i]) && BeginsValue(text, i, from)) {
      const auto end = QuotedEnd(text, i);
      if (!end || *end > at) return i;
      i = *end - 1;
    } else if (BeginsComment(text, i)) {
      i = SkipTrivia(text, i) - 1;
    }
  }
  return std::nullopt;
}

}  // namespace lifeboat::yaml
