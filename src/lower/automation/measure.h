#pragma once

#include <cstddef>

#include "lifeboat/graph/graph.h"

namespace lifeboat::lower {

/// How many bytes a text has once Terraform knows everything: references count as the longest value that they
/// can have. For texts that AWS limits; a kind of reference that none of them had before is a bug.
[[nodiscard]] std::size_t LongestText(const graph::Graph& graph, const graph::Text& text);

}  // namespace lifeboat::lower
