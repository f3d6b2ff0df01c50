#include <map>
#include <set>
#include <string>

#include "lifeboat/graph/address.h"

#include "emit/block.h"
#include "emit/documents.h"
#include "emit/print.h"

namespace lifeboat::emit {

namespace {

std::string FormerAddress(const graph::Graph& graph, const graph::Adoption& adoption) {
  return graph.AddressAs(adoption.node, adoption.former_name);
}

}  // namespace

void AddAdoptions(const graph::Graph& graph, const Scope& scope, output::OutputTree& tree) {
  if (graph.adoptions().empty()) {
    return;
  }
  std::set<std::string> forgotten;
  std::map<std::string, std::string> imported;
  for (const graph::Adoption& adoption : graph.adoptions()) {
    forgotten.insert(FormerAddress(graph, adoption));
    imported.emplace(graph.Address(adoption.node), adoption.import_id);
  }
  Json document;
  for (const std::string& address : forgotten) {
    document["removed"].push_back({{"from", address}, {"lifecycle", {{"destroy", false}}}});
  }
  for (const auto& [address, id] : imported) {
    document["import"].push_back({{"to", address}, {"id", scope.Value(id)}});
  }
  tree.Add("failback.tf.json", Print(document));
}

}  // namespace lifeboat::emit
