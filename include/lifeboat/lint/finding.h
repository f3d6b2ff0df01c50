#pragma once

#include <string>

#include "lifeboat/diag/diagnostic.h"

namespace lifeboat::lint {

/// A diagnostic of a rule, and where in the blueprint it is: the path does not change when lines move.
struct Finding {
  diag::Diagnostic diagnostic;
  std::string path;  ///< of the innermost key around the primary label: `databases.orders.multi_az`
};

}  // namespace lifeboat::lint
