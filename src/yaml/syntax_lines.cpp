#include "yaml/syntax_lines.h"

#include <algorithm>

#include "yaml/token.h"

namespace lifeboat::yaml {
namespace {

bool IsKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
         c == '.';
}

std::size_t SkipBlanks(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end && IsBlank(text[at])) ++at;
  return at;
}

}  // namespace

Line LineAt(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  Line line;
  const std::size_t before = offset == 0 ? std::string_view::npos : text.rfind('\n', offset - 1);
  line.begin = before == std::string_view::npos ? 0 : before + 1;
  line.end = std::min(text.find_first_of("\r\n", line.begin), text.size());
  for (std::size_t i = line.begin; i < line.end; ++i) {
    if (text[i] == '#' && (i == line.begin || IsBlank(text[i - 1]))) line.end = i;
  }
  while (line.end > line.begin && IsBlank(text[line.end - 1])) --line.end;
  line.first = SkipBlanks(text, line.begin, line.end);
  line.key = line.first;
  while (line.key + 1 < line.end && text[line.key] == '-' && IsBlank(text[line.key + 1])) {
    line.key = SkipBlanks(text, line.key + 1, line.end);
  }
  return line;
}

std::optional<Line> LineAbove(std::string_view text, const Line& line) {
  Line above = line;
  while (above.begin > 0) {
    above = LineAt(text, above.begin - 1);
    if (above.first < above.end) return above;
  }
  return std::nullopt;
}

bool StartsItem(std::string_view text, const Line& line) {
  return line.first < line.end && text[line.first] == '-' &&
         (line.first + 1 == line.end || IsBlank(text[line.first + 1]));
}

std::optional<std::size_t> KeyColon(std::string_view text, const Line& line) {
  for (std::size_t i = line.key; i < line.end; ++i) {
    if (text[i] == ':' && (i + 1 >= line.end || IsBlank(text[i + 1]))) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> TightColon(std::string_view text, const Line& line) {
  if (KeyColon(text, line)) return std::nullopt;
  std::size_t i = line.key;
  while (i < line.end && IsKeyCharacter(text[i])) ++i;
  const bool tight = i > line.key && i + 1 < line.end && text[i] == ':' && text[i + 1] != '/';
  return tight ? std::optional(i) : std::nullopt;
}

}  // namespace lifeboat::yaml
