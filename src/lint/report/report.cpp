#include "lifeboat/lint/report.h"

#include <algorithm>
#include <iterator>

#include "lifeboat/support/check.h"

#include "lint/report/formats.h"

namespace lifeboat::lint {

std::vector<diag::Kind> SpeakingRules(const Selection& selection) {
  std::vector<diag::Kind> kinds;
  for (const Rule* rule : AllRules()) {
    if (selection.SeverityOf(diag::Info(rule->kind))) {
      kinds.push_back(rule->kind);
    }
  }
  return kinds;
}

ReportFormat ReportFormatOf(std::string_view name) {
  const auto found = std::ranges::find(kReportFormats, name);
  LIFEBOAT_CHECK(found != kReportFormats.end(), "the name is one of kReportFormats");
  return static_cast<ReportFormat>(std::distance(kReportFormats.begin(), found));
}

std::string RenderReport(ReportFormat format, const Results& results, const source::SourceMap& sources,
                         const TerminalCapabilities& terminal) {
  switch (format) {
    case ReportFormat::Text:
      return RenderText(results, sources, terminal);
    case ReportFormat::Short:
      return RenderShort(results, sources);
    case ReportFormat::Json:
      return RenderJson(results, sources);
    case ReportFormat::Sarif:
      return RenderSarif(results, sources);
    case ReportFormat::Junit:
      return RenderJunit(results, sources);
    case ReportFormat::Github:
      return RenderGithub(results, sources);
  }
  Unreachable("format of a report");
}

}  // namespace lifeboat::lint
