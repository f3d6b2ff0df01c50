#pragma once

#include <string>
#include <vector>

#include "lifeboat/graph/graph.h"
#include "lifeboat/output/output_tree.h"

namespace lifeboat::emit {

/// Adds the files that a module's resources read: start script, archives, documents.
class ModuleFiles {
 public:
  ModuleFiles(const graph::Graph& graph, output::OutputTree& tree) : graph_(graph), tree_(tree) {}

  void Add(const graph::Module& module, const std::vector<graph::NodeId>& nodes);

 private:
  template <class T>
  void AddFor(const T& resource, const std::string& folder);

  const graph::Graph& graph_;
  output::OutputTree& tree_;
  std::string config_;  ///< of the archives, the same in each
};

}  // namespace lifeboat::emit
