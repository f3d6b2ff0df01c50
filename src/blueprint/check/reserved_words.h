#pragma once

#include <string_view>

#include "lifeboat/blueprint/values.h"

namespace lifeboat::blueprint {

/// Words that the engine, or RDS, keeps from being the name of the initial database. Case is ignored.
[[nodiscard]] bool IsReservedSchema(Engine engine, std::string_view word);
/// The same for the master user.
[[nodiscard]] bool IsReservedUser(Engine engine, std::string_view word);

}  // namespace lifeboat::blueprint
