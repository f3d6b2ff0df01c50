#include <cstdint>
#include <string>

#include "lifeboat/driver/pipeline.h"
#include "lifeboat/support/check.h"

namespace lifeboat::driver {

namespace {

/// The line of an offset, without its column: that one would cost a walk along the line, which in a blueprint
/// of one long flow mapping is the whole file, for each resource anew.
std::uint32_t LineOf(const source::SourceFile& file, std::uint32_t offset) {
  std::uint32_t first = 1;
  std::uint32_t last = file.line_count();
  while (first < last) {
    const std::uint32_t middle = last - (last - first) / 2;
    if (file.LineStart(middle) <= offset) {
      first = middle;
    } else {
      last = middle - 1;
    }
  }
  return first;
}

/// Where the folder lies is the business of one machine; the manifest is committed.
std::string WithoutFolders(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

}  // namespace

output::Manifest LockManifest(const Results& results, const source::SourceMap& sources,
                              const std::string& tool_version) {
  LIFEBOAT_CHECK(results.graph.has_value(), "a lock manifest describes a finished run");
  const graph::Graph& graph = *results.graph;
  output::Manifest manifest;
  manifest.tool_version = tool_version;
  manifest.blueprint = WithoutFolders(sources[results.file].path());
  manifest.recovery = results.recovery;
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeId id{i};
    const graph::NodeInfo& info = graph.Info(id);
    if (graph::Info(info.kind).block != graph::BlockType::Resource) {
      continue;
    }
    const source::SourceFile& file = sources[info.origin.file];
    manifest.resources.emplace(graph.Address(id), WithoutFolders(file.path()) + ":" +
                                                      std::to_string(LineOf(file, info.origin.begin)));
    const auto& subject = info.label.subject();
    if (subject && subject->Original() != subject->key) {
      manifest.original_keys.emplace(subject->section + "." + subject->key, subject->Original());
    }
  }
  return manifest;
}

}  // namespace lifeboat::driver
