#include "lifeboat/driver/pipeline.h"

#include <utility>

#include "lifeboat/blueprint/read.h"
#include "lifeboat/diag/diagnostic.h"
#include "lifeboat/emit/emit.h"
#include "lifeboat/lower/lower.h"
#include "lifeboat/support/check.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::driver {

namespace {

// The file system's sentence already names the file.
constexpr diag::Def<std::string> kCannotRead{diag::Kind::CannotRead, "{}"};

/// The phase before the wall; everything that it finds is reported even after errors of the parser.
void Check(Phase last, const source::SourceMap& sources, diag::Sink& sink, Results& results) {
  std::optional<yaml::Node> document = yaml::Parse(sources[results.file], results.file, sink);
  const bool well_formed = document && !sink.HasErrors();
  if (document && last >= Phase::Blueprint) {
    results.blueprint = blueprint::Read(*document, sink);
    if (!well_formed) {
      results.blueprint.reset();
    }
  }
  if (well_formed && last == Phase::Yaml) {
    results.document = std::move(document);
  }
}

}  // namespace

Results Run(const std::string& path, Phase last, FileSystem& files, source::SourceMap& sources,
            diag::Sink& sink) {
  LIFEBOAT_CHECK(!sink.HasErrors(), "each file has a sink of its own: errors of others would stop it");
  Results results;
  FileSystem::Result<std::string> text = files.Read(path);
  if (!text) {
    diag::BuildNowhere(sink, kCannotRead, text.error()).Report();
    return results;
  }
  results.file = sources.Add(path, *std::move(text));
  Check(last, sources, sink, results);
  if (last < Phase::Graph || sink.HasErrors() || !results.blueprint) {
    return results;
  }
  results.graph = lower::Lower(*results.blueprint, sink);
  results.blueprint.reset();
  if (last < Phase::Emit || sink.HasErrors() || !results.graph) {
    return results;
  }
  results.tree = emit::Emit(*results.graph);
  return results;
}

std::map<std::string, std::size_t> ResourceCounts(const Results& results) {
  LIFEBOAT_CHECK(results.graph.has_value(), "resources are counted after a finished run");
  return emit::ResourceCounts(*results.graph);
}

}  // namespace lifeboat::driver
