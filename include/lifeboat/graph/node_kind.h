#pragma once

#include <cstdint>
#include <string_view>

namespace lifeboat::graph {

/// Which Terraform block a node becomes; in the order of their keywords.
enum class BlockType : std::uint8_t { Data, Ephemeral, Resource };

/// One for each line of nodes.def.
enum class NodeKind : std::uint8_t {
#define LIFEBOAT_NODE(type, block, terraform_type, module) type,
#include "lifeboat/graph/nodes.def"
#undef LIFEBOAT_NODE
};

struct NodeKindInfo {
  BlockType block;
  std::string_view terraform_type;  ///< `aws_vpc`
};

[[nodiscard]] const NodeKindInfo& Info(NodeKind kind);

}  // namespace lifeboat::graph
