#include "lifeboat/support/duration_text.h"

#include <cstdint>
#include <utility>

#include <fmt/core.h>

namespace lifeboat {

std::string ExactDuration(std::chrono::seconds duration) {
  constexpr std::int64_t kMinute = 60;
  constexpr std::int64_t kHour = 60 * kMinute;
  const std::int64_t seconds = duration.count();
  std::string text;
  for (const auto& [count, unit] :
       {std::pair{seconds / kHour, 'h'}, std::pair{seconds % kHour / kMinute, 'm'},
        std::pair{seconds % kMinute, 's'}}) {
    text += count == 0 ? "" : fmt::format("{}{}", count, unit);
  }
  return text.empty() ? "0s" : text;
}

}  // namespace lifeboat
