#pragma once

#include <map>
#include <string>
#include <string_view>

#include "lifeboat/blueprint/values.h"

namespace lifeboat::lower {

// How RDS writes what a blueprint says about a database.

/// `mysql`, `mariadb`, `postgres`
[[nodiscard]] std::string_view EngineName(blueprint::Engine engine);

/// `mysql8.0` of 8.0.39, `mariadb11.4` of 11.4, `postgres16` of 16.3
[[nodiscard]] std::string ParameterFamily(blueprint::Engine engine, std::string_view version);

/// The parameters that every database gets unless the blueprint sets them: no connection in clear text.
[[nodiscard]] std::map<std::string, std::string> SafeParameters(blueprint::Engine engine);

/// True where IAM may stand in for passwords.
[[nodiscard]] bool SupportsIamAuthentication(blueprint::Engine engine, std::string_view version);

/// `03:00-04:00`
[[nodiscard]] std::string RdsWindow(const blueprint::DailyWindow& window);
/// `sun:04:00-sun:05:00`
[[nodiscard]] std::string RdsWindow(const blueprint::WeeklyWindow& window);

}  // namespace lifeboat::lower
