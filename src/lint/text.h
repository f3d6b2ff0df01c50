#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::lint {

/// ASCII letters only.
[[nodiscard]] std::string Lower(std::string_view text);

/// What stands between two separators; an empty text is one empty part.
[[nodiscard]] std::vector<std::string_view> Split(std::string_view text, char separator);

/// "`a`", "`a` and `b`", "`a`, `b` and `c`"
[[nodiscard]] std::string List(const std::vector<std::string>& names);
/// "`a`, `b`, `c`"
[[nodiscard]] std::string ListPlainly(const std::vector<std::string>& names);

}  // namespace lifeboat::lint
