#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lifeboat {

/// `2027-03-31`; nullopt for every other form, and for what is no day of the calendar.
[[nodiscard]] std::optional<std::chrono::sys_days> ParseDate(std::string_view text);
[[nodiscard]] std::string FormatDate(std::chrono::sys_days day);

}  // namespace lifeboat
