#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lifeboat::yaml {

// yaml-cpp says where a token begins, never where it ends. These functions measure one token in the text,
// relying on yaml-cpp having understood it: none of them knows the whole language.

[[nodiscard]] inline bool IsBlank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] inline bool IsBreak(char c) { return c == '\n' || c == '\r'; }

/// What stands behind a value's `!tag` and `&anchor`.
struct Properties {
  std::size_t start = 0;  ///< where the first of them begins
  std::size_t end = 0;    ///< where the last of them ends; `start` when there are none
  std::size_t value = 0;  ///< the first byte that follows and is neither blank, line end nor comment
};

/// Skips the tag and the anchor at `at`, in either order, as far as they are said to be there.
[[nodiscard]] Properties SkipProperties(std::string_view text, std::size_t at, bool tag, bool anchor);

/// Skips blanks, line ends and comments.
[[nodiscard]] std::size_t SkipTrivia(std::string_view text, std::size_t at);

/// Where the name of an anchor or alias ends that begins at `at` (behind the `&` or `*`).
[[nodiscard]] std::size_t NameEnd(std::string_view text, std::size_t at);

/// Behind the closing quote of the text in quotes that begins at `at`; nullopt when it is never closed.
[[nodiscard]] std::optional<std::size_t> QuotedEnd(std::string_view text, std::size_t at);

/// Where a plain scalar at `at` ends that means `value`. Folding changes blanks and line ends only: the other
/// bytes of the value stand in the text one after the other.
[[nodiscard]] std::size_t PlainEnd(std::string_view text, std::size_t at, std::string_view value);

/// The same for a block scalar, whose `|` or `>` is at `at`: behind its last byte that is not blank.
[[nodiscard]] std::size_t BlockEnd(std::string_view text, std::size_t at, std::string_view value);

/// Behind the word for null (`~`, `null`, `Null`, `NULL`) at `at`, nullopt when there is another token. A
/// word followed by `:` is a key, and so a value only when `is_key`.
[[nodiscard]] std::optional<std::size_t> NullEnd(std::string_view text, std::size_t at, bool is_key);

/// Where `wanted` comes next outside comments; the end of the text when it does not.
[[nodiscard]] std::size_t Find(std::string_view text, std::size_t at, char wanted);

}  // namespace lifeboat::yaml
