#include "lifeboat/diag/github.h"

#include <string_view>

#include <fmt/core.h>

#include "lifeboat/support/check.h"

#include "lint/report/formats.h"
#include "lint/report/place.h"
#include "lint/report/said.h"

namespace lifeboat::lint {

namespace {

std::string_view CommandOf(diag::Severity severity) {
  switch (severity) {
    case diag::Severity::Error:
      return "error";
    case diag::Severity::Warning:
      return "warning";
    case diag::Severity::Info:
      return "notice";
  }
  Unreachable("severity");
}

/// Columns are shown on one line only; on several GitHub would refuse them.
std::string PlaceProperties(const Extent& extent) {
  std::string text = fmt::format("file={},line={},endLine={},", diag::GithubProperty(extent.file->path()),
                                 extent.begin.line, extent.end.line);
  if (extent.begin.line == extent.end.line) {
    text += fmt::format("col={},endColumn={},", extent.begin.column, extent.end.column);
  }
  return text;
}

}  // namespace

std::string RenderGithub(const Results& results, const source::SourceMap& sources) {
  std::string out;
  for (const diag::Diagnostic* diagnostic : AllSaid(results)) {
    const diag::KindInfo& kind = diag::Info(diagnostic->kind);
    const auto extent = ExtentOf(*diagnostic, sources);
    const std::string title = fmt::format("{} {}", kind.code, kind.name);
    out += fmt::format("::{} {}title={}::{}\n", CommandOf(diagnostic->severity),
                       extent ? PlaceProperties(*extent) : "", diag::GithubProperty(title),
                       diag::GithubData(diagnostic->message + AdditionsText(*diagnostic)));
  }
  return out;
}

}  // namespace lifeboat::lint
