#pragma once

#include <cstddef>
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

/// How the signals agree: all of `required`, and `others` of `rest`.
struct Agreement {
  std::vector<Signal> required;
  std::vector<Signal> rest;
  std::size_t others = 0;
};

/// What `quorum` means. The signals that tell a lost region from a broken application or a broken link are
/// never outvoted: Route 53, whose checkers are the only witnesses that do not look from the DR region, and
/// replication, as far as the quorum has room for them. With a quorum of one, any signal will do, unless
/// there is such a witness.
[[nodiscard]] Agreement AgreementOf(const Blueprint& blueprint);

/// From the loss of the region until its alarm is raised, at most; zero when no signal can fail over. What
/// the alarm starts begins a minute later: the alarm waits for the one of maintenance.
[[nodiscard]] Duration DetectionTime(const Blueprint& blueprint);

/// A replica of PostgreSQL tells the age of the last transaction instead of a lost connection. At rest it is
/// five minutes at most, since the log is switched that often: this much more is no rest any more.
inline constexpr Duration kPostgresRest{300};
inline constexpr Duration kPostgresSilence{600};

}  // namespace lifeboat::blueprint
