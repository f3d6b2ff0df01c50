#pragma once

#include "lifeboat/blueprint/blueprint.h"

#include "blueprint/table/reader.h"

namespace lifeboat::blueprint {

/// Whether everything is known that `FailoverSignals` looks at.
[[nodiscard]] bool KnowsFailoverSignals(const Blueprint& blueprint, const Gaps& gaps);

}  // namespace lifeboat::blueprint
