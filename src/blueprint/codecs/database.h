#pragma once

#include <string>
#include <string_view>

#include "lifeboat/blueprint/values.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// `db.family.size`
[[nodiscard]] Codec<std::string> DatabaseClass();
/// One to three numbers with dots; whether the engine has it is checked where the engine is known.
[[nodiscard]] Codec<std::string> EngineVersion();
/// The name of a database inside the engine.
[[nodiscard]] Codec<std::string> SchemaName();
[[nodiscard]] Codec<std::string> DatabaseUser();
[[nodiscard]] Codec<std::string> DatabaseParameterName();
[[nodiscard]] Codec<std::string> DatabaseParameterValue();

}  // namespace lifeboat::blueprint
