#include "lint/report/summary.h"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include <fmt/core.h>

#include "lint/report/said.h"
#include "lint/words.h"

namespace lifeboat::lint {

namespace {

std::string FixesText(const Summary& summary) {
  if (summary.safe_fixes == 0) {
    return summary.unsafe_fixes == 0
               ? ""
               : fmt::format("; {} can be fixed with --fix --unsafe-fixes", summary.unsafe_fixes);
  }
  const std::string more =
      summary.unsafe_fixes == 0 ? "" : fmt::format(" ({} more with --unsafe-fixes)", summary.unsafe_fixes);
  return fmt::format("; {} can be fixed with --fix{}", summary.safe_fixes, more);
}

std::string SetAsideText(const Summary& summary) {
  return (summary.allowed == 0 ? "" : fmt::format("; {} allowed", summary.allowed)) +
         (summary.known == 0 ? "" : fmt::format("; {} in the baseline", summary.known));
}

std::string BrokenText(const Summary& summary) {
  if (summary.broken_files == 0) {
    return "";
  }
  if (summary.files == 1) {
    return "; the blueprint does not compile";
  }
  return fmt::format("; {} of {} blueprints {} not compile", summary.broken_files, summary.files,
                     summary.broken_files == 1 ? "does" : "do");
}

/// The code of what is most severe, and of those the first.
std::string_view WorstCode(const Results& results) {
  const std::vector<const diag::Diagnostic*> all = AllSaid(results);
  const auto worst = std::ranges::min_element(all, {}, &diag::Diagnostic::severity);
  return diag::Info((*worst)->kind).code;
}

}  // namespace

Summary Summarize(const Results& results) {
  Summary summary;
  summary.files = results.files.size();
  summary.rules = results.rules.size();
  for (const diag::Diagnostic* diagnostic : AllSaid(results)) {
    summary.counts.Add(diagnostic->severity);
    if (diagnostic->fix) {
      ++(diagnostic->fix->applicability == diag::Applicability::Safe ? summary.safe_fixes
                                                                     : summary.unsafe_fixes);
    }
  }
  for (const LintedFile& file : results.files) {
    summary.allowed += file.report.allowed.size();
    summary.known += file.report.known.size();
    summary.broken_files += file.errors.empty() ? 0 : 1;
  }
  return summary;
}

std::string SummaryText(const Results& results) {
  const Summary summary = Summarize(results);
  if (summary.counts.all() == 0) {
    return fmt::format("no findings in {} ({}){}\n",
                       Counted(static_cast<std::int64_t>(summary.files), "blueprint"),
                       Counted(static_cast<std::int64_t>(summary.rules), "rule"), SetAsideText(summary));
  }
  return fmt::format("{}{}{}{}\nmore: lifeboat explain {}\n", diag::RenderCount(summary.counts, "finding"),
                     SetAsideText(summary), FixesText(summary), BrokenText(summary), WorstCode(results));
}

}  // namespace lifeboat::lint
