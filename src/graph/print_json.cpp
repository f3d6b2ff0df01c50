#include <nlohmann/json.hpp>

#include "lifeboat/graph/print.h"

#include "graph/picture.h"

namespace lifeboat::graph {

std::string PrintJson(const Graph& graph) {
  using Json = nlohmann::ordered_json;
  const Picture picture(graph);
  Json nodes = Json::array();
  Json edges = Json::array();
  for (const auto& [module, ids] : graph.ByModule()) {
    for (const NodeId id : ids) {
      const NodeInfo& info = graph.Info(id);
      std::string address = graph.Address(id);
      nodes.push_back({{"address", address},
                       {"type", Info(info.kind).terraform_type},
                       {"module", Path(module)},
                       {"region", RegionOf(ZoneOf(module), graph.settings)},
                       {"field", info.field}});
      for (const NodeId dependency : picture.dependencies[id.value]) {
        edges.push_back({{"from", address}, {"to", graph.Address(dependency)}});
      }
    }
  }
  const Json document = {{"nodes", std::move(nodes)}, {"edges", std::move(edges)}};
  return document.dump(2) + "\n";
}

}  // namespace lifeboat::graph
