#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/graph/print.h"

#include "graph/picture.h"

namespace lifeboat::graph {

std::string PrintText(const Graph& graph) {
  std::vector<std::string> addresses;
  addresses.reserve(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    addresses.push_back(graph.Address(NodeId{i}));
  }
  const Picture picture(graph);
  std::string out;
  for (const auto& [module, nodes] : graph.ByModule()) {
    for (const NodeId id : nodes) {
      out.append(addresses[id.value]);
      if (const std::string& field = graph.Info(id).field; !field.empty()) {
        out.append("  (").append(field).append(")");
      }
      const char* separator = "  -> ";
      for (const NodeId dependency : picture.dependencies[id.value]) {
        out.append(separator).append(addresses[dependency.value]);
        separator = ", ";
      }
      out.append("\n");
    }
  }
  return out;
}

}  // namespace lifeboat::graph
