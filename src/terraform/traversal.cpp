#include "terraform/traversal.h"

#include <cctype>

namespace lifeboat::terraform {

namespace {

bool BeginsName(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool IsOfName(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-'; }

/// Of `${` or `%{` at or after `from`, not escaped; npos when there is none.
std::size_t FindOpening(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at + 1 < text.size(); ++at) {
    if ((text[at] != '$' && text[at] != '%') || text[at + 1] != '{') {
      continue;
    }
    if (at > 0 && text[at - 1] == text[at]) {
      continue;
    }
    return at;
  }
  return std::string_view::npos;
}

/// Behind the `}` that belongs to the opening before `from`.
std::size_t FindEnd(std::string_view text, std::size_t from) {
  int depth = 1;
  std::size_t at = from;
  for (; at < text.size() && depth > 0; ++at) {
    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
  }
  return at;
}

std::size_t EndOfName(std::string_view text, std::size_t at) {
  while (at < text.size() && IsOfName(text[at])) {
    ++at;
  }
  return at;
}

/// Reads a traversal that begins at `at`.
Traversal ReadTraversal(std::string_view text, std::size_t at) {
  Traversal traversal{at, EndOfName(text, at), {}};
  traversal.names.push_back(text.substr(at, traversal.end - at));
  bool leading = true;
  while (traversal.end < text.size()) {
    if (text[traversal.end] == '.' && traversal.end + 1 < text.size() &&
        BeginsName(text[traversal.end + 1])) {
      const std::size_t end = EndOfName(text, traversal.end + 1);
      if (leading) {
        traversal.names.push_back(text.substr(traversal.end + 1, end - traversal.end - 1));
      }
      traversal.end = end;
    } else if (text[traversal.end] == '[' && text.find(']', traversal.end) != std::string_view::npos) {
      leading = false;
      traversal.end = text.find(']', traversal.end) + 1;
    } else {
      break;
    }
  }
  return traversal;
}

}  // namespace

std::vector<Traversal> TraversalsOf(std::string_view text) {
  std::vector<Traversal> found;
  std::size_t opening = FindOpening(text, 0);
  while (opening != std::string_view::npos) {
    const std::size_t end = FindEnd(text, opening + 2);
    for (std::size_t at = opening + 2; at < end;) {
      if (!BeginsName(text[at])) {
        ++at;
        continue;
      }
      Traversal traversal = ReadTraversal(text, at);
      at = traversal.end;
      const bool function = at < text.size() && text[at] == '(';
      if (traversal.names.size() > 1 && !function) {
        found.push_back(std::move(traversal));
      }
    }
    opening = FindOpening(text, end);
  }
  return found;
}

bool IsTemplate(std::string_view text) { return FindOpening(text, 0) != std::string_view::npos; }

std::string_view SoleExpression(std::string_view text) {
  if (!text.starts_with("${") || FindEnd(text, 2) != text.size()) {
    return {};
  }
  return text.substr(2, text.size() - 3);
}

}  // namespace lifeboat::terraform
