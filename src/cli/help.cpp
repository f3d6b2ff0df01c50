#include "cli/help.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace lifeboat::cli {

namespace {

constexpr std::size_t kOptionColumn = 28;

std::string LeftColumn(const Option& option) {
  std::string text = option.letter == '\0' ? "      --" : fmt::format("  -{}, --", option.letter);
  text.append(option.name);
  if (!option.value.empty()) {
    text.append(" ").append(option.value);
  }
  return text;
}

std::string OptionHelp(const Option& option) {
  std::string out;
  std::string left = LeftColumn(option);
  std::string_view rest = option.help;
  while (true) {
    const std::size_t end = rest.find('\n');
    out.append(fmt::format("{:{}}{}\n", left, kOptionColumn, rest.substr(0, end)));
    if (end == std::string_view::npos) {
      return out;
    }
    rest.remove_prefix(end + 1);
    left.clear();
  }
}

bool Has(std::span<const Option> options, std::string_view name) {
  return std::ranges::any_of(options, [&](const Option& option) { return option.name == name; });
}

}  // namespace

std::string ProgramHelp() {
  std::string out =
      "Lifeboat compiles one YAML blueprint of a two-region application into Terraform\n"
      "that fails over, and comes back.\n"
      "\n"
      "usage: lifeboat COMMAND ... [options]\n"
      "\n"
      "Commands:\n";
  for (const Command* command : Commands()) {
    out.append(fmt::format("  {:10}{}\n", command->name, command->summary));
  }
  out.append(
      "\n"
      "A first round:\n"
      "  lifeboat compile blueprints/flask-blog.yaml -o out/flask-blog\n"
      "  terraform -chdir=out/flask-blog init\n"
      "\n"
      "Before a change is committed:\n"
      "  lifeboat compile blueprints/flask-blog.yaml -o out/flask-blog --check\n"
      "\n"
      "Options of every command, before its name or behind it:\n");
  for (const Option& option : GlobalOptions()) {
    out.append(OptionHelp(option));
  }
  out.append(
      "\n"
      "Results go to standard output, everything else to standard error. No network, no\n"
      "credentials, no telemetry. NO_COLOR and CLICOLOR_FORCE are honoured.\n"
      "\n"
      "Exit codes:\n"
      "   0  fine\n"
      "   1  a blueprint has errors\n"
      "   2  the command line, or a file that cannot be read or written\n"
      "   3  `compile --check`: the output is not what the blueprint says\n"
      "  70  internal error: a bug of Lifeboat\n"
      "\n"
      "`lifeboat help COMMAND` says more about one of them.\n");
  return out;
}

std::string CommandHelp(const Command& command) {
  std::string out = fmt::format("{}\n\n{}\n", UsageLine(command), command.description);
  if (!command.options.empty()) {
    out.append("\nOptions:\n");
    for (const Option& option : command.options) {
      out.append(OptionHelp(option));
    }
  }
  out.append("\nOptions of every command:\n");
  for (const Option& option : GlobalOptions()) {
    // What is hidden by an option of the command's own is still there in front of the command.
    if (!Has(command.options, option.name)) {
      out.append(OptionHelp(option));
    }
  }
  return out.append(fmt::format("\nExamples:\n{}\n", command.examples));
}

}  // namespace lifeboat::cli
