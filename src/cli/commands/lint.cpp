#include "lifeboat/driver/lint.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/lint/lint.h"

#include "cli/command.h"
#include "cli/lint_settings.h"

namespace lifeboat::cli {

namespace {

constexpr std::array<std::string_view, 3> kSeverities = {"info", "warning", "error"};

constexpr std::array kOptions = {
    Option{.name = "only",
           .value = "RULES",
           .help = "run these rules alone: names, codes or categories, with commas\n"
                   "between them; `*` stands for any characters"},
    Option{.name = "skip", .value = "RULES", .help = "do not run these rules"},
    Option{.name = "min-severity",
           .value = "SEVERITY",
           .choices = kSeverities,
           .help = "report nothing less severe: info, warning or error"},
    Option{.name = "deny-warnings", .help = "exit with 1 when there are warnings, too"},
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

ExitCode CodeOf(const std::vector<diag::Diagnostic>& diagnostics, bool deny_warnings) {
  const bool fails = std::ranges::any_of(diagnostics, [&](const diag::Diagnostic& diagnostic) {
    return deny_warnings && diagnostic.severity == diag::Severity::Warning;
  });
  return fails ? ExitCode::Errors : ExitCode::Fine;
}

ExitCode Run(const Arguments& arguments, Context& context) {
  const auto selection = SelectionOf(arguments);
  if (!selection) {
    return Report(selection.error(), context);
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
  std::vector<diag::Diagnostic> diagnostics;
  std::vector<lint::Finding> findings;
  std::size_t known = 0;
  bool errors = false;
  for (const std::string& path : arguments.operands) {
    diag::CollectingSink sink;
    lint::Report report =
        driver::Lint(path, settings.SelectionFor(path), context.env.today, context.env.files, sources, sink);
    errors |= sink.HasErrors();
    settings.SetAside(path, !sink.HasErrors(), report);
    known += report.known.size();
    std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
    for (lint::Finding& finding : report.findings) {
      diagnostics.push_back(finding.diagnostic);
      findings.push_back(std::move(finding));
    }
  }
  for (lint::Finding& finding : settings.Stale()) {
    diagnostics.push_back(std::move(finding.diagnostic));
  }
  ExitCode code = ReportFindings(diagnostics, sources, context);
  if (options->write_baseline) {
    code = std::max(code, WriteBaseline(settings, *options->write_baseline, findings, errors, context));
  } else {
    PrintKnown(known, context);
  }
  return code == ExitCode::Fine ? CodeOf(diagnostics, arguments.Has("deny-warnings")) : code;
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
        "blueprints, and a baseline lists findings that were there before anybody looked.",
    .options = kOptions,
    .examples =
        "  lifeboat lint blueprints/*.yaml\n"
        "      all rules on all blueprints\n"
        "  lifeboat lint --only recovery,security --deny-warnings shop.yaml\n"
        "      two categories; a warning fails\n"
        "  lifeboat lint --write-baseline lint-baseline.json blueprints/*.yaml\n"
        "      begin with what is found today; report what comes next\n"
        "  lifeboat explain single-zone-database\n"
        "      what a rule finds, and why",
    .run = Run,
};

}  // namespace lifeboat::cli
