#pragma once

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/blueprint/signals.h"

namespace lifeboat::lint {

/// Whether a failover can be called automatic: some signal starts it, and nobody is asked.
[[nodiscard]] inline bool FailsOverByItself(const blueprint::Blueprint& blueprint) {
  return *blueprint.failover.mode == blueprint::FailoverMode::Automatic &&
         !blueprint::FailoverSignals(blueprint).empty();
}

/// Whether an alarm waits for somebody to approve the failover.
[[nodiscard]] inline bool AsksPeople(const blueprint::Blueprint& blueprint) {
  return *blueprint.failover.mode == blueprint::FailoverMode::Approve &&
         !blueprint::FailoverSignals(blueprint).empty();
}

}  // namespace lifeboat::lint
