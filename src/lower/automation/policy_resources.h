#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/graph/policy.h"

#include "lower/context.h"

namespace lifeboat::lower {

/// What a statement of a policy speaks of.
struct PolicyResources {
  std::vector<graph::Text> resources;  ///< none: this blueprint has nothing of the class
  std::vector<graph::Condition> conditions;
};

/// What a class of permissions.json (`database:dr`, `topic`) stands for in this application. `via` is for
/// keys alone. A class without a meaning is a bug of whoever wrote the file.
[[nodiscard]] PolicyResources ResolveResources(const Context& context, std::string_view resource_class,
                                               std::string_view via, const std::string& log_group);

}  // namespace lifeboat::lower
