#pragma once

#include <vector>

#include "lifeboat/diag/diagnostic.h"

namespace lifeboat::lint {

/// Findings that a person reads once: the first, and others that say the same of other places.
struct Group {
  const diag::Diagnostic* first;
  std::vector<const diag::Diagnostic*> others;
};

/// Puts together, at the place of the first, three or more of one kind whose messages differ in nothing but
/// what stands in backticks, and whose notes and helps are the same. The order stays; what has no place stays
/// alone.
[[nodiscard]] std::vector<Group> GroupAlike(const std::vector<const diag::Diagnostic*>& diagnostics);

}  // namespace lifeboat::lint
