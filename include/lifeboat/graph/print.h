#pragma once

#include <string>

#include "lifeboat/graph/graph.h"

namespace lifeboat::graph {

/// One line a node, in address order, with its blueprint field and what it depends on: `--dump`.
[[nodiscard]] std::string PrintText(const Graph& graph);

/// Graphviz: a cluster a region, within it one a module; arrows from a node to what it needs.
[[nodiscard]] std::string PrintDot(const Graph& graph);

/// A Mermaid flowchart with the same clusters.
[[nodiscard]] std::string PrintMermaid(const Graph& graph);

/// {"nodes": [{"address", "type", "module", "region", "field"}], "edges": [{"from", "to"}]}, pretty-printed.
[[nodiscard]] std::string PrintJson(const Graph& graph);

}  // namespace lifeboat::graph
