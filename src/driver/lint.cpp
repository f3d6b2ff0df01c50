#include "lifeboat/driver/lint.h"

#include <optional>
#include <utility>

#include "lifeboat/graph/graph.h"
#include "lifeboat/lint/fix_all.h"
#include "lifeboat/lower/lower.h"
#include "lifeboat/support/check.h"

#include "driver/front.h"

namespace lifeboat::driver {

namespace {

lint::Report LintFront(const Front& front, const lint::Selection& selection, std::chrono::sys_days today,
                       const source::SourceMap& sources, diag::Sink& sink) {
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

}  // namespace

lint::Report Lint(const std::string& path, const lint::Selection& selection, std::chrono::sys_days today,
                  FileSystem& files, source::SourceMap& sources, diag::Sink& sink) {
  LIFEBOAT_CHECK(!sink.HasErrors(), "each file has a sink of its own: errors of others would stop it");
  return LintFront(ReadFront(path, true, files, sources, sink), selection, today, sources, sink);
}

lint::FixedText Fix(const std::string& path, const std::string& text, const lint::Selection& selection,
                    std::chrono::sys_days today, diag::Applicability most) {
  const lint::LintText again =
      [&](const std::string& candidate) -> std::optional<std::vector<lint::Finding>> {
    source::SourceMap sources;
    diag::CollectingSink sink;
    const Front front = ReadFront(path, candidate, true, sources, sink);
    lint::Report report = LintFront(front, selection, today, sources, sink);
    return sink.HasErrors() ? std::nullopt : std::optional(std::move(report.findings));
  };
  return lint::FixAll(text, again, most);
}

}  // namespace lifeboat::driver
