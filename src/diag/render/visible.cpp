#include "lifeboat/diag/visible.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/core.h>

namespace lifeboat::diag {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// C1 controls, and the characters that cannot be seen or that reorder their neighbours.
constexpr std::array kHidden = {
    Range{0x80, 0x9F},     Range{0xAD, 0xAD},       Range{0x61C, 0x61C},   Range{0x200B, 0x200F},
    Range{0x2028, 0x202E}, Range{0x2060, 0x206F},   Range{0xFEFF, 0xFEFF}, Range{0xFFF9, 0xFFFB},
    Range{0xFFFE, 0xFFFF}, Range{0xE0000, 0xE007F},
};

bool IsHidden(char32_t c) {
  return std::any_of(kHidden.begin(), kHidden.end(),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

}  // namespace

std::string Visible(const source::CodePoint& code_point, std::string_view spelled) {
  const char32_t c = code_point.value;
  if (!code_point.valid) return fmt::format("\\x{:02x}", static_cast<unsigned>(c));
  if (c >= 0x20 && c < 0x7F) return std::string(spelled);
  if (c == '\n') return "\\n";
  if (c == '\r') return "\\r";
  if (c == '\t') return "\\t";
  if (c < 0x20 || c == 0x7F) return fmt::format("\\x{:02x}", static_cast<unsigned>(c));
  if (IsHidden(c)) return fmt::format("\\u{{{:x}}}", static_cast<unsigned>(c));
  return std::string(spelled);
}

std::string VisibleText(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const source::CodePoint code_point = source::DecodeAt(text, i);
    shown += Visible(code_point, text.substr(i, code_point.bytes));
    i += code_point.bytes;
  }
  return shown;
}

std::string VisibleLines(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += VisibleText(text.substr(0, end));
    if (end == std::string_view::npos) {
      return out;
    }
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace lifeboat::diag
