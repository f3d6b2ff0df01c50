#include "lifeboat/diff/report.h"

#include <algorithm>
#include <iterator>

#include "lifeboat/support/check.h"

#include "diff/report/formats.h"

namespace lifeboat::diff {

ReportFormat ReportFormatOf(std::string_view name) {
  const auto found = std::ranges::find(kReportFormats, name);
  LIFEBOAT_CHECK(found != kReportFormats.end(), "the name is one of kReportFormats");
  return static_cast<ReportFormat>(std::distance(kReportFormats.begin(), found));
}

std::string RenderReport(ReportFormat format, const Report& report, const TerminalCapabilities& terminal) {
  switch (format) {
    case ReportFormat::Text:
      return RenderText(report, terminal);
    case ReportFormat::Json:
      return RenderJson(report);
    case ReportFormat::Markdown:
      return RenderMarkdown(report);
    case ReportFormat::Github:
      return RenderGithub(report);
  }
  Unreachable("format of a report");
}

}  // namespace lifeboat::diff
