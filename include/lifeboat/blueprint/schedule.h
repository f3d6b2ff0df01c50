#pragma once

#include <string>

namespace lifeboat::blueprint {

/// When something recurs: EventBridge's `rate(…)` or `cron(…)`, UTC, as written.
struct Schedule {
  std::string expression;
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

}  // namespace lifeboat::blueprint
