#pragma once

#include <span>

#include "diff/plan/entry.h"

namespace lifeboat::diff {

/// Rates one of `resource_drift`: tells apart what the running system changes by itself from what somebody
/// changed. `planned` are the changes of the plan. False when there is nothing in it that anybody wrote.
[[nodiscard]] bool RateDrift(Entry& drift, std::span<const Entry> planned,
                             const PlanConfiguration& configuration, std::span<const OwnedAttribute> owned);

}  // namespace lifeboat::diff
