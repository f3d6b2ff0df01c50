#include "lifeboat/emit/emit.h"

#include <utility>
#include <vector>

#include "emit/documents.h"
#include "emit/linker.h"
#include "emit/module_files.h"
#include "emit/runbook/runbook.h"

namespace lifeboat::emit {

namespace {

std::string File(const graph::Module& module, const char* name) {
  return "modules/" + graph::Path(module) + "/" + name;
}

}  // namespace

output::OutputTree Emit(const graph::Graph& graph) {
  output::OutputTree tree;
  Linker linker(graph);
  ModuleFiles files(graph, tree);
  std::map<graph::Module, std::vector<graph::NodeId>> by_module = graph.ByModule();
  const std::vector<graph::NodeId> root_nodes = std::move(by_module[graph::Module{}]);
  by_module.erase(graph::Module{});
  std::vector<graph::Module> modules;
  for (const auto& [module, nodes] : by_module) {
    modules.push_back(module);
    tree.Add(File(module, "main.tf.json"), MainDocument(graph, module, nodes, linker));
    files.Add(module, nodes);
  }
  // The root reads outputs of modules too: it goes before the outputs are written down.
  AddRoot(graph, modules, root_nodes, linker, tree);
  for (const graph::Module& module : modules) {
    tree.Add(File(module, "variables.tf.json"), VariablesDocument(linker, module));
    tree.Add(File(module, "outputs.tf.json"), OutputsDocument(linker, module));
  }
  if (!graph.automation.functions.empty()) {
    tree.Add("RUNBOOK.md", Runbook(graph));
  }
  return tree;
}

std::map<std::string, std::size_t> ResourceCounts(const graph::Graph& graph) {
  std::map<std::string, std::size_t> counts;
  for (const auto& [module, nodes] : graph.ByModule()) {
    for (const graph::NodeId node : nodes) {
      if (graph::Info(graph.Info(node).kind).block == graph::BlockType::Resource) {
        ++counts[graph::Path(module)];
      }
    }
  }
  return counts;
}

}  // namespace lifeboat::emit
