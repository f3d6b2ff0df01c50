#include <algorithm>
#include <queue>
#include <string>

#include "lifeboat/graph/each_reference.h"
#include "lifeboat/graph/graph.h"

#include "graph/address_ranks.h"

namespace lifeboat::graph {

std::vector<std::uint32_t> AddressRanks(const Graph& graph) {
  std::vector<std::uint32_t> ranks(graph.size());
  std::uint32_t rank = 0;
  for (const auto& [module, nodes] : graph.ByModule()) {
    for (const NodeId node : nodes) {
      ranks[node.value] = rank++;
    }
  }
  return ranks;
}

std::optional<std::vector<NodeId>> Graph::TopologicalOrder() const {
  const std::vector<std::uint32_t> ranks = AddressRanks(*this);
  std::vector<std::vector<NodeId>> dependents(size());
  std::vector<std::size_t> missing(size());
  const auto later = [&](NodeId a, NodeId b) { return ranks[a.value] > ranks[b.value]; };
  std::priority_queue<NodeId, std::vector<NodeId>, decltype(later)> ready(later);
  for (std::uint32_t i = 0; i < size(); ++i) {
    const auto dependencies = Dependencies(NodeId{i});
    missing[i] = dependencies.size();
    for (const NodeId dependency : dependencies) {
      dependents[dependency.value].push_back(NodeId{i});
    }
    if (dependencies.empty()) {
      ready.push(NodeId{i});
    }
  }
  std::vector<NodeId> order;
  order.reserve(size());
  while (!ready.empty()) {
    const NodeId node = ready.top();
    ready.pop();
    order.push_back(node);
    for (const NodeId dependent : dependents[node.value]) {
      if (--missing[dependent.value] == 0) {
        ready.push(dependent);
      }
    }
  }
  if (order.size() != size()) {
    return std::nullopt;
  }
  return order;
}

bool Graph::RefersAhead(NodeId id) const {
  bool ahead = std::ranges::any_of(Info(id).after, [&](NodeId to) { return to >= id; });
  Visit(id, [&](const auto& node) { node.References(EachReference{[&](NodeId to) { ahead |= to >= id; }}); });
  return ahead;
}

std::vector<NodeId> Graph::Cycle() const {
  enum class State : std::uint8_t { New, Open, Done };
  struct Frame {
    NodeId node;
    std::vector<NodeId> dependencies;
    std::size_t next = 0;
  };
  std::vector<State> states(size(), State::New);
  for (std::uint32_t start = 0; start < size(); ++start) {
    // Every circle has a node that refers to a later one; most nodes refer to earlier ones only.
    if (states[start] != State::New || !RefersAhead(NodeId{start})) {
      continue;
    }
    // An explicit stack: a long chain of nodes must not exhaust the program's own.
    std::vector<Frame> path;
    states[start] = State::Open;
    path.push_back({NodeId{start}, Dependencies(NodeId{start})});
    while (!path.empty()) {
      Frame& frame = path.back();
      if (frame.next == frame.dependencies.size()) {
        states[frame.node.value] = State::Done;
        path.pop_back();
        continue;
      }
      const NodeId next = frame.dependencies[frame.next++];
      if (states[next.value] == State::Open) {
        std::vector<NodeId> cycle;
        auto from = std::find_if(path.begin(), path.end(), [&](const Frame& f) { return f.node == next; });
        std::transform(from, path.end(), std::back_inserter(cycle), [](const Frame& f) { return f.node; });
        cycle.push_back(next);
        return cycle;
      }
      if (states[next.value] == State::New) {
        states[next.value] = State::Open;
        path.push_back({next, Dependencies(next)});
      }
    }
  }
  return {};
}

}  // namespace lifeboat::graph
