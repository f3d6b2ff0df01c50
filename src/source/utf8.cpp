#include "lifeboat/source/utf8.h"

#include <algorithm>
#include <string>

#include <utf8.h>

namespace lifeboat::source {
namespace {

/// How many bytes the sequence that begins with `lead` should have; 0 when none begins so.
std::uint32_t SequenceLength(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

}  // namespace

std::optional<std::size_t> FindInvalidUtf8(std::string_view text) {
  const auto* const place = utf8::find_invalid(text.begin(), text.end());
  if (place == text.end()) return std::nullopt;
  return static_cast<std::size_t>(place - text.begin());
}

CodePoint DecodeAt(std::string_view text, std::size_t offset) {
  const auto lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {.value = lead};
  const std::string_view sequence = text.substr(offset, SequenceLength(lead));
  const bool complete = !sequence.empty() && sequence.size() == SequenceLength(lead);
  if (!complete || FindInvalidUtf8(sequence)) return {.value = lead, .bytes = 1, .valid = false};
  return {.value = static_cast<char32_t>(utf8::unchecked::peek_next(sequence.begin())),
          .bytes = static_cast<std::uint32_t>(sequence.size())};
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) offset += DecodeAt(text, offset).bytes;
  return count;
}

}  // namespace lifeboat::source
