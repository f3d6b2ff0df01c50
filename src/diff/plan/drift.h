#pragma once

#include <span>

#include "diff/plan/entry.h"

namespace lifeboat::diff {

/// Rates one of `resource_drift`: tells apart what the running system and AWS change by themselves from what
/// somebody changed. `planned` are the changes of the plan.
void RateDrift(Entry& drift, std::span<const Entry> planned, const PlanConfiguration& configuration,
               std::span<const OwnedAttribute> owned);

}  // namespace lifeboat::diff
