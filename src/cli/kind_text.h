#pragma once

#include <string_view>

#include "lifeboat/diag/kind.h"

namespace lifeboat::cli {

/// When a diagnostic appears and what to do, for `lifeboat explain LB101`: one paragraph, 80 columns.
[[nodiscard]] std::string_view TextOf(diag::Kind kind);

}  // namespace lifeboat::cli
