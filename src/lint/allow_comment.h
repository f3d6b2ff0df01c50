#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lifeboat::lint {

/// `lifeboat: allow(rule-a, rule-b) — reason`
struct AllowComment {
  struct Name {
    std::string_view text;
    std::size_t offset;  ///< in the comment's text
  };
  std::vector<Name> names;
  std::string_view reason;  ///< empty when there is none
};

/// Reads a comment's text (without `#`); nullopt for one that does not begin with `lifeboat: allow`. A list
/// that is not closed has the names that are there.
[[nodiscard]] std::optional<AllowComment> ParseAllowComment(std::string_view text);

}  // namespace lifeboat::lint
