#pragma once

#include <optional>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/graph/graph.h"

namespace lifeboat::lower {

/// Turns a blueprint into resources with names, tags and links. What can still be wrong here is what only lowering
/// sees: a start script over EC2's limit, derived names that collide. Nullopt after an error.
[[nodiscard]] std::optional<graph::Graph> Lower(const blueprint::Blueprint& blueprint, diag::Sink& sink);

}  // namespace lifeboat::lower
