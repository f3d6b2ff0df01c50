#include "lifeboat/graph/graph.h"

#include <algorithm>
#include <tuple>

#include "lifeboat/graph/address.h"
#include "lifeboat/graph/each_reference.h"
#include "lifeboat/support/check.h"

namespace lifeboat::graph {

namespace {

std::string_view AddressPrefix(BlockType block) {
  switch (block) {
    case BlockType::Resource:
      return "";
    case BlockType::Data:
      return "data.";
    case BlockType::Ephemeral:
      return "ephemeral.";
  }
  Unreachable("block type");
}

std::string LocalAddressAs(const NodeInfo& info, std::string_view name) {
  const NodeKindInfo& kind = Info(info.kind);
  std::string address(AddressPrefix(kind.block));
  return address.append(kind.terraform_type).append(".").append(name);
}

auto SortKey(const NodeInfo& info) {
  const NodeKindInfo& kind = Info(info.kind);
  return std::tuple(kind.block, kind.terraform_type, std::string_view(info.name));
}

}  // namespace

NodeId Graph::Register(NodeKind kind, const Module& module, Label label, std::string field,
                       source::Span origin, std::uint32_t index) {
  std::string name = label.Name();
  nodes_.push_back({kind, module, std::move(name), std::move(field), origin, index, {}, std::move(label)});
  return NodeId{static_cast<std::uint32_t>(nodes_.size() - 1)};
}

void Graph::After(NodeId node, NodeId earlier) {
  LIFEBOAT_CHECK(Info(node).module == Info(earlier).module, "depends_on does not cross modules");
  nodes_[node.value].after.push_back(earlier);
}

std::string LocalAddress(const NodeInfo& info) { return LocalAddressAs(info, info.name); }

std::string Graph::Address(NodeId id) const { return AddressAs(id, Info(id).name); }

std::string Graph::AddressAs(NodeId id, std::string_view name) const {
  const NodeInfo& info = Info(id);
  std::string address;
  if (info.module.kind != ModuleKind::Root) {
    address.append("module.").append(CallName(info.module)).append(".");
  }
  return address.append(LocalAddressAs(info, name));
}

std::vector<NodeId> Graph::Dependencies(NodeId id) const {
  std::vector<NodeId> found = Info(id).after;
  Visit(id,
        [&](const auto& node) { node.References(EachReference{[&](NodeId to) { found.push_back(to); }}); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::map<Module, std::vector<NodeId>> Graph::ByModule() const {
  std::map<Module, std::vector<NodeId>> modules;
  modules[Module{}];
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    modules[nodes_[i].module].push_back(NodeId{i});
  }
  for (auto& [module, nodes] : modules) {
    std::sort(nodes.begin(), nodes.end(),
              [this](NodeId a, NodeId b) { return SortKey(Info(a)) < SortKey(Info(b)); });
    const auto twin = std::adjacent_find(nodes.begin(), nodes.end(), [this](NodeId a, NodeId b) {
      return SortKey(Info(a)) == SortKey(Info(b));
    });
    LIFEBOAT_CHECK(twin == nodes.end(), "two nodes with one address: " + Address(*twin));
  }
  return modules;
}

std::vector<Module> Graph::Modules() const {
  std::vector<Module> modules;
  for (const auto& [module, nodes] : ByModule()) {
    modules.push_back(module);
  }
  return modules;
}

std::vector<NodeId> Graph::NodesOf(const Module& module) const {
  auto modules = ByModule();
  return std::move(modules[module]);
}

}  // namespace lifeboat::graph
