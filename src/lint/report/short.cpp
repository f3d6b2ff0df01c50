#include <fmt/core.h>

#include "lifeboat/diag/visible.h"

#include "lint/report/formats.h"
#include "lint/report/place.h"
#include "lint/report/said.h"

namespace lifeboat::lint {

std::string RenderShort(const Results& results, const source::SourceMap& sources) {
  std::string out;
  for (const diag::Diagnostic* diagnostic : AllSaid(results)) {
    const diag::KindInfo& kind = diag::Info(diagnostic->kind);
    const std::string place = PlaceText(*diagnostic, sources);
    out += fmt::format("{}{}{}[{}]: {} [{}]\n", place, place.empty() ? "" : ": ", Name(diagnostic->severity),
                       kind.code, diag::VisibleText(diagnostic->message), kind.name);
  }
  return out;
}

}  // namespace lifeboat::lint
