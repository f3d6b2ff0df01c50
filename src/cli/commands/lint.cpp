#include "lifeboat/driver/lint.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifeboat/lint/lint.h"
#include "lifeboat/lint/report.h"

#include "cli/command.h"
#include "cli/kind_text.h"
#include "cli/lint_fix.h"
#include "cli/lint_selection.h"
#include "cli/lint_settings.h"
#include "cli/report_files.h"

namespace lifeboat::cli {

namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"info", "warning", "error"};

constexpr std::array kOptions = {
    Option{.name = "format",
           .value = "FORMAT",
           .choices = lint::kReportFormats,
           .help = "text (the default), short (one line each), json, sarif,\n"
                   "junit or github (annotations of a pull request)"},
    Option{.name = "output",
           .letter = 'o',
           .value = "FORMAT=FILE",
           .help = "write a report to a file as well; may be given several\n"
                   "times: --output sarif=lint.sarif --output junit=lint.xml",
           .repeatable = true},
    Option{.name = "only",
           .value = "RULES",
           .help = "run these rules alone: names, codes or categories, with\n"
                   "commas between them; `*` stands for any characters"},
    Option{.name = "skip", .value = "RULES", .help = "do not run these rules"},
    Option{.name = "min-severity",
           .value = "LEVEL",
           .choices = kSeverities,
           .help = "report nothing less severe: info, warning or error"},
    Option{.name = "deny-warnings", .help = "exit with 1 when there are warnings, too"},
    Option{.name = "fix",
           .help = "change the files so that what can be mended safely is\n"
                   "found no more; comments, order and layout stay"},
    Option{.name = "diff",
           .help = "show what `--fix` would change and nothing else; exits\n"
                   "with 3 if there is anything"},
    Option{.name = "unsafe-fixes",
           .help = "with --fix or --diff: also what changes how things run,\n"
                   "or what they cost"},
    Option{.name = "config",
           .value = "FILE",
           .help = "take severities and the baseline from this file; else\n"
                   "from .lifeboat.yaml in the nearest folder upwards"},
    Option{.name = "no-config", .help = "look for no such file"},
    Option{.name = "baseline", .value = "FILE", .help = "do not report the findings that are listed there"},
    Option{.name = "no-baseline", .help = "report them, whatever the configuration says"},
    Option{.name = "write-baseline",
           .value = "FILE",
           .help = "list the present findings there instead of reporting them"},
};

std::optional<UsageError> FindFault(const Arguments& arguments) {
  if (arguments.Has("fix") && arguments.Has("diff")) {
    return UsageError{"`--diff` changes nothing and goes without `--fix`", {}};
  }
  if (arguments.Has("unsafe-fixes") && !arguments.Has("fix") && !arguments.Has("diff")) {
    return UsageError{"`--unsafe-fixes` says which fixes, not that they are to be made",
                      {"add `--fix`, or `--diff` to look at them first"}};
  }
  return std::nullopt;
}

/// What is said of one file: errors in front of findings.
std::vector<diag::Diagnostic> SaidOf(const lint::LintedFile& file) {
  std::vector<diag::Diagnostic> all = file.errors;
  std::ranges::transform(file.report.findings, std::back_inserter(all), &lint::Finding::diagnostic);
  return all;
}

ExitCode ExitCodeOf(const lint::Results& results, bool deny_warnings) {
  ExitCode code = ExitCode::Fine;
  for (const lint::LintedFile& file : results.files) {
    const std::vector<diag::Diagnostic> said = SaidOf(file);
    const bool warns = std::ranges::any_of(said, [](const diag::Diagnostic& diagnostic) {
      return diagnostic.severity == diag::Severity::Warning;
    });
    code = std::max({code, CodeOf(said), deny_warnings && warns ? ExitCode::Errors : ExitCode::Fine});
  }
  return code;
}

lint::ReportFormat FormatOf(const Arguments& arguments, Format global) {
  if (const auto format = arguments.Value("format")) {
    return lint::ReportFormatOf(*format);
  }
  return global == Format::Json    ? lint::ReportFormat::Json
         : global == Format::Short ? lint::ReportFormat::Short
                                   : lint::ReportFormat::Text;
}

/// Differences: something would change.
ExitCode ShowFixes(const std::vector<std::string>& paths, const driver::LintSettings& settings,
                   diag::Applicability most, const Context& context) {
  ExitCode code = ExitCode::Fine;
  for (const std::string& path : paths) {
    const ExitCode shown = ShowFixesOf(path, settings.SelectionFor(path), most, context);
    code = shown == ExitCode::Fine || code == ExitCode::Usage ? code : shown;
  }
  return code;
}

ExitCode MakeFixes(const std::vector<std::string>& paths, const driver::LintSettings& settings,
                   diag::Applicability most, const Context& context) {
  for (const std::string& path : paths) {
    if (const ExitCode code = FixFile(path, settings.SelectionFor(path), most, context);
        code != ExitCode::Fine) {
      return code;
    }
  }
  return ExitCode::Fine;
}

lint::Results LintAll(const std::vector<std::string>& paths, const lint::Selection& selection,
                      driver::LintSettings& settings, source::SourceMap& sources, const Context& context) {
  lint::Results results{
      .files = {}, .rules = lint::SpeakingRules(selection), .version = context.env.version, .about = TextOf};
  for (const std::string& path : paths) {
    diag::CollectingSink sink;
    const auto after_use = &path == &paths.back() ? driver::AfterUse::Keep : driver::AfterUse::Free;
    lint::Report report = driver::Lint(path, settings.SelectionFor(path), context.env.today,
                                       context.env.files, sources, sink, after_use);
    settings.SetAside(path, !sink.HasErrors(), report);
    results.files.push_back({path, sink.Take(), std::move(report)});
  }
  for (lint::Finding& finding : settings.Stale()) {
    const std::string& path = sources[finding.diagnostic.labels.front().span.file].path();
    auto file = std::ranges::find(results.files, path, &lint::LintedFile::path);
    if (file == results.files.end()) {
      file =
          results.files.insert(file, {path, {}, {.ran = true, .findings = {}, .allowed = {}, .known = {}}});
    }
    file->report.findings.push_back(std::move(finding));
  }
  return results;
}

ExitCode Run(const Arguments& arguments, Context& context) {
  if (const auto fault = FindFault(arguments)) {
    return Report(*fault, context);
  }
  const auto selection = SelectionOf(arguments);
  if (!selection) {
    return Report(selection.error(), context);
  }
  const auto files = ReadReportFiles(arguments.Values("output"), lint::kReportFormats, arguments.operands);
  if (!files) {
    return Report(files.error(), context);
  }
  const auto options = LintOptionsOf(arguments, *selection);
  if (!options) {
    return Report(options.error(), context);
  }
  source::SourceMap sources;
  driver::LintSettings settings(*options, context.env.files, sources);
  if (const ExitCode code = ReadSettings(settings, arguments.operands, sources, context);
      code != ExitCode::Fine) {
    return code;
  }
  const auto most = arguments.Has("unsafe-fixes") ? diag::Applicability::Unsafe : diag::Applicability::Safe;
  if (arguments.Has("diff")) {
    return ShowFixes(arguments.operands, settings, most, context);
  }
  if (arguments.Has("fix")) {
    if (const ExitCode code = MakeFixes(arguments.operands, settings, most, context);
        code != ExitCode::Fine) {
      return code;
    }
  }
  const lint::Results results = LintAll(arguments.operands, *selection, settings, sources, context);
  context.env.out << lint::RenderReport(
      FormatOf(arguments, context.format), results, sources,
      DetectTerminal(context.color, context.env.out_is_terminal, context.env.environment));
  const auto render = [&](std::string_view format) {
    return lint::RenderReport(lint::ReportFormatOf(format), results, sources, {});
  };
  if (const auto written = WriteReports(*files, render, context.env.files); !written) {
    return Report(diag::Kind::CannotWrite, {written.error(), {}}, context);
  }
  const ExitCode code = ExitCodeOf(results, arguments.Has("deny-warnings"));
  return options->write_baseline
             ? std::max(code, WriteBaseline(settings, *options->write_baseline, results, context))
             : code;
}

}  // namespace

extern const Command kLintCommand;
const Command kLintCommand{
    .name = "lint",
    .operands = "FILE...",
    .least_operands = 1,
    .most_operands = static_cast<std::size_t>(-1),
    .summary = "find what would keep a blueprint from recovering",
    .description =
        "Looks for what Terraform and AWS accept and what hurts when a region is lost: a state in\n"
        "the region that is gone, a replica that is too small, a detector that flaps. Needs no\n"
        "network, no credentials and no Terraform.\n"
        "\n"
        "A finding that is meant is allowed with a reason, on its line or on the one above it:\n"
        "  # lifeboat: allow(single-zone-database) - a copy for tests\n"
        "or under `lint.allow` in the blueprint. A file .lifeboat.yaml sets severities for many\n"
        "blueprints, and a baseline lists findings that were there before anybody looked.\n"
        "\n"
        "Standard output has one report, in the format of --format; --output writes others at the\n"
        "same time, each complete or not at all. In text, three findings or more that are alike\n"
        "are shown once, with the places of the others. json is described by\n"
        "docs/lint/findings.schema.json; sarif (2.1.0) is for code scanning, and what is allowed\n"
        "is a suppressed result there; in junit each rule is a test case, and what is allowed is\n"
        "skipped. A blueprint that does not compile is part of every report.\n"
        "\n"
        "Exit code 1: errors, or warnings with --deny-warnings; 2: a file that cannot be read or\n"
        "written; 3: --diff, when there is something to be fixed.",
    .options = kOptions,
    .examples =
        "  lifeboat lint blueprints/*.yaml\n"
        "      all rules on all blueprints\n"
        "  lifeboat lint --only recovery,security --deny-warnings shop.yaml\n"
        "      two categories; a warning fails\n"
        "  lifeboat lint --format github --output sarif=lint.sarif blueprints/*.yaml\n"
        "      in CI: annotations, and a file for code scanning\n"
        "  lifeboat lint --write-baseline lint-baseline.json blueprints/*.yaml\n"
        "      begin with what is found today; report what comes next\n"
        "  lifeboat lint --diff --unsafe-fixes shop.yaml\n"
        "      look at every fix before making it\n"
        "  lifeboat explain single-zone-database\n"
        "      what a rule finds, and why",
    .run = Run,
};

}  // namespace lifeboat::cli
