#pragma once

#include <cstdint>

#include "lifeboat/blueprint/schedule.h"

namespace lifeboat::lower {

/// How old an image may become before its pipeline must be out of order: two periods of the schedule, in
/// whole hours. A `cron` that keeps neither to days of the month nor of the week counts as daily.
[[nodiscard]] std::int64_t OldestImageHours(const blueprint::Schedule& schedule);

}  // namespace lifeboat::lower
