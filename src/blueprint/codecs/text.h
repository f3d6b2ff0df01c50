#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// Which texts a field takes. `pattern` is for editors; `check` decides, and may say more than a pattern can.
struct TextRule {
  std::string_view type;
  std::string_view pattern = {};
  std::string_view limits = {};
  std::size_t min_length = 1;
  std::size_t max_length = 4096;
  diag::Kind kind = diag::Kind::MalformedValue;
  /// Empty observation: nothing is wrong. Called with a text whose length is right.
  Problem (*check)(std::string_view text) = nullptr;
};

[[nodiscard]] Codec<std::string> Text(const TextRule& rule);

/// Character classes, as in the C locale.
[[nodiscard]] bool IsLower(char c);
[[nodiscard]] bool IsLetter(char c);
[[nodiscard]] bool IsDigit(char c);

/// All of `text` are letters, digits or in `also`.
[[nodiscard]] bool OnlyAlphanumeric(std::string_view text, std::string_view also);
/// The same without capital letters.
[[nodiscard]] bool OnlyLowerAlphanumeric(std::string_view text, std::string_view also);
/// Case is ignored.
[[nodiscard]] bool StartsWithAnyCase(std::string_view text, std::string_view lower_prefix);
[[nodiscard]] std::string ToLower(std::string_view text);
[[nodiscard]] std::string ToUpper(std::string_view text);

}  // namespace lifeboat::blueprint
