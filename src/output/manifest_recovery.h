#pragma once

#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "lifeboat/output/manifest.h"

namespace lifeboat::output {

/// The section `recovery` of a manifest.
[[nodiscard]] nlohmann::json RecoveryToJson(const Recovery& recovery);

/// Nullopt for anything that RecoveryToJson does not write.
[[nodiscard]] std::optional<Recovery> RecoveryFromJson(const nlohmann::json& section);

}  // namespace lifeboat::output
