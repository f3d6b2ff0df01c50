#pragma once

#include <string>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

using PinnedNames = std::vector<const blueprint::Located<std::string>*>;

/// The SSM parameters that have their name from `names`, in the order of the file.
[[nodiscard]] PinnedNames PinnedParameters(const blueprint::Names& names);

/// Everything that has its name from `names` and shares an account's or a region's names with other
/// applications, in the order of the file. Buckets are left out: they share theirs with the whole world.
[[nodiscard]] PinnedNames PinnedWithinAccount(const blueprint::Names& names);

}  // namespace lifeboat::lint
