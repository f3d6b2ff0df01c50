#pragma once

#include <string>
#include <string_view>

namespace lifeboat::diag {

// For commands of GitHub Actions, `::error title=…::…`, which nothing that a file holds may end or begin.

/// What stands behind the second `::`; line ends are kept.
[[nodiscard]] std::string GithubData(std::string_view text);

/// The value of a property.
[[nodiscard]] std::string GithubProperty(std::string_view text);

}  // namespace lifeboat::diag
