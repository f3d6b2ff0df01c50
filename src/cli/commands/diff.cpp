#include "lifeboat/diff/diff.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "lifeboat/driver/diff_plan.h"
#include "lifeboat/driver/diff_side.h"

#include "cli/command.h"

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

std::optional<UsageError> FindFault(const Arguments& arguments) {
  const std::size_t most = arguments.Has("plan") ? 1 : 2;
  if (arguments.operands.size() > most) {
    return UsageError{"`--plan` takes what was planned, and no `" + arguments.operands[most] + "` besides",
                      {"usage: lifeboat diff --plan FILE [TREE]"}};
  }
  if (most == 2 && arguments.operands.size() < most) {
    return UsageError{"`diff` needs OLD and NEW, or `--plan FILE`",
                      {"usage: lifeboat diff OLD NEW", "usage: lifeboat diff --plan FILE [TREE]"}};
  }
  return std::nullopt;
}

/// Between two sides, or of a plan. Nullopt: `diagnostics` says why.
std::optional<diff::Changes> FindChanges(const Arguments& arguments, Context& context,
                                         source::SourceMap& sources,
                                         std::vector<diag::Diagnostic>& diagnostics) {
  const auto plan = arguments.Value("plan");
  std::vector<std::optional<diff::Side>> sides;
  bool all = true;
  for (const std::string& spec : arguments.operands) {
    diag::CollectingSink sink;
    sides.push_back(driver::LoadSide(spec, context.env, sources, sink));
    all = all && sides.back().has_value();
    std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
  }
  if (!all) {
    return std::nullopt;
  }
  if (!plan) {
    return diff::Compare(*sides[0], *sides[1]);
  }
  diag::CollectingSink sink;
  auto changes = driver::LoadPlan(*plan, sides.empty() ? nullptr : &*sides[0], context.env, sink);
  std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
  return changes;
}

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
  if (const auto fault = FindFault(arguments)) {
    return Report(*fault, context);
  }
  source::SourceMap sources;
  std::vector<diag::Diagnostic> diagnostics;
  const std::optional<diff::Changes> found = FindChanges(arguments, context, sources, diagnostics);
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
        "Compares two blueprints or two folders of Terraform; or reads a plan of Terraform: "
        "`lifeboat diff --plan FILE [TREE]`.",
    .options = kOptions,
    .examples =
        "  lifeboat diff main:shop.yaml shop.yaml\n"
        "      what this branch changes\n"
        "  terraform show -json saved.tfplan | lifeboat diff --plan - out/shop\n"
        "      what a saved plan is about to do",
    .run = Run,
};

}  // namespace lifeboat::cli
