#pragma once

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "lifeboat/graph/graph.h"

namespace lifeboat::graph {

inline constexpr Module kNetworking{ModuleKind::Networking, Side::Primary};
inline constexpr Module kDrCompute{ModuleKind::Compute, Side::Dr};
inline constexpr Module kIam{ModuleKind::Iam, Side::Dr};

/// A node of a network, all else left empty.
template <class T>
T In(Ref<Vpc> vpc) {
  T node{};
  node.vpc = vpc;
  return node;
}

/// A network with a subnet in the primary region, a parameter of the DR region that knows the network, a
/// role, and a data source in the root. With `reversed` the independent ones are added the other way round:
/// nothing that is printed may show it.
inline Graph SmallGraph(bool reversed = false) {
  Graph graph;
  graph.settings.application = "shop";
  graph.settings.primary_region = "eu-west-1";
  graph.settings.dr_region = "us-east-1";
  const auto add_network = [&] {
    const auto vpc = graph.Add(kNetworking, "main", "regions.primary.network", {}, Vpc{});
    graph.Add(kNetworking, "public_a", "regions.primary.network", {}, In<Subnet>(vpc));
    SsmParameter parameter;
    parameter.value = vpc.Attribute("id");
    graph.Add(kDrCompute, "network", "services.web", {}, parameter);
  };
  const auto add_role = [&] {
    const auto trust = graph.Add(kIam, "trust", "services.web", {}, PolicyDocument{});
    graph.Add(kIam, "instances", "services.web", {}, Role{"web", "", trust});
  };
  if (reversed) {
    add_role();
    graph.Add(Module{}, "current", "", {}, CallerIdentity{});
    add_network();
  } else {
    add_network();
    graph.Add(Module{}, "current", "", {}, CallerIdentity{});
    add_role();
  }
  return graph;
}

inline std::vector<std::string> Addresses(const Graph& graph, const std::vector<NodeId>& nodes) {
  std::vector<std::string> addresses;
  std::ranges::transform(nodes, std::back_inserter(addresses), [&](NodeId id) { return graph.Address(id); });
  return addresses;
}

}  // namespace lifeboat::graph
