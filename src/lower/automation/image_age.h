#pragma once

#include <cstdint>

#include "lifeboat/blueprint/schedule.h"

namespace lifeboat::lower {

/// How old an image may become before its pipeline must be out of order: twice the longest time between two
/// of the schedule, in whole hours.
[[nodiscard]] std::int64_t OldestImageHours(const blueprint::Schedule& schedule);

}  // namespace lifeboat::lower
