#pragma once

#include <string>
#include <vector>

#include "lifeboat/blueprint/signals.h"
#include "lifeboat/source/span.h"

namespace lifeboat::lint {

/// The signals that could start a failover of this blueprint, whatever they do now.
[[nodiscard]] std::vector<blueprint::Signal> CandidateSignals(const blueprint::Blueprint& blueprint);

/// `health_probe`: the key below `failover.triggers`.
[[nodiscard]] std::string KeyOf(blueprint::Signal signal);

/// "`health_probe`, `route53`"
[[nodiscard]] std::string KeysOf(const std::vector<blueprint::Signal>& signals);

/// Whether anything is written about how long a signal takes.
[[nodiscard]] bool HasWrittenWindow(const blueprint::Trigger& trigger);

/// Where it is written how long a signal takes: the finest number that is, else the nearest thing.
[[nodiscard]] source::Span WindowPlace(const blueprint::Trigger& trigger);

/// "write `evaluations: 4` or more": what makes a signal wait until `needed` was bad.
[[nodiscard]] std::string LongerWindow(blueprint::Signal signal, const blueprint::Trigger& trigger,
                                       blueprint::Duration needed);

}  // namespace lifeboat::lint
