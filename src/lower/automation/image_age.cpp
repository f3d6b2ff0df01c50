#include "lower/automation/image_age.h"

#include <chrono>

#include "lifeboat/blueprint/recurrence.h"

namespace lifeboat::lower {

std::int64_t OldestImageHours(const blueprint::Schedule& schedule) {
  return 2 * std::chrono::ceil<std::chrono::hours>(blueprint::RecurrenceOf(schedule).longest).count();
}

}  // namespace lifeboat::lower
