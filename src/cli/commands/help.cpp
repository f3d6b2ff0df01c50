#include "cli/help.h"

#include <ostream>

#include "cli/command.h"

namespace lifeboat::cli {

namespace {

ExitCode Run(const Arguments& arguments, Context& context) {
  if (arguments.operands.empty()) {
    context.env.out << ProgramHelp();
    return ExitCode::Fine;
  }
  const std::string& name = arguments.operands.front();
  if (const Command* command = FindCommand(name)) {
    context.env.out << CommandHelp(*command);
    return ExitCode::Fine;
  }
  return Report(UnknownCommand(name), context);
}

}  // namespace

extern const Command kHelpCommand;
const Command kHelpCommand{
    .name = "help",
    .operands = "[COMMAND]",
    .most_operands = 1,
    .summary = "explain a command, or list them all",
    .description =
        "Prints what a command does, its options and examples; without one, the list of\n"
        "commands.",
    .options = {},
    .examples = "  lifeboat help compile",
    .run = Run,
};

}  // namespace lifeboat::cli
