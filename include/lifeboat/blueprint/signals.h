#pragma once

#include <cstdint>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::blueprint {

/// What the loss of the primary region can be seen by, in the order of `failover.triggers`.
enum class Signal : std::uint8_t { HealthProbe, Replication, Route53, HealthyHosts, DatabaseCpu };

/// `health-probe`: what the signal is called outside of the blueprint.
[[nodiscard]] const char* Word(Signal signal);

[[nodiscard]] const Trigger& TriggerOf(const Blueprint& blueprint, Signal signal);

/// Whether the blueprint has what the signal is about: a public service, a load balancer, a database.
[[nodiscard]] bool Exists(const Blueprint& blueprint, Signal signal);

/// The signals that exist and have `action: failover`.
[[nodiscard]] std::vector<Signal> FailoverSignals(const Blueprint& blueprint);

/// From the loss of the region until the quorum has agreed, at most; zero when no signal can fail over.
[[nodiscard]] Duration DetectionTime(const Blueprint& blueprint);

}  // namespace lifeboat::blueprint
