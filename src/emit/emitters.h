#pragma once

#include <vector>

#include "lifeboat/graph/graph.h"

#include "emit/block.h"

namespace lifeboat::emit {

// One emitter a node kind, in modules/<module>.cpp: writes the arguments of the block.
// `lifecycle.ignore_changes`, `depends_on` and the comment are written for all kinds in one place
// (module_document.cpp).
#define LIFEBOAT_NODE(type, block, terraform_type, module) void EmitNode(const graph::type& node, Block& out);
#include "lifeboat/graph/nodes.def"
#undef LIFEBOAT_NODE

}  // namespace lifeboat::emit
