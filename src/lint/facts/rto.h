#pragma once

#include <cstdint>
#include <string>

#include "lifeboat/recovery/failover.h"

namespace lifeboat::lint {

/// What is to be said of a blueprint's `rto`; one thing at most, the worst.
enum class RtoVerdict : std::uint8_t {
  Kept,
  Unreachable,   ///< a failover takes longer as a rule, even if nobody has to be asked
  SlowApproval,  ///< it does with a person's answer
  NoMargin       ///< it does when every step is slow
};

struct RtoCheck {
  RtoVerdict verdict = RtoVerdict::Kept;
  recovery::Path path;            ///< what takes longer than the objective
  blueprint::Duration enough{0};  ///< the least objective that is kept, in whole minutes
};

[[nodiscard]] RtoCheck CheckRto(const blueprint::Blueprint& blueprint);

/// `11m9s`, which no blueprint could hold.
[[nodiscard]] std::string Exact(blueprint::Duration duration);

/// "11m9s, of which promoting the replicas is 5m30s (49 %)"
[[nodiscard]] std::string TotalAndLongest(const recovery::Path& path);

/// "detecting the loss 4m35s, deciding 31s, …"
[[nodiscard]] std::string Stages(const recovery::Path& path);

}  // namespace lifeboat::lint
