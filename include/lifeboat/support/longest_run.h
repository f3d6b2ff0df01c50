#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace lifeboat {

/// How often `c` stands in a row at most: a fence around a text has one more.
[[nodiscard]] inline std::size_t LongestRun(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char other : text) {
    run = other == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace lifeboat
