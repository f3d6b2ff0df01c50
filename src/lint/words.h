#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lifeboat::lint {

/// `1 day`, `2 days`
[[nodiscard]] std::string Counted(std::int64_t count, std::string_view what);

/// `a`, `a and b`, `a, b and c`; there is at least one.
[[nodiscard]] std::string Enumerated(const std::vector<std::string>& parts);

/// "`a`", "`a` and `b`", "`a`, `b` and `c`"
[[nodiscard]] std::string List(const std::vector<std::string>& names);
/// "`a`, `b`, `c`"
[[nodiscard]] std::string ListPlainly(const std::vector<std::string>& names);

}  // namespace lifeboat::lint
