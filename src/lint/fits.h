#pragma once

#include <string_view>

#include "lifeboat/diag/kind.h"

namespace lifeboat::lint {

/// Whether a pattern of a Selection fits a kind of lint's.
[[nodiscard]] bool Fits(std::string_view pattern, const diag::KindInfo& kind);

/// A rule, or what is said about allowing one.
[[nodiscard]] bool IsOfLint(const diag::KindInfo& kind);

}  // namespace lifeboat::lint
