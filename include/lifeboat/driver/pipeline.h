#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/graph/graph.h"
#include "lifeboat/output/manifest.h"
#include "lifeboat/output/output_tree.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/support/file_system.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::driver {

/// The phases in order; `--stop-after` takes their names.
enum class Phase : std::uint8_t { Yaml, Blueprint, Graph, Emit };

/// What the phases of one file gave. The result of the phase that was asked for is there if it ran without
/// errors; of the earlier ones only the graph, which a finished run is asked about: others are given up when
/// they were used.
struct Results {
  source::FileId file = 0;
  std::optional<yaml::Node> document;
  std::optional<blueprint::Blueprint> blueprint;
  std::optional<graph::Graph> graph;
  std::optional<output::OutputTree> tree;
  std::optional<output::Recovery> recovery;  ///< there when the graph is
};

/// Runs a blueprint file through the phases up to `last`, stopping at the wall before `lower` when there are
/// errors. A file that cannot be read is reported like everything else. Each file needs an empty sink of its
/// own: the wall is where that one has errors.
[[nodiscard]] Results Run(const std::string& path, Phase last, FileSystem& files, source::SourceMap& sources,
                          diag::Sink& sink);

/// The same for a text that is not what the disk has under that path: a revision of it.
[[nodiscard]] Results Run(const std::string& path, std::string text, Phase last, source::SourceMap& sources,
                          diag::Sink& sink);

/// The lock manifest of a finished run (its `files` are filled in by output::Write).
[[nodiscard]] output::Manifest LockManifest(const Results& results, const source::SourceMap& sources,
                                            const std::string& tool_version);

/// Compares a finished run with the lock manifest of the last one in the same directory, and warns where a
/// plan would destroy what was probably only renamed: a key that is new while another one with the same
/// resources is gone, or one whose AWS names derive from another key than last time.
void ReportRenames(const Results& results, const output::Manifest& last, diag::Sink& sink);

/// How many resources each module of a finished run has, by its folder; the root's is empty.
[[nodiscard]] std::map<std::string, std::size_t> ResourceCounts(const Results& results);

}  // namespace lifeboat::driver
