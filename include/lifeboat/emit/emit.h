#pragma once

#include <map>
#include <string>

#include "lifeboat/graph/graph.h"
#include "lifeboat/output/output_tree.h"

namespace lifeboat::emit {

/// Writes every module of the graph, the root that wires them, and the files that they read. Cannot fail: what could
/// be wrong was reported before `lower`; a broken promise of the graph is an InternalError.
[[nodiscard]] output::OutputTree Emit(const graph::Graph& graph);

/// How many resources (not data or ephemeral blocks) each module holds, by folder; for the summary.
[[nodiscard]] std::map<std::string, std::size_t> ResourceCounts(const graph::Graph& graph);

}  // namespace lifeboat::emit
