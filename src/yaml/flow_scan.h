#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lifeboat::yaml {

// Guesses about text that is not YAML, used only to word an error.

/// The brackets that are open at `to`, when `open` (their offsets) were open at `from`.
[[nodiscard]] std::vector<std::size_t> OpenBrackets(std::string_view text, std::size_t from, std::size_t to,
                                                    std::vector<std::size_t> open);

/// The first quote from `from` on that begins a value and is not closed before `at`.
[[nodiscard]] std::optional<std::size_t> FindOpenQuote(std::string_view text, std::size_t from,
                                                       std::size_t at);

}  // namespace lifeboat::yaml
