#include "lint/report/place.h"

#include <algorithm>
#include <cstddef>

#include <fmt/core.h>

#include "lifeboat/diag/visible.h"

namespace lifeboat::lint {

std::optional<Extent> ExtentOf(const source::Span& span, const source::SourceMap& sources) {
  if (span.file >= sources.size()) {
    return std::nullopt;
  }
  const source::SourceFile& file = sources[span.file];
  const auto clamp = [&](std::uint32_t offset) {
    return static_cast<std::uint32_t>(std::min<std::size_t>(offset, file.text().size()));
  };
  const std::uint32_t begin = clamp(span.begin);
  const std::uint32_t end = clamp(std::max(span.begin, span.end));
  return Extent{&file, begin, end, file.Place(begin), file.Place(end)};
}

std::optional<Extent> ExtentOf(const diag::Diagnostic& diagnostic, const source::SourceMap& sources) {
  return diagnostic.labels.empty() ? std::nullopt : ExtentOf(diagnostic.labels.front().span, sources);
}

std::string PlaceText(const diag::Diagnostic& diagnostic, const source::SourceMap& sources) {
  const auto extent = ExtentOf(diagnostic, sources);
  return extent ? fmt::format("{}:{}:{}", diag::VisibleText(extent->file->path()), extent->begin.line,
                              extent->begin.column)
                : "";
}

}  // namespace lifeboat::lint
