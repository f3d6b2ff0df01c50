#pragma once

#include <span>

#include "diff/plan/entry.h"

namespace lifeboat::diff {

/// Adds what a plan does not show as dangerous and what is: an apply that AWS refuses half-way, replication
/// that ends, an update that takes back what the running system did.
void AddTraps(Entry& entry, const PlanConfiguration& configuration, std::span<const OwnedAttribute> owned);

}  // namespace lifeboat::diff
