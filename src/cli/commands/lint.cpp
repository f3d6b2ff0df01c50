#include "lifeboat/driver/lint.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/lint/lint.h"
#include "lifeboat/lint/report.h"

#include "cli/command.h"
#include "cli/kind_text.h"
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
           .help = "run these rules alone: names, codes or categories, with commas\n"
                   "between them; `*` stands for any characters"},
    Option{.name = "skip", .value = "RULES", .help = "do not run these rules"},
    Option{.name = "min-severity",
           .value = "LEVEL",
           .choices = kSeverities,
           .help = "report nothing less severe: info, warning or error"},
    Option{.name = "deny-warnings", .help = "exit with 1 when there are warnings, too"},
};

std::vector<std::string> Split(const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream stream(list);
  for (std::string part; std::getline(stream, part, ',');) {
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

diag::Severity SeverityOf(std::string_view word) {
  return word == "error"     ? diag::Severity::Error
         : word == "warning" ? diag::Severity::Warning
                             : diag::Severity::Info;
}

tl::expected<lint::Selection, UsageError> SelectionOf(const Arguments& arguments) {
  lint::Selection selection;
  for (const auto& [option, patterns] :
       {std::pair{"only", &selection.only}, std::pair{"skip", &selection.skip}}) {
    *patterns = Split(arguments.Value(option).value_or(""));
    for (const std::string& pattern : *patterns) {
      if (!lint::FitsAnyRule(pattern)) {
        return tl::unexpected(UsageError{fmt::format("`--{}`: no rule is called `{}`", option, pattern),
                                         {"`lifeboat explain rules` lists them"}});
      }
    }
  }
  selection.least = SeverityOf(arguments.Value("min-severity").value_or("info"));
  return selection;
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

ExitCode Run(const Arguments& arguments, Context& context) {
  const auto selection = SelectionOf(arguments);
  if (!selection) {
    return Report(selection.error(), context);
  }
  const auto files = ReadReportFiles(arguments.Values("output"), arguments.operands);
  if (!files) {
    return Report(files.error(), context);
  }
  source::SourceMap sources;
  lint::Results results{
      .files = {}, .rules = lint::SpeakingRules(*selection), .version = context.env.version, .about = TextOf};
  for (const std::string& path : arguments.operands) {
    diag::CollectingSink sink;
    lint::Report report = driver::Lint(path, *selection, context.env.today, context.env.files, sources, sink);
    results.files.push_back({path, sink.Take(), std::move(report)});
  }
  context.env.out << lint::RenderReport(
      FormatOf(arguments, context.format), results, sources,
      DetectTerminal(context.color, context.env.out_is_terminal, context.env.environment));
  if (const auto written = WriteReports(*files, results, sources, context.env.files); !written) {
    return Report(diag::Kind::CannotWrite, {written.error(), {}}, context);
  }
  return ExitCodeOf(results, arguments.Has("deny-warnings"));
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
        "or under `lint.allow` in the blueprint.\n"
        "\n"
        "Standard output has one report, in the format of --format; --output writes others at the\n"
        "same time, each complete or not at all. In text, three findings or more that are alike\n"
        "are shown once, with the places of the others. json is described by\n"
        "docs/lint/findings.schema.json; sarif (2.1.0) is for code scanning, and what is allowed\n"
        "is a suppressed result there; in junit each rule is a test case, and what is allowed is\n"
        "skipped. A blueprint that does not compile is part of every report.\n"
        "\n"
        "Exit code 1: errors, or warnings with --deny-warnings; 2: a file that cannot be read or\n"
        "written.",
    .options = kOptions,
    .examples =
        "  lifeboat lint blueprints/*.yaml\n"
        "      all rules on all blueprints\n"
        "  lifeboat lint --only recovery,security --deny-warnings shop.yaml\n"
        "      two categories; a warning fails\n"
        "  lifeboat lint --format github --output sarif=lint.sarif blueprints/*.yaml\n"
        "      in CI: annotations, and a file for code scanning\n"
        "  lifeboat explain single-zone-database\n"
        "      what a rule finds, and why",
    .run = Run,
};

}  // namespace lifeboat::cli
