#include "lifeboat/graph/node_kind.h"

#include <array>
#include <cstddef>

namespace lifeboat::graph {

const NodeKindInfo& Info(NodeKind kind) {
  static constexpr std::array kInfos = {
#define LIFEBOAT_NODE(type, block, terraform_type, module) NodeKindInfo{BlockType::block, terraform_type},
#include "lifeboat/graph/nodes.def"
#undef LIFEBOAT_NODE
  };
  return kInfos[static_cast<std::size_t>(kind)];
}

}  // namespace lifeboat::graph
