#pragma once

#include <cstddef>
#include <vector>

#include "lifeboat/graph/graph.h"

namespace lifeboat::lower {

/// The statements of one policy in as many as it takes for none to be longer than `characters`: each in the
/// first that has room for it. A statement that is longer by itself is divided by its resources, and its
/// parts are numbered. The policies together allow what the whole one allows.
[[nodiscard]] std::vector<graph::PolicyDocument> DividePolicy(const graph::Graph& graph,
                                                              const graph::PolicyDocument& whole,
                                                              std::size_t characters);

}  // namespace lifeboat::lower
