#pragma once

#include <string_view>

#include "lifeboat/graph/graph.h"

namespace lifeboat::emit {

/// Folder of templates/lambda, package of the handler, name of the archive: `failover_handler`.
[[nodiscard]] std::string_view ProgramName(graph::Program program);

}  // namespace lifeboat::emit
