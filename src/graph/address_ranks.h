#pragma once

#include <cstdint>
#include <vector>

#include "lifeboat/graph/graph.h"

namespace lifeboat::graph {

/// Every node's place in the order of addresses: what makes results independent of the order of creation.
[[nodiscard]] std::vector<std::uint32_t> AddressRanks(const Graph& graph);

}  // namespace lifeboat::graph
