#pragma once

#include <string_view>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

/// Whether the image lies in Amazon's own registry of this region, the only one that a network without a way
/// to the Internet reaches: through the interface endpoints `ecr.api` and `ecr.dkr`.
[[nodiscard]] bool IsInRegistryOf(std::string_view image, const blueprint::Region& region);

}  // namespace lifeboat::lint
