#pragma once

#include <string>

#include "cli/command.h"

namespace lifeboat::cli {

/// `lifeboat help`: the commands in the order of their use, examples, exit codes.
[[nodiscard]] std::string ProgramHelp();

/// `lifeboat help compile`: usage, description, options, examples.
[[nodiscard]] std::string CommandHelp(const Command& command);

}  // namespace lifeboat::cli
