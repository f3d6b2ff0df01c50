#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lifeboat/graph/graph.h"

#include "emit/embedded.h"

namespace lifeboat::emit {

/// Folder of templates/lambda, package of the handler, name of the archive: `failover_handler`.
[[nodiscard]] std::string_view ProgramName(graph::Program program);

/// What AWS unpacks for a function: the program's own folder, what all programs share, and the application's
/// `config.json`.
[[nodiscard]] std::string LambdaArchive(graph::Program program, std::span<const EmbeddedFile> templates,
                                        std::string_view config);

}  // namespace lifeboat::emit
