#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace lifeboat::source {

/// The three bytes that some editors put in front of UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Where the first byte sequence begins that is not UTF-8 (overlong forms and surrogates are not).
[[nodiscard]] std::optional<std::size_t> FindInvalidUtf8(std::string_view text);

/// One code point, or one byte that belongs to none.
struct CodePoint {
  char32_t value = 0;       ///< the byte's value when not valid
  std::uint32_t bytes = 1;  ///< how many bytes of the text it takes
  bool valid = true;
};

/// What begins at `offset`, which must lie inside `text`. Never reads beyond the text.
[[nodiscard]] CodePoint DecodeAt(std::string_view text, std::size_t offset);

/// Number of code points, where a byte that belongs to none counts as one.
[[nodiscard]] std::size_t CountCodePoints(std::string_view text);

}  // namespace lifeboat::source
