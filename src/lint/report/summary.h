#pragma once

#include <cstddef>
#include <string>

#include "lifeboat/diag/render.h"
#include "lifeboat/lint/report.h"

namespace lifeboat::lint {

/// The results in numbers.
struct Summary {
  std::size_t files = 0;
  std::size_t broken_files = 0;  ///< that do not compile
  std::size_t rules = 0;
  diag::SeverityCounts counts;  ///< of findings and errors
  std::size_t allowed = 0;
  std::size_t known = 0;       ///< listed in a baseline
  std::size_t safe_fixes = 0;  ///< findings that have one
  std::size_t unsafe_fixes = 0;
};

[[nodiscard]] Summary Summarize(const Results& results);

/// What a person reads last: how much there is, how much of it fixes itself, and which command to type next.
[[nodiscard]] std::string SummaryText(const Results& results);

}  // namespace lifeboat::lint
