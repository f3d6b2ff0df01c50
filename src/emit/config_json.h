#pragma once

#include <string>

#include "lifeboat/graph/graph.h"

namespace lifeboat::emit {

/// What the Lambda programs are told of the application: `config.json`, as templates/lambda/shared/config.py
/// reads it.
[[nodiscard]] std::string ConfigJson(const graph::Graph& graph);

}  // namespace lifeboat::emit
