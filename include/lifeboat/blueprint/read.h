#pragma once

#include <optional>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::blueprint {

/// Decodes a document into a complete, consistent Blueprint: fields through the tables of the sections,
/// constant and derived defaults, then what holds between fields. Reports everything that it finds; nullopt
/// when anything was an error.
[[nodiscard]] std::optional<Blueprint> Read(const yaml::Node& document, diag::Sink& sink);

}  // namespace lifeboat::blueprint
