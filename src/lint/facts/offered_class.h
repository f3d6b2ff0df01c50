#pragma once

#include <string_view>

#include "lifeboat/blueprint/values.h"

namespace lifeboat::lint {

/// Whether the region table knows nothing against a database class in a region: a fix that writes the class
/// gives no error.
[[nodiscard]] bool MayHaveClass(std::string_view region, blueprint::Engine engine,
                                std::string_view instance_class);

}  // namespace lifeboat::lint
