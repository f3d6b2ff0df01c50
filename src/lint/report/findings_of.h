#pragma once

#include <string>
#include <vector>

#include "lifeboat/lint/report.h"

namespace lifeboat::lint {

/// A finding of a file with what machines keep of it.
struct Told {
  const Finding* finding;
  std::string fingerprint;
  const std::string* reason = nullptr;  ///< for which it is allowed; nullptr when it is not
  bool known = false;                   ///< a baseline lists it
};

/// The findings, then the allowed ones, then those that a baseline lists.
[[nodiscard]] std::vector<Told> FindingsOf(const LintedFile& file);

}  // namespace lifeboat::lint
