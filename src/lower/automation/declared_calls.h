#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/graph/policy.h"

#include "lower/context.h"

namespace lifeboat::lower {

/// One line of a program's permissions.json.
struct DeclaredCall {
  std::string action;  ///< rds:PromoteReadReplica
  std::string on;      ///< a class of resources, see policy_resources.h
  std::string via;     ///< for keys: the service that uses them on the program's behalf; else empty
};

/// What permissions.json declares: the calls that the program makes and those that AWS makes for it.
[[nodiscard]] std::vector<DeclaredCall> ParseDeclaredCalls(std::string_view json);

/// The file of one of the Lambda programs, and that of the image document.
[[nodiscard]] std::vector<DeclaredCall> CallsOf(graph::Program program);
[[nodiscard]] std::vector<DeclaredCall> CallsOfImageDocument();

/// The smallest policy that allows these calls: a statement for each class of resources that this blueprint
/// has. `log_group` is what the class `log` stands for.
[[nodiscard]] graph::PolicyDocument LeastPrivilege(const Context& context,
                                                   const std::vector<DeclaredCall>& calls,
                                                   const std::string& log_group);

}  // namespace lifeboat::lower
