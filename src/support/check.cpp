#include "lifeboat/support/check.h"

#include <fmt/core.h>

namespace lifeboat {

void Unreachable(std::string_view what) { throw InternalError(fmt::format("unreachable: {}", what)); }

namespace internal {

void CheckFailed(const char* expression, const char* file, int line, std::string_view what) {
  throw InternalError(fmt::format("{}:{}: `{}` does not hold: {}", file, line, expression, what));
}

}  // namespace internal
}  // namespace lifeboat
