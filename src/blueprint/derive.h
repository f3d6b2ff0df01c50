#pragma once

#include "lifeboat/blueprint/blueprint.h"

#include "blueprint/table/reader.h"

namespace lifeboat::blueprint {

/// Fills in every default that depends on other fields. What depends on a gap becomes one. Reports a network
/// that is too small to be cut into subnets.
void Derive(Blueprint& blueprint, Gaps& gaps, diag::Sink& sink);

/// The version of an engine that a database gets without `version`.
[[nodiscard]] std::string_view DefaultVersion(Engine engine);

}  // namespace lifeboat::blueprint
