#include <fmt/format.h>

#include "lifeboat/diag/render.h"
#include "lifeboat/diag/visible.h"

namespace lifeboat::diag {

std::string RenderShort(const std::vector<Diagnostic>& diagnostics, const source::SourceMap& sources) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!diagnostic.labels.empty() && diagnostic.labels.front().span.file < sources.size()) {
      const source::Span& span = diagnostic.labels.front().span;
      const source::LineColumn place = sources[span.file].Place(span.begin);
      out += fmt::format("{}:{}:{}: ", VisibleText(sources[span.file].path()), place.line, place.column);
    }
    out += fmt::format("{}[{}]: {}\n", Name(diagnostic.severity), Info(diagnostic.kind).code,
                       VisibleText(diagnostic.message));
  }
  return out;
}

}  // namespace lifeboat::diag
