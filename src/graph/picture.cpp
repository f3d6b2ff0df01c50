#include "graph/picture.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "lifeboat/support/check.h"

#include "graph/address_ranks.h"

namespace lifeboat::graph {

Zone ZoneOf(const Module& module) {
  if (ExistsOnce(module.kind)) {
    return Zone::Global;
  }
  return module.side == Side::Primary ? Zone::Primary : Zone::Dr;
}

std::string Word(Zone zone) {
  switch (zone) {
    case Zone::Primary:
      return Word(Side::Primary);
    case Zone::Dr:
      return Word(Side::Dr);
    case Zone::Global:
      return "global";
  }
  Unreachable("zone");
}

std::string RegionOf(Zone zone, const Settings& settings) {
  switch (zone) {
    case Zone::Primary:
      return settings.primary_region;
    case Zone::Dr:
      return settings.dr_region;
    case Zone::Global:
      return Word(zone);
  }
  Unreachable("zone");
}

std::string Title(Zone zone, const Settings& settings) {
  return zone == Zone::Global ? Word(zone) : Word(zone) + ": " + RegionOf(zone, settings);
}

std::string Title(const Module& module) {
  return module.kind == ModuleKind::Root ? "root" : Name(module.kind);
}

std::string ShortType(const NodeInfo& info) {
  constexpr std::string_view kProvider = "aws_";
  std::string_view type = Info(info.kind).terraform_type;
  if (type.starts_with(kProvider)) {
    type.remove_prefix(kProvider.size());
  }
  return std::string(type);
}

bool CrossesRegions(const NodeInfo& from, const NodeInfo& to) {
  const Zone a = ZoneOf(from.module);
  const Zone b = ZoneOf(to.module);
  return a != b && a != Zone::Global && b != Zone::Global;
}

Picture::Picture(const Graph& graph) : ranks(AddressRanks(graph)) {
  for (auto& [module, nodes] : graph.ByModule()) {
    if (!nodes.empty()) {
      boxes[static_cast<std::size_t>(ZoneOf(module))].push_back({module, nodes});
    }
  }
  dependencies.reserve(graph.size());
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    std::vector<NodeId> needed = graph.Dependencies(NodeId{i});
    std::ranges::sort(needed, {}, [this](NodeId id) { return ranks[id.value]; });
    dependencies.push_back(std::move(needed));
  }
}

}  // namespace lifeboat::graph
