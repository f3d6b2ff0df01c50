#include "cli/command.h"

#include <array>

#include "lifeboat/support/edit_distance.h"

namespace lifeboat::cli {

#define LIFEBOAT_COMMAND(name) extern const Command k##name##Command;
#include "cli/commands.def"
#undef LIFEBOAT_COMMAND

namespace {

constexpr std::array kCommands = {
#define LIFEBOAT_COMMAND(name) &k##name##Command,
#include "cli/commands.def"
#undef LIFEBOAT_COMMAND
};

constexpr std::array<std::string_view, 3> kFormats = {"text", "short", "json"};
constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};

constexpr std::array kGlobalOptions = {
    Option{
        .name = "format",
        .value = "FORMAT",
        .choices = kFormats,
        .help =
            "how to print diagnostics: text (the default), short\n(one line each), json (one object a line)"},
    Option{.name = "color",
           .value = "WHEN",
           .choices = kColors,
           .help = "auto (the default: on a terminal), always, never"},
    Option{.name = "help", .letter = 'h', .help = "print this text"},
};

}  // namespace

std::span<const Command* const> Commands() { return kCommands; }

const Command* FindCommand(std::string_view name) {
  for (const Command* command : kCommands) {
    if (command->name == name) {
      return command;
    }
  }
  return nullptr;
}

std::string UsageLine(const Command& command) {
  std::string line = "usage: lifeboat " + std::string(command.name);
  if (!command.operands.empty()) {
    line.append(" ").append(command.operands);
  }
  return line.append(command.options.empty() ? "" : " [options]");
}

std::span<const Option> GlobalOptions() { return kGlobalOptions; }

UsageError UnknownCommand(std::string_view name) {
  UsageError error{"unknown command `" + std::string(name) + "`", {}};
  std::vector<std::string_view> names;
  for (const Command* command : kCommands) {
    names.push_back(command->name);
  }
  if (const auto closest = Closest(name, names)) {
    error.helps.push_back("a similar command exists: `" + *closest + "`");
  }
  error.helps.emplace_back("`lifeboat help` lists all commands");
  return error;
}

}  // namespace lifeboat::cli
