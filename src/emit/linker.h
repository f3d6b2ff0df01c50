#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "lifeboat/graph/graph.h"

namespace lifeboat::emit {

/// Wires the modules: every reference that crosses from one module into another becomes an output of the
/// producer, a variable of the consumer and an argument of the consumer's call in the root. Knows the
/// partition of the graph (node -> module); emitters do not.
class Linker {
 public:
  explicit Linker(const graph::Graph& graph) : graph_(graph) {}

  /// Code for `reference` as `consumer` sees it; remembers the crossing.
  [[nodiscard]] std::string Code(const graph::Module& consumer, const graph::Reference& reference);

  struct Crossing {
    graph::NodeId node;
    std::string producer_code;  ///< `aws_vpc.main.id`, as the producer sees it
    std::string root_code;      ///< `module.primary_networking.vpc_main_id`, as the root sees it
    std::string description;
  };
  /// By name of the output.
  [[nodiscard]] const std::map<std::string, Crossing>& OutputsOf(const graph::Module& module) const;
  /// By name of the variable, which is also the name of the argument.
  [[nodiscard]] const std::map<std::string, Crossing>& VariablesOf(const graph::Module& module) const;

 private:
  const graph::Graph& graph_;
  std::map<graph::Module, std::map<std::string, Crossing>> outputs_;
  std::map<graph::Module, std::map<std::string, Crossing>> variables_;
};

}  // namespace lifeboat::emit
