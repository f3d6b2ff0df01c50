#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "cli/command.h"

namespace lifeboat::cli {

/// What a command line asks for.
struct Invocation {
  const Command* command = nullptr;  ///< nullptr: none was named
  Arguments arguments;
  bool help = false;  ///< of the command, or of the program when there is none
};

/// Takes a command line apart; global options stand before the command or behind it. Where a command has an
/// option with the name of a global one (`graph --format`), behind its name means the command's. Sets
/// `context` from the global options as far as the line is understood.
[[nodiscard]] tl::expected<Invocation, UsageError> Parse(const std::vector<std::string>& words,
                                                         Context& context);

}  // namespace lifeboat::cli
