#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/diff/change.h"

namespace lifeboat::diff {

/// What a difference has to be approved for: `--fail-on`, and `diff.fail_on` of a configuration.
struct Gate {
  std::optional<Risk> risk = Risk::DataLoss;  ///< this class or a worse one; nullopt: whatever the class
  bool recovery = true;                       ///< failover is harmed

  [[nodiscard]] bool ReachedByRisk(const Change& change) const { return risk && change.risk >= *risk; }
  [[nodiscard]] bool ReachedByRecovery(const Change& change) const {
    return recovery && change.HarmsRecovery();
  }
  friend bool operator==(const Gate&, const Gate&) = default;
};

/// Fails on nothing; what classes are added to.
inline constexpr Gate kNeverFails{.risk = std::nullopt, .recovery = false};

/// What a gate is made of. The class `none` is not among them: it would fail on everything that is new.
inline constexpr std::array<std::string_view, 5> kGateClasses = {"in-place", "disruptive", "replace",
                                                                 "data-loss", "recovery"};

/// The word for a gate without any.
inline constexpr std::string_view kNever = "never";

/// False when `name` is none of kGateClasses.
[[nodiscard]] bool AddClass(std::string_view name, Gate& gate);

/// `data-loss, recovery`, or `never`.
[[nodiscard]] std::string TextOf(const Gate& gate);

}  // namespace lifeboat::diff
