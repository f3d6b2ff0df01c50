#pragma once

#include <string>
#include <string_view>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

/// The value that the blueprint gives a parameter of the engine; nullptr when it leaves it alone.
[[nodiscard]] const blueprint::Located<std::string>* FindParameter(const blueprint::Database& database,
                                                                   std::string_view name);

/// The engines' spellings of a boolean: `1`, `on`, `true`, `yes`, and their opposites, in any case.
[[nodiscard]] bool IsOn(std::string_view value);
[[nodiscard]] bool IsOff(std::string_view value);

}  // namespace lifeboat::lint
