#include "diff/plan/script.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <utility>

#include "diff/files.h"

namespace lifeboat::diff {

namespace {

constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::array<std::string_view, 2> kScripts = {"user_data", "user_data_base64"};

bool IsText(char c) { return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r'; }

}  // namespace

std::optional<std::string> TextOfBase64(std::string_view encoded) {
  if (encoded.empty() || encoded.size() % 4 != 0) {
    return std::nullopt;
  }
  const std::size_t padding = encoded.ends_with("==") ? 2 : encoded.ends_with('=') ? 1 : 0;
  encoded.remove_suffix(padding);
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : encoded) {
    const std::size_t digit = kAlphabet.find(c);
    if (digit == std::string_view::npos) {
      return std::nullopt;
    }
    bits = (bits << 6) | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count >= 8) {
      count -= 8;
      text += static_cast<char>((bits >> count) & 0xFF);
    }
  }
  return std::ranges::all_of(text, IsText) ? std::optional(std::move(text)) : std::nullopt;
}

void ShowScripts(Entry& entry) {
  for (AttributeChange& attribute : entry.change.attributes) {
    if (attribute.sensitive || std::ranges::find(kScripts, attribute.schema_path) == kScripts.end()) {
      continue;
    }
    const auto before = TextOfBase64(AttributeOf(entry.before, attribute.schema_path).AsString());
    const auto after = TextOfBase64(AttributeOf(entry.after, attribute.schema_path).AsString());
    if (!before || !after) {
      continue;
    }
    std::ranges::move(CompareTexts(attribute.path, *before, *after), std::back_inserter(entry.change.files));
    attribute.before.reset();
    attribute.after.reset();
  }
}

}  // namespace lifeboat::diff
