#include <ostream>

#include "cli/command.h"

namespace lifeboat::cli {

namespace {

ExitCode Run(const Arguments&, Context& context) {
  context.env.out << "lifeboat " << context.env.version << "\n";
  return ExitCode::Fine;
}

}  // namespace

extern const Command kVersionCommand;
const Command kVersionCommand{
    .name = "version",
    .operands = "",
    .summary = "print the version",
    .description = "Prints the program's version, which every lockfile names too.",
    .options = {},
    .examples = "  lifeboat version",
    .run = Run,
};

}  // namespace lifeboat::cli
