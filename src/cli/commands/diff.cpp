#include "lifeboat/diff/diff.h"

#include <array>
#include <ostream>

#include "lifeboat/driver/diff_side.h"

#include "cli/command.h"

namespace lifeboat::cli {

namespace {

constexpr std::array kOptions = {
    Option{.name = "exit-code", .help = "exit with 3 when there is any difference"},
};

ExitCode Run(const Arguments& arguments, Context& context) {
  source::SourceMap sources;
  std::vector<diag::Diagnostic> diagnostics;
  std::vector<std::optional<diff::Side>> sides;
  for (const std::string& spec : arguments.operands) {
    diag::CollectingSink sink;
    sides.push_back(driver::LoadSide(spec, context.env, sources, sink));
    std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
  }
  if (const ExitCode code = Report(diagnostics, sources, context); code != ExitCode::Fine) {
    return code;
  }
  const diff::Changes changes = diff::Compare(*sides[0], *sides[1]);
  for (const diff::Change& change : changes.changes) {
    context.env.out << diff::NameOf(change.risk) << " " << diff::NameOf(change.action) << " "
                    << change.address << "\n";
    for (const auto& attribute : change.attributes) {
      context.env.out << "    " << attribute.path << ": " << attribute.before.value_or("-") << " -> "
                      << (attribute.known ? attribute.after.value_or("-") : "(known after apply)") << "  "
                      << diff::NameOf(attribute.risk) << " " << attribute.why << " " << attribute.because
                      << "\n";
    }
    for (const auto& file : change.files) {
      context.env.out << file.path << "\n" << file.diff;
    }
    for (const auto& note : change.notes) {
      context.env.out << "    note: " << note.text << "\n";
    }
  }
  return arguments.Has("exit-code") && !changes.empty() ? ExitCode::Differences : ExitCode::Fine;
}

}  // namespace

extern const Command kDiffCommand;
const Command kDiffCommand{
    .name = "diff",
    .operands = "OLD NEW",
    .least_operands = 2,
    .most_operands = 2,
    .summary = "show what a change does, and how dangerous it is",
    .description = "Compares two blueprints or two folders of Terraform.",
    .options = kOptions,
    .examples =
        "  lifeboat diff main:shop.yaml shop.yaml\n"
        "      what this branch changes",
    .run = Run,
};

}  // namespace lifeboat::cli
