#include "lifeboat/driver/pipeline.h"

#include <utility>

#include "lifeboat/emit/emit.h"
#include "lifeboat/lower/lower.h"
#include "lifeboat/support/check.h"

#include "driver/front.h"
#include "driver/recovery_figures.h"

namespace lifeboat::driver {

namespace {

Results RunFrom(Front front, Phase last, diag::Sink& sink) {
  Results results;
  results.file = front.file.value_or(0);
  if (last == Phase::Yaml) {
    results.document = std::move(front.document);
  }
  results.blueprint = std::move(front.blueprint);
  if (last < Phase::Graph || sink.HasErrors() || !results.blueprint) {
    return results;
  }
  front.document.reset();
  results.graph = lower::Lower(*results.blueprint, sink);
  results.recovery = RecoveryOf(*results.blueprint);
  results.blueprint.reset();
  if (last < Phase::Emit || sink.HasErrors() || !results.graph) {
    return results;
  }
  results.tree = emit::Emit(*results.graph);
  return results;
}

}  // namespace

Results Run(const std::string& path, Phase last, FileSystem& files, source::SourceMap& sources,
            diag::Sink& sink) {
  LIFEBOAT_CHECK(!sink.HasErrors(), "each file has a sink of its own: errors of others would stop it");
  return RunFrom(ReadFront(path, last >= Phase::Blueprint, files, sources, sink), last, sink);
}

Results Run(const std::string& path, std::string text, Phase last, source::SourceMap& sources,
            diag::Sink& sink) {
  LIFEBOAT_CHECK(!sink.HasErrors(), "each file has a sink of its own: errors of others would stop it");
  return RunFrom(ReadFront(path, std::move(text), last >= Phase::Blueprint, sources, sink), last, sink);
}

std::map<std::string, std::size_t> ResourceCounts(const Results& results) {
  LIFEBOAT_CHECK(results.graph.has_value(), "resources are counted after a finished run");
  return emit::ResourceCounts(*results.graph);
}

}  // namespace lifeboat::driver
