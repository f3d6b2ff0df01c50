#include "lifeboat/diff/diff.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/diff/approvals.h"
#include "lifeboat/diff/report.h"
#include "lifeboat/driver/diff_settings.h"

#include "cli/command.h"
#include "cli/diff_gate.h"
#include "cli/diff_input.h"
#include "cli/report_files.h"

namespace lifeboat::cli {

namespace {

constexpr std::string_view kStepSummary = "GITHUB_STEP_SUMMARY";

constexpr std::array kOptions = {
    Option{.name = "plan",
           .value = "FILE",
           .help = "judge what `terraform show -json` prints of a saved plan\n"
                   "(`-`: standard input); the one operand, if any, is what was\n"
                   "planned, and says which line of the blueprint a change is from"},
    Option{.name = "format",
           .value = "FORMAT",
           .choices = diff::kReportFormats,
           .help = "text (the default), json, markdown (a comment of a pull\n"
                   "request) or github (its annotations)"},
    Option{.name = "output",
           .letter = 'o',
           .value = "FORMAT=FILE",
           .help = "write a report to a file as well; may be given several\n"
                   "times: --output markdown=diff.md --output json=diff.json",
           .repeatable = true},
    Option{.name = "fail-on",
           .value = "CLASSES",
           .help = "exit with 4 when a change of such a class, or a worse one,\n"
                   "is not approved: in-place, disruptive, replace, data-loss;\n"
                   "recovery, which stands for itself; or never. With commas\n"
                   "between them; data-loss,recovery unless it is configured"},
    Option{.name = "exit-code", .help = "exit with 3 when there is any difference"},
    Option{.name = "config",
           .value = "FILE",
           .help = "take the classes and the approvals from this file; else\n"
                   "from .lifeboat.yaml in the nearest folder upwards of NEW"},
    Option{.name = "no-config", .help = "look for no such file"},
};

diff::ReportFormat FormatOf(const Arguments& arguments, Format global) {
  if (const auto format = arguments.Value("format")) {
    return diff::ReportFormatOf(*format);
  }
  return global == Format::Json ? diff::ReportFormat::Json : diff::ReportFormat::Text;
}

/// Puts the summary behind what other steps of the job have written there.
FileSystem::Result<void> AppendStepSummary(const diff::Report& report, const driver::Env& env) {
  const auto path = env.environment(kStepSummary);
  if (!path || path->empty()) {
    return {};
  }
  std::string text;
  if (env.files.KindOf(*path) != FileSystem::Kind::Missing) {
    auto written = env.files.Read(*path);
    if (!written) {
      return tl::unexpected(written.error());
    }
    text = *std::move(written);
  }
  text += diff::RenderReport(diff::ReportFormat::Markdown, report, {});
  return env.files.Write(*path, text);
}

ExitCode Print(const diff::Report& report, diff::ReportFormat format, const std::vector<ReportFile>& files,
               const Context& context) {
  context.env.out << diff::RenderReport(
      format, report, DetectTerminal(context.color, context.env.out_is_terminal, context.env.environment));
  const auto render = [&](std::string_view name) {
    return diff::RenderReport(diff::ReportFormatOf(name), report, {});
  };
  if (const auto written = WriteReports(files, render, context.env.files); !written) {
    return Report(diag::Kind::CannotWrite, {written.error(), {}}, context);
  }
  if (format != diff::ReportFormat::Github) {
    return ExitCode::Fine;
  }
  const auto appended = AppendStepSummary(report, context.env);
  return appended ? ExitCode::Fine : Report(diag::Kind::CannotWrite, {appended.error(), {}}, context);
}

/// What is compared, in the words of the command line.
struct Labels {
  std::string before;
  std::string after;
  std::string home;  ///< whose folder the settings are looked for in
};

Labels LabelsOf(const Arguments& arguments) {
  const auto plan = arguments.Value("plan");
  if (!plan) {
    return {arguments.operands[0], arguments.operands[1], arguments.operands[1]};
  }
  const bool tree = !arguments.operands.empty();
  return {"the state", *plan == "-" ? "the plan" : *plan,
          tree           ? arguments.operands[0]
          : *plan == "-" ? "."
                         : *plan};
}

ExitCode Run(const Arguments& arguments, Context& context) {
  if (const auto fault = FindInputFault(arguments)) {
    return Report(*fault, context);
  }
  if (arguments.Has("config") && arguments.Has("no-config")) {
    return Report(UsageError{"`--config` goes without `--no-config`", {}}, context);
  }
  const auto fail_on = FailOnOf(arguments);
  if (!fail_on) {
    return Report(fail_on.error(), context);
  }
  const auto files = ReadReportFiles(arguments.Values("output"), diff::kReportFormats, arguments.operands);
  if (!files) {
    return Report(files.error(), context);
  }
  const Labels labels = LabelsOf(arguments);
  source::SourceMap sources;
  diag::CollectingSink sink;
  const diff::Settings settings = driver::ReadDiffSettings(
      labels.home, {.path = arguments.Value("config"), .find = !arguments.Has("no-config")},
      context.env.files, sources, sink);
  if (sink.HasErrors()) {
    return Report(sink.Take(), sources, context);
  }
  std::vector<diag::Diagnostic> diagnostics;
  std::optional<diff::Changes> found = LoadChanges(arguments, context.env, sources, diagnostics);
  if (const ExitCode code = Report(diagnostics, sources, context); code != ExitCode::Fine || !found) {
    return code;
  }
  diff::Changes changes = *std::move(found);
  const diff::Gate gate = fail_on->value_or(settings.gate.value_or(diff::Gate()));
  diff::Verdict verdict = diff::Judge(changes, gate, settings.approvals, context.env.today, sink);
  static_cast<void>(Report(sink.Take(), sources, context));
  const diff::Report report{labels.before, labels.after, changes, std::move(verdict), context.env.version};
  if (const ExitCode code = Print(report, FormatOf(arguments, context.format), *files, context);
      code != ExitCode::Fine) {
    return code;
  }
  if (report.verdict.Rejects(changes)) {
    return ExitCode::Rejected;
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
        "Compares two blueprints, or two folders that were compiled, resource by resource, and says\n"
        "what Terraform will do with each and what is lost by it. Needs no network, no credentials\n"
        "and no Terraform. A side may come from git: REV:path, or REV:./path from the working\n"
        "directory. With --plan it judges a saved plan of Terraform the same way, and what was\n"
        "changed behind Terraform's back.\n"
        "\n"
        "Every change has a class: none, in-place, disruptive, replace or data-loss, each worse\n"
        "than the one before. Besides, a change may harm recovery itself. What follows from a\n"
        "change is part of the difference: a new key replaces the database that it encrypts.\n"
        "\n"
        "A change that is meant is approved under `diff.approve` in .lifeboat.yaml, with a class, a\n"
        "reason and a last day; docs/diff.md has the keys. The json format is described by\n"
        "docs/diff/changes.schema.json. With --format github the markdown is also put behind the\n"
        "file that GITHUB_STEP_SUMMARY names.\n"
        "\n"
        "Exit code 1: a side has errors; 2: one cannot be read, or a report cannot be written; 3:\n"
        "--exit-code, when there is a difference; 4: a change that --fail-on names is not approved.",
    .options = kOptions,
    .examples =
        "  lifeboat diff main:blueprints/shop.yaml blueprints/shop.yaml\n"
        "      what this branch changes\n"
        "  lifeboat diff out/shop shop.yaml\n"
        "      what was compiled last, and what the blueprint says now\n"
        "  lifeboat diff --fail-on replace --format github --output markdown=diff.md \\\n"
        "      origin/main:shop.yaml shop.yaml\n"
        "      in CI: annotations, and a comment for the pull request\n"
        "  terraform show -json saved.tfplan | lifeboat diff --plan - out/shop\n"
        "      what a saved plan is about to do\n"
        "  lifeboat diff --fail-on never --format json old.yaml new.yaml\n"
        "      for another program, which decides by itself",
    .run = Run,
};

}  // namespace lifeboat::cli
