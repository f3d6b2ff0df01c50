#pragma once

#include <string>
#include <vector>

#include "lifeboat/driver/env.h"

namespace lifeboat::cli {

/// The program. `arguments` are those after the program's name. Returns the exit code:
/// 0 fine, 1 diagnostics of error level, 2 usage or I/O, 3 `compile --check` found differences, 70 internal error.
int Run(const std::vector<std::string>& arguments, driver::Env& env);

}  // namespace lifeboat::cli
