#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/diff/gate.h"
#include "lifeboat/source/span.h"

namespace lifeboat::diff {

/// What the figures of the failover as a whole, RTO and RPO, are called in an approval.
inline constexpr std::string_view kRecoveryFigures = "recovery";

/// Somebody has seen this coming: `diff.approve` of a configuration.
struct Approval {
  /// An address, the old one of what moves too; or a field of the blueprint, with everything below it; or
  /// kRecoveryFigures. `*` stands for any characters.
  std::string change;
  Risk upto = Risk::None;  ///< this class and lesser ones; None: no class
  bool recovery = false;   ///< harm to failover, too
  std::string reason;
  std::chrono::sys_days until;  ///< the last day
  source::Span place;
};

/// `change` of an approval names it.
[[nodiscard]] bool Names(std::string_view pattern, const Change& change);

/// What the gate says of a difference.
struct Verdict {
  Gate gate;
  /// The reason of the approval that covers worse RTO and RPO.
  std::optional<std::string> figures_approved;

  [[nodiscard]] bool Rejects(const Change& change) const;
  /// Worse RTO or RPO.
  [[nodiscard]] bool RejectsFigures(const Changes& changes) const;
  [[nodiscard]] bool Rejects(const Changes& changes) const;
};

/// Sets Change::approved where approvals cover all for which a change reaches the gate (for one that does not
/// reach it: anything of it). Reports approvals that are over, that name nothing, and that do not go as far
/// as what they name.
[[nodiscard]] Verdict Judge(Changes& changes, const Gate& gate, const std::vector<Approval>& approvals,
                            std::chrono::sys_days today, diag::Sink& sink);

}  // namespace lifeboat::diff
