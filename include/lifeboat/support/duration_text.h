#pragma once

#include <chrono>
#include <string>

namespace lifeboat {

/// `11m9s`: exact, each unit once, nothing of which there is none. `0s` for no time.
[[nodiscard]] std::string ExactDuration(std::chrono::seconds duration);

}  // namespace lifeboat
