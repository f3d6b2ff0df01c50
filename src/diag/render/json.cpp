#include <algorithm>

#include <nlohmann/json.hpp>

#include "lifeboat/diag/render.h"

namespace lifeboat::diag {
namespace {

using Json = nlohmann::ordered_json;

Json PlaceJson(const source::SourceFile& file, std::uint32_t offset) {
  const auto clamped = static_cast<std::uint32_t>(std::min<std::size_t>(offset, file.text().size()));
  const source::LineColumn place = file.Place(clamped);
  return {{"offset", clamped}, {"line", place.line}, {"column", place.column}};
}

Json LabelJson(const Label& label, const source::SourceFile& file) {
  const source::Span& span = label.span;
  return {{"role", label.role == LabelRole::Primary ? "primary" : "explains"},
          {"path", file.path()},
          {"begin", PlaceJson(file, span.begin)},
          {"end", PlaceJson(file, std::max(span.begin, span.end))},
          {"text", label.text}};
}

}  // namespace

std::string RenderJson(const std::vector<Diagnostic>& diagnostics, const source::SourceMap& sources) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    const KindInfo& info = Info(diagnostic.kind);
    Json labels = Json::array();
    for (const Label& label : diagnostic.labels) {
      if (label.span.file < sources.size()) labels.push_back(LabelJson(label, sources[label.span.file]));
    }
    const Json object = {{"code", info.code},
                         {"kind", info.name},
                         {"severity", Name(diagnostic.severity)},
                         {"message", diagnostic.message},
                         {"labels", std::move(labels)},
                         {"notes", diagnostic.notes},
                         {"helps", diagnostic.helps}};
    // Text that quotes a broken file may be no UTF-8: replace it rather than throw.
    out += object.dump(-1, ' ', false, Json::error_handler_t::replace);
    out += '\n';
  }
  return out;
}

}  // namespace lifeboat::diag
