#pragma once

#include <span>

#include "diff/plan/entry.h"

namespace lifeboat::diff {

/// Sets `because` and `chain`: attributes that the apply decides, since they read what another change makes
/// new.
void Explain(std::span<Entry> entries, const PlanConfiguration& configuration);

}  // namespace lifeboat::diff
