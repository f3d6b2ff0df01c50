#pragma once

#include <string>
#include <string_view>

#include "lifeboat/lint/report.h"

namespace lifeboat::lint {

/// What is told about a kind apart from its findings.
struct Explanation {
  std::string first_sentence;  ///< of what it does
  std::string text;            ///< what it does and why, without headings
  std::string markdown;        ///< all of it
};

/// From the rule's own text, or from `Results::about` for what is no rule.
[[nodiscard]] Explanation ExplanationOf(diag::Kind kind, const Results& results);

}  // namespace lifeboat::lint
