#pragma once

#include <string>

#include "lifeboat/graph/graph.h"

namespace lifeboat::graph {

/// How a node's own module names it: `aws_vpc.main`, `data.aws_caller_identity.current`.
[[nodiscard]] std::string LocalAddress(const NodeInfo& info);

}  // namespace lifeboat::graph
