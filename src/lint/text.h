#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::lint {

/// ASCII letters only.
[[nodiscard]] std::string Lower(std::string_view text);

/// What stands between two separators; an empty text is one empty part.
[[nodiscard]] std::vector<std::string_view> Split(std::string_view text, char separator);

}  // namespace lifeboat::lint
