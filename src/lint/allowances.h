#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lifeboat/lint/finding.h"
#include "lifeboat/lint/lint.h"

namespace lifeboat::lint {

/// What a blueprint allows, and whether anything needed it.
class Allowances {
 public:
  /// Reads comments and `lint.allow`; reports to `sink` what is wrong with them.
  Allowances(const Subject& subject, diag::Sink& sink);

  /// The reason for which the finding is allowed; the first that fits counts as used.
  [[nodiscard]] std::optional<std::string> ReasonFor(const Finding& finding);

  /// Reports each that was not used, of rules that did speak.
  void ReportUnused(const Selection& selection, diag::Sink& sink) const;

 private:
  struct Allowance {
    diag::Kind kind;
    std::string reason;
    source::Span span;                  ///< of the rule's name
    std::optional<std::uint32_t> line;  ///< of a comment: the line that it is about
    std::vector<std::string> paths;     ///< sections; empty: everywhere
    bool used = false;
  };

  void ReadComments(diag::Sink& sink);
  void ReadSection(diag::Sink& sink);
  /// The kind with this name, if it is a rule that may be allowed; else reports why not.
  [[nodiscard]] static std::optional<diag::Kind> Allowable(const std::string& name, source::Span span,
                                                           diag::Sink& sink);
  [[nodiscard]] bool Covers(const Allowance& allowance, const Finding& finding) const;

  const Subject& subject_;
  std::vector<Allowance> allowances_;
};

}  // namespace lifeboat::lint
