#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lifeboat/graph/automation.h"
#include "lifeboat/graph/label.h"
#include "lifeboat/graph/module.h"
#include "lifeboat/graph/node_kind.h"
#include "lifeboat/graph/nodes.h"
#include "lifeboat/graph/reference.h"
#include "lifeboat/graph/settings.h"
#include "lifeboat/source/span.h"

namespace lifeboat::graph {

/// What every node has, whatever its type.
struct NodeInfo {
  NodeKind kind{};
  Module module;
  std::string name;           ///< Terraform name, unique within kind and module
  std::string field;          ///< the blueprint field it comes from: `services.blog`
  source::Span origin;        ///< and its place
  std::uint32_t index = 0;    ///< in the store of its type
  std::vector<NodeId> after;  ///< explicit ordering (depends_on), within the module
  Label label;                ///< what the name is made of
};

/// A value of the root module that users and scripts read.
struct RootOutput {
  std::string name;
  std::string description;
  Text value;
};

/// A node whose resource already exists, made by the failover controller. Terraform takes it into its state,
/// and forgets the one that it knew under a former name without destroying it. One for each former name.
struct Adoption {
  NodeId node;
  std::string former_name;  ///< Terraform name within the node's kind and module
  std::string import_id;    ///< what `import` finds the existing resource by
};

/// All resources of an application: typed nodes, typed references. Built by `lower`, then only read.
class Graph {
 public:
  /// Adds a node. Two nodes of one kind, module and name are a bug of the caller.
  template <class T>
  Ref<T> Add(const Module& module, Label label, std::string field, source::Span origin, T node) {
    auto& store = std::get<std::deque<T>>(stores_);
    store.push_back(std::move(node));
    return Ref<T>{Register(kKindOf<T>, module, std::move(label), std::move(field), origin,
                           static_cast<std::uint32_t>(store.size() - 1))};
  }

  /// `node` waits for `earlier`, though no attribute says so; both in one module.
  void After(NodeId node, NodeId earlier);

  template <class T>
  [[nodiscard]] const T& operator[](Ref<T> ref) const {
    return std::get<std::deque<T>>(stores_)[Info(ref.id).index];
  }
  /// For `lower` alone, which sometimes learns a node's details after others refer to it.
  template <class T>
  [[nodiscard]] T& Mutable(Ref<T> ref) {
    return std::get<std::deque<T>>(stores_)[Info(ref.id).index];
  }

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] const NodeInfo& Info(NodeId id) const { return nodes_[id.value]; }

  /// Calls `visit(const T& node)` with the node's own type.
  template <class Visitor>
  void Visit(NodeId id, Visitor&& visit) const;

  /// `module.primary_networking.aws_vpc.main`, `data.aws_caller_identity.current`.
  [[nodiscard]] std::string Address(NodeId id) const;
  /// The same with another Terraform name.
  [[nodiscard]] std::string AddressAs(NodeId id, std::string_view name) const;

  /// What a node refers to or waits for: sorted, each once.
  [[nodiscard]] std::vector<NodeId> Dependencies(NodeId id) const;

  /// Nodes so that each comes after its dependencies; equals in address order, so that the same blueprint
  /// gives the same order. Nullopt when there is a cycle: see Cycle.
  [[nodiscard]] std::optional<std::vector<NodeId>> TopologicalOrder() const;

  /// A shortest-found circle of dependencies, first node repeated at the end; empty when there is none.
  [[nodiscard]] std::vector<NodeId> Cycle() const;

  /// Module instances that hold nodes, in order, the root first.
  [[nodiscard]] std::vector<Module> Modules() const;
  /// A module's nodes, sorted by block keyword, Terraform type and name.
  [[nodiscard]] std::vector<NodeId> NodesOf(const Module& module) const;
  /// The nodes of all modules at once, each list sorted the same way; for those who need them all.
  [[nodiscard]] std::map<Module, std::vector<NodeId>> ByModule() const;

  Settings settings;
  Automation automation;

  void AddOutput(RootOutput output) { outputs_.push_back(std::move(output)); }
  [[nodiscard]] std::span<const RootOutput> outputs() const { return outputs_; }

  void AddAdoption(Adoption adoption) { adoptions_.push_back(std::move(adoption)); }
  [[nodiscard]] std::span<const Adoption> adoptions() const { return adoptions_; }

 private:
  /// To itself or to a node that was added after it.
  [[nodiscard]] bool RefersAhead(NodeId id) const;
  NodeId Register(NodeKind kind, const Module& module, Label label, std::string field, source::Span origin,
                  std::uint32_t index);

  std::vector<NodeInfo> nodes_;
  std::vector<RootOutput> outputs_;
  std::vector<Adoption> adoptions_;
  NodeStores stores_;
};

}  // namespace lifeboat::graph

#include "lifeboat/graph/visit.h"
