#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/lint/lint.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::lint {

/// What came of one file.
struct LintedFile {
  std::string path;                      ///< as it was given
  std::vector<diag::Diagnostic> errors;  ///< of the blueprint itself: it does not compile
  Report report;
};

/// What came of a whole run, ready to be printed.
struct Results {
  std::vector<LintedFile> files;
  std::vector<diag::Kind> rules;  ///< that could speak, by code: SpeakingRules
  std::string version;            ///< of the program
  /// A paragraph about a kind that is no rule; rules explain themselves.
  std::string_view (*about)(diag::Kind kind) = nullptr;
};

/// The rules that a selection lets speak, by code. Those about allowing (LB89x) are not counted among them.
[[nodiscard]] std::vector<diag::Kind> SpeakingRules(const Selection& selection);

enum class ReportFormat : std::uint8_t { Text, Short, Json, Sarif, Junit, Github };

/// In the order of ReportFormat.
inline constexpr std::array<std::string_view, 6> kReportFormats = {"text",  "short", "json",
                                                                   "sarif", "junit", "github"};

/// `name` is one of kReportFormats.
[[nodiscard]] ReportFormat ReportFormatOf(std::string_view name);

/// The results in a format. Names and text of a blueprint are escaped as each format asks for; what no format
/// can carry (a control character in XML) is shown as diag::VisibleText does. Rendering never fails.
///   text    for a person: findings that are alike are shown once, with the places of the others; a summary
///   short   one line each, for editors
///   json    one document, docs/lint/findings.schema.json
///   sarif   2.1.0, for code scanning
///   junit   one suite a file, one case a rule that ran
///   github  commands of GitHub Actions, which annotate a pull request
/// `terminal` is asked by text alone.
[[nodiscard]] std::string RenderReport(ReportFormat format, const Results& results,
                                       const source::SourceMap& sources,
                                       const TerminalCapabilities& terminal);

}  // namespace lifeboat::lint
