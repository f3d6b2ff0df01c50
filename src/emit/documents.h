#pragma once

#include <string>
#include <vector>

#include "lifeboat/graph/graph.h"
#include "lifeboat/output/output_tree.h"

#include "emit/block.h"
#include "emit/linker.h"

namespace lifeboat::emit {

/// The exact provider that the output was proven with.
inline constexpr const char* kProviderVersion = "5.100.0";
/// Ephemeral values and write-only arguments exist from here on.
inline constexpr const char* kTerraformVersion = ">= 1.11, < 2.0";

/// A module's main.tf.json. Fills the linker; the files below need every module to have been written.
[[nodiscard]] std::string MainDocument(const graph::Graph& graph, const graph::Module& module,
                                       const std::vector<graph::NodeId>& nodes, Linker& linker);
[[nodiscard]] std::string VariablesDocument(const Linker& linker, const graph::Module& module);
[[nodiscard]] std::string OutputsDocument(const Linker& linker, const graph::Module& module);

/// What a failback left for Terraform: resources of the controller's to import, former ones to forget.
void AddAdoptions(const graph::Graph& graph, const Scope& scope, output::OutputTree& tree);

/// Where resources were in the state under former keys of the blueprint.
void AddMoves(const graph::Graph& graph, output::OutputTree& tree);

/// The files of the root module.
void AddRoot(const graph::Graph& graph, const std::vector<graph::Module>& modules,
             const std::vector<graph::NodeId>& root_nodes, Linker& linker, output::OutputTree& tree);

}  // namespace lifeboat::emit
