#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/lint/finding.h"
#include "lifeboat/lint/rule.h"

namespace lifeboat::lint {

/// Which rules speak, and how loud. A pattern is the name or the code of a rule, or the name of a category;
/// `*` in it stands for any characters.
struct Selection {
  std::vector<std::string> only;  ///< patterns; empty: all rules
  std::vector<std::string> skip;
  /// The last pattern that fits decides; nullopt turns the rule off. A rule that cannot be allowed is neither
  /// turned off nor made less severe.
  std::vector<std::pair<std::string, std::optional<diag::Severity>>> severities;
  diag::Severity least = diag::Severity::Info;  ///< what is less severe is not reported

  /// Nullopt: the rule does not speak.
  [[nodiscard]] std::optional<diag::Severity> SeverityOf(const diag::KindInfo& kind) const;
};

/// Whether a pattern of a Selection fits any rule; one that fits none is a mistake of its author.
[[nodiscard]] bool FitsAnyRule(std::string_view pattern);

/// A finding that somebody allowed.
struct Allowed {
  Finding finding;
  std::string reason;
};

/// What the rules found in one blueprint, each in the order of the file.
struct Report {
  bool ran = false;  ///< false: errors left nothing to be linted
  std::vector<Finding> findings;
  std::vector<Allowed> allowed;
  std::vector<Finding> known;  ///< a baseline lists them: lint/baseline.h
};

/// Runs the rules and sets aside what the blueprint allows: in a comment `# lifeboat: allow(rule, …) —
/// reason` on the line of the finding or alone on the one above it, or under `lint.allow`. To allow what no
/// rule finds, what cannot be allowed, or until a day that is over is a finding as well.
[[nodiscard]] Report Run(const Subject& subject, const Selection& selection);

}  // namespace lifeboat::lint
