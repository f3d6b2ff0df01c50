#pragma once

// The one place that turns a NodeKind back into a type.

#include "lifeboat/graph/graph.h"

namespace lifeboat::graph {

template <class Visitor>
void Graph::Visit(NodeId id, Visitor&& visit) const {
  switch (Info(id).kind) {
#define LIFEBOAT_NODE(type, block, terraform_type, module) \
  case NodeKind::type:                                     \
    return visit((*this)[Ref<type>{id}]);
#include "lifeboat/graph/nodes.def"
#undef LIFEBOAT_NODE
  }
}

}  // namespace lifeboat::graph
