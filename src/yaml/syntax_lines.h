#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lifeboat::yaml {

// Lines as a person sees them, to guess the cause of a syntax error.

/// Offsets of one line.
struct Line {
  std::size_t begin = 0;
  std::size_t first = 0;  ///< the first byte that is not blank
  std::size_t key = 0;    ///< the same, behind the dashes of list items
  std::size_t end = 0;    ///< without the line end, blanks before it and a comment
};

[[nodiscard]] Line LineAt(std::string_view text, std::size_t offset);

/// The nearest line above that holds more than blanks and a comment.
[[nodiscard]] std::optional<Line> LineAbove(std::string_view text, const Line& line);

/// Whether the line begins with `- `.
[[nodiscard]] bool StartsItem(std::string_view text, const Line& line);

/// The `:` that ends the line's first key.
[[nodiscard]] std::optional<std::size_t> KeyColon(std::string_view text, const Line& line);

/// The `:` in a line such as `port:80` that has no key otherwise. `http://…` is none.
[[nodiscard]] std::optional<std::size_t> TightColon(std::string_view text, const Line& line);

}  // namespace lifeboat::yaml
