#include "lifeboat/driver/lint.h"

#include <optional>

#include "lifeboat/graph/graph.h"
#include "lifeboat/lower/lower.h"
#include "lifeboat/support/check.h"

#include "driver/front.h"

namespace lifeboat::driver {

lint::Report Lint(const std::string& path, const lint::Selection& selection, std::chrono::sys_days today,
                  FileSystem& files, source::SourceMap& sources, diag::Sink& sink) {
  LIFEBOAT_CHECK(!sink.HasErrors(), "each file has a sink of its own: errors of others would stop it");
  const Front front = ReadFront(path, true, files, sources, sink);
  if (!front.blueprint || sink.HasErrors()) {
    return {};
  }
  const std::optional<graph::Graph> graph = lower::Lower(*front.blueprint, sink);
  const bool whole = graph && !sink.HasErrors();
  return lint::Run({.blueprint = *front.blueprint,
                    .document = *front.document,
                    .source = sources[*front.file],
                    .graph = whole ? &*graph : nullptr,
                    .today = today},
                   selection);
}

}  // namespace lifeboat::driver
