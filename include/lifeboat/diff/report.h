#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "lifeboat/diff/approvals.h"
#include "lifeboat/diff/diff.h"
#include "lifeboat/support/terminal.h"

namespace lifeboat::diff {

/// A difference, ready to be printed.
struct Report {
  std::string before;  ///< the sides as they were asked for
  std::string after;
  const Changes& changes;
  Verdict verdict;
  std::string version;  ///< of the program
};

enum class ReportFormat : std::uint8_t { Text, Json, Markdown, Github };

/// In the order of ReportFormat.
inline constexpr std::array<std::string_view, 4> kReportFormats = {"text", "json", "markdown", "github"};

/// `name` is one of kReportFormats.
[[nodiscard]] ReportFormat ReportFormatOf(std::string_view name);

/// What a comment of GitHub can hold.
inline constexpr std::size_t kMostMarkdownBytes = 65'536;

/// The difference in a format. Names and values of the sides are escaped as each format asks for; sensitive
/// values are in none. Rendering never fails.
///   text      for a person: most dangerous first; changes that are alike are shown once; a summary
///   json      one document with everything that is known, docs/diff/changes.schema.json
///   markdown  a comment of a pull request, at most kMostMarkdownBytes; it begins with a hidden marker
///   github    commands of GitHub Actions, which annotate a pull request
/// `terminal` is asked by text alone.
[[nodiscard]] std::string RenderReport(ReportFormat format, const Report& report,
                                       const TerminalCapabilities& terminal);

}  // namespace lifeboat::diff
