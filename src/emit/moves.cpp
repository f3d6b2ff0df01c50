#include <cstdint>
#include <map>
#include <string>

#include "emit/documents.h"
#include "emit/print.h"

namespace lifeboat::emit {

namespace {

/// From each address to the one that followed it. A state of any age finds its way: Terraform takes one step
/// after the other, but none that begins or ends where another does.
std::map<std::string, std::string> Moves(const graph::Graph& graph) {
  std::map<std::string, std::string> moves;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeId id{i};
    const graph::NodeInfo& info = graph.Info(id);
    // What is only read has nothing to keep.
    if (graph::Info(info.kind).block != graph::BlockType::Resource) {
      continue;
    }
    std::string to = graph.Address(id);
    const std::vector<std::string> former = info.label.Former();
    for (auto name = former.rbegin(); name != former.rend(); ++name) {
      std::string from = graph.AddressAs(id, *name);
      moves.emplace(from, std::move(to));
      to = std::move(from);
    }
  }
  return moves;
}

}  // namespace

void AddMoves(const graph::Graph& graph, output::OutputTree& tree) {
  const std::map<std::string, std::string> moves = Moves(graph);
  if (moves.empty()) {
    return;
  }
  Json document;
  for (const auto& [from, to] : moves) {
    document["moved"].push_back({{"from", from}, {"to", to}});
  }
  tree.Add("moved.tf.json", Print(document));
}

}  // namespace lifeboat::emit
