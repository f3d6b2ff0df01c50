#include "lifeboat/diff/diff.h"

#include <array>
#include <optional>
#include <ostream>
#include <vector>

#include "cli/command.h"
#include "cli/diff_input.h"

namespace lifeboat::cli {

namespace {

constexpr std::array kOptions = {
    Option{.name = "plan",
           .value = "FILE",
           .help = "judge what `terraform show -json` prints of a saved plan\n"
                   "(`-`: standard input); the one operand, if any, is what was\n"
                   "planned, and says which line of the blueprint a change is from"},
    Option{.name = "exit-code", .help = "exit with 3 when there is any difference"},
};

void Print(const std::vector<diff::Change>& changes, Context& context) {
  for (const diff::Change& change : changes) {
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
}

ExitCode Run(const Arguments& arguments, Context& context) {
  if (const auto fault = FindInputFault(arguments)) {
    return Report(*fault, context);
  }
  source::SourceMap sources;
  std::vector<diag::Diagnostic> diagnostics;
  const std::optional<diff::Changes> found = LoadChanges(arguments, context.env, sources, diagnostics);
  if (const ExitCode code = Report(diagnostics, sources, context); code != ExitCode::Fine || !found) {
    return code;
  }
  const diff::Changes& changes = *found;
  Print(changes.changes, context);
  if (!changes.drift.empty()) {
    context.env.out << "changed outside Terraform:\n";
    Print(changes.drift, context);
  }
  return arguments.Has("exit-code") && !changes.empty() ? ExitCode::Differences : ExitCode::Fine;
}

}  // namespace

extern const Command kDiffCommand;
const Command kDiffCommand{
    .name = "diff",
    .operands = "OLD NEW",
    .least_operands = 0,
    .most_operands = 2,
    .summary = "show what a change does, and how dangerous it is",
    .description =
        "Compares two blueprints or two folders of Terraform; or judges a saved plan of Terraform:\n"
        "`lifeboat diff --plan FILE [TREE]`, where FILE is what `terraform show -json` prints.",
    .options = kOptions,
    .examples =
        "  lifeboat diff main:shop.yaml shop.yaml\n"
        "      what this branch changes\n"
        "  terraform show -json saved.tfplan | lifeboat diff --plan - out/shop\n"
        "      what a saved plan is about to do",
    .run = Run,
};

}  // namespace lifeboat::cli
