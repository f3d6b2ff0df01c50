#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lifeboat {

/// Insertions, deletions, replacements and swaps of neighbours that turn `a` into `b`.
[[nodiscard]] int EditDistance(std::string_view a, std::string_view b);

/// The candidate that the writer of `word` most likely meant: distance at most a third of the word's
/// length (at least one). Nothing when no candidate is that near, or when two are equally near.
[[nodiscard]] std::optional<std::string> Closest(std::string_view word,
                                                 std::span<const std::string_view> candidates);

}  // namespace lifeboat
