#pragma once

#include <cstdint>

#include "lifeboat/graph/graph.h"

namespace lifeboat::lint {

/// Calls `visit(const graph::NodeInfo&, graph::Ref<T>)` for every node of one type, in the order of their
/// making.
template <class T, class Visitor>
void ForEach(const graph::Graph& graph, Visitor&& visit) {
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeInfo& info = graph.Info(graph::NodeId{i});
    if (info.kind == graph::kKindOf<T>) {
      visit(info, graph::Ref<T>{graph::NodeId{i}});
    }
  }
}

/// How many nodes of one type a region has.
template <class T>
[[nodiscard]] std::int64_t CountIn(const graph::Graph& graph, graph::Side side) {
  std::int64_t count = 0;
  ForEach<T>(graph,
             [&](const graph::NodeInfo& info, graph::Ref<T>) { count += info.module.side == side ? 1 : 0; });
  return count;
}

}  // namespace lifeboat::lint
