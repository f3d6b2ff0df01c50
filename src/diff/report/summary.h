#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "lifeboat/diff/report.h"

namespace lifeboat::diff {

struct Summary {
  std::size_t changes = 0;
  std::array<std::size_t, 5> of_risk{};  ///< by Risk
  std::size_t harming = 0;               ///< harm recovery
  std::size_t approved = 0;
  std::vector<const Change*> rejected;
  bool figures_rejected = false;  ///< RTO or RPO
};

[[nodiscard]] Summary Summarize(const Report& report);

/// "3 changes: 1 data-loss, 2 in-place; 2 harm recovery; 1 approved"
[[nodiscard]] std::string CountsText(const Summary& summary);

/// "module.a.b.c (data-loss, recovery)": for what a change reaches the gate.
[[nodiscard]] std::string RejectionText(const Change& change, const Gate& gate);

/// "not approved: …" with what a reader looks at first; empty when the gate holds nothing back.
[[nodiscard]] std::string VerdictText(const Summary& summary, const Gate& gate);

/// Nothing to be told at all.
[[nodiscard]] bool IsEmpty(const Changes& changes);

}  // namespace lifeboat::diff
