#pragma once

#include <string_view>

#include "lifeboat/diag/kind.h"

namespace lifeboat::lint {

/// Whether nobody may silence a kind: a rule that cannot be allowed, or an error in how something is allowed.
[[nodiscard]] bool IsProtected(const diag::KindInfo& kind);

/// Why, as a note.
[[nodiscard]] std::string_view WhyProtected(const diag::KindInfo& kind);

}  // namespace lifeboat::lint
