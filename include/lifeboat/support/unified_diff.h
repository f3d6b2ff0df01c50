#pragma once

#include <string>
#include <string_view>

namespace lifeboat {

/// A unified diff (three lines of context) with `--- before_name` and `+++ after_name`; empty when equal.
[[nodiscard]] std::string UnifiedDiff(std::string_view before_name, std::string_view before,
                                      std::string_view after_name, std::string_view after);

}  // namespace lifeboat
