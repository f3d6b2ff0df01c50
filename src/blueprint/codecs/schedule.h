#pragma once

#include <string>

#include "lifeboat/blueprint/schedule.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// An EventBridge schedule in UTC: `rate(1 hour)`, `cron(0 2 * * ? *)`. Terraform takes any text here and
/// EventBridge refuses it at apply, so the whole syntax is read: six fields with their ranges, names and
/// wildcards, and exactly one of day-of-month and day-of-week left open with `?` (EventBridge user guide,
/// "Cron expressions" and "Rate expressions").
[[nodiscard]] Codec<Schedule> ScheduleText();

}  // namespace lifeboat::blueprint
