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
#include "cli/lint_fix.h"

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
    Option{.name = "fix",
           .help = "change the files so that what can be mended safely is\n"
                   "found no more; comments, order and layout stay"},
    Option{.name = "diff",
           .help = "show what `--fix` would change and nothing else; exits\n"
                   "with 3 if there is anything"},
    Option{.name = "unsafe-fixes",
           .help = "with --fix or --diff: also what changes how things run,\n"
                   "or what they cost"},
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

ExitCode CodeOf(const std::vector<diag::Diagnostic>& diagnostics, bool deny_warnings) {
  const bool fails = std::ranges::any_of(diagnostics, [&](const diag::Diagnostic& diagnostic) {
    return deny_warnings && diagnostic.severity == diag::Severity::Warning;
  });
  return fails ? ExitCode::Errors : ExitCode::Fine;
}

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

/// Differences: something would change.
ExitCode ShowFixes(const Arguments& arguments, const lint::Selection& selection, diag::Applicability most,
                   const Context& context) {
  ExitCode code = ExitCode::Fine;
  for (const std::string& path : arguments.operands) {
    const ExitCode shown = ShowFixesOf(path, selection, most, context);
    code = shown == ExitCode::Fine || code == ExitCode::Errors ? code : shown;
  }
  return code;
}

ExitCode Run(const Arguments& arguments, Context& context) {
  const auto selection = SelectionOf(arguments);
  if (!selection) {
    return Report(selection.error(), context);
  }
  if (const auto fault = FindFault(arguments)) {
    return Report(*fault, context);
  }
  const auto most = arguments.Has("unsafe-fixes") ? diag::Applicability::Unsafe : diag::Applicability::Safe;
  if (arguments.Has("diff")) {
    return ShowFixes(arguments, *selection, most, context);
  }
  if (arguments.Has("fix")) {
    for (const std::string& path : arguments.operands) {
      if (const ExitCode code = FixFile(path, *selection, most, context); code != ExitCode::Fine) {
        return code;
      }
    }
  }
  source::SourceMap sources;
  std::vector<diag::Diagnostic> diagnostics;
  for (const std::string& path : arguments.operands) {
    diag::CollectingSink sink;
    lint::Report report = driver::Lint(path, *selection, context.env.today, context.env.files, sources, sink);
    std::ranges::move(sink.Take(), std::back_inserter(diagnostics));
    for (lint::Finding& finding : report.findings) {
      diagnostics.push_back(std::move(finding.diagnostic));
    }
  }
  const ExitCode code = ReportFindings(diagnostics, sources, context);
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
        "or under `lint.allow` in the blueprint.",
    .options = kOptions,
    .examples =
        "  lifeboat lint blueprints/*.yaml\n"
        "      all rules on all blueprints\n"
        "  lifeboat lint --only recovery,security --deny-warnings shop.yaml\n"
        "      two categories; a warning fails\n"
        "  lifeboat explain single-zone-database\n"
        "      what a rule finds, and why",
    .run = Run,
};

}  // namespace lifeboat::cli
