#pragma once

#include <string>

#include "lifeboat/graph/graph.h"

namespace lifeboat::emit {

/// RUNBOOK.md: what an operator does, with the application's names in every command. What the application
/// does not have (databases, an accelerator) is not mentioned.
[[nodiscard]] std::string Runbook(const graph::Graph& graph);

}  // namespace lifeboat::emit
