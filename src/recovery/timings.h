#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "lifeboat/recovery/failover.h"

namespace lifeboat::recovery {

/// A line of the table: what a step spends its time on, whatever the blueprint.
struct Timing {
  StepKind step;
  Part part;
};

/// The one place for figures about AWS. The drills have a table of their own, tests/drills/timings.json: what
/// both name is the same, which a test holds.
[[nodiscard]] std::span<const Timing> Timings();

/// How far behind copies are.
enum class Copy : std::uint8_t { Replica, Objects };
[[nodiscard]] const Part& LagOf(Copy copy);

[[nodiscard]] std::vector<Part> PartsOf(StepKind step);

}  // namespace lifeboat::recovery
