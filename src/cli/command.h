#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/report.h"

namespace lifeboat::cli {

/// `-o, --output DIR`; without a value a flag.
struct Option {
  std::string_view name;                           ///< without dashes
  char letter = '\0';                              ///< the short form, if there is one
  std::string_view value = {};                     ///< what the value is, for help: `DIR`
  std::span<const std::string_view> choices = {};  ///< the only values; empty: any
  std::string_view help = {};                      ///< one or more lines of help
  bool repeatable = false;                         ///< may be given several times
};

/// What follows a command on its line, checked against its tables.
struct Arguments {
  std::vector<std::string> operands;
  /// Values by name, in the order of the line; a flag that is set has an empty one. Never an empty list.
  std::map<std::string, std::vector<std::string>, std::less<>> options;

  [[nodiscard]] bool Has(std::string_view option) const { return options.contains(option); }
  [[nodiscard]] std::optional<std::string> Value(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::nullopt : std::optional(found->second.front());
  }
  /// All values of a repeatable option.
  [[nodiscard]] std::vector<std::string> Values(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::vector<std::string>() : found->second;
  }
};

/// A command as data; commands/<name>.cpp defines one, commands.def lists it.
struct Command {
  std::string_view name;
  std::string_view operands;  ///< for help: `FILE...`
  std::size_t least_operands = 0;
  std::size_t most_operands = 0;
  std::string_view summary;      ///< what it does, in one line
  std::string_view description;  ///< the paragraphs of its help
  std::span<const Option> options;
  std::string_view examples;  ///< command lines, each with what it is good for
  ExitCode (*run)(const Arguments&, Context&);
};

/// Everything in commands.def, in its order.
[[nodiscard]] std::span<const Command* const> Commands();
/// nullptr for an unknown name.
[[nodiscard]] const Command* FindCommand(std::string_view name);

/// `usage: lifeboat compile FILE... [options]`
[[nodiscard]] std::string UsageLine(const Command& command);

/// What every command understands.
[[nodiscard]] std::span<const Option> GlobalOptions();

/// `unknown command …` with the nearest name, ready to be reported.
[[nodiscard]] UsageError UnknownCommand(std::string_view name);

}  // namespace lifeboat::cli
