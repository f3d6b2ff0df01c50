#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/blueprint/values.h"

namespace lifeboat::lint {

/// How long RDS supports a major version of an engine.
struct EngineSupport {
  std::string_view product;     ///< `PostgreSQL`
  std::string_view version;     ///< the major one: `8.0` of `8.0.42`
  std::chrono::sys_days end;    ///< the last day of standard support
  std::string_view successor;   ///< the major version that is supported the longest
  std::string_view afterwards;  ///< what happens after the end, as a fact
  std::string_view replica;     ///< what an upgrade does with the replica: "the replica first"
};

/// Nullopt for a version that the table lacks.
[[nodiscard]] std::optional<EngineSupport> SupportOf(blueprint::Engine engine, std::string_view version);

/// `2026-07-31`
[[nodiscard]] std::string FormatDay(std::chrono::sys_days day);

}  // namespace lifeboat::lint
