#pragma once

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

/// What the phases of one file gave; each member is filled if its phase ran without errors.
struct Results {
  source::FileId file = 0;
  std::optional<yaml::Node> document;
  std::optional<blueprint::Blueprint> blueprint;
  std::optional<graph::Graph> graph;
  std::optional<output::OutputTree> tree;
};

/// Runs a blueprint file through the phases up to `last`, stopping at the wall before `lower` when there are
/// errors. A file that cannot be read is reported like everything else.
[[nodiscard]] Results Run(const std::string& path, Phase last, FileSystem& files, source::SourceMap& sources,
                          diag::Sink& sink);

/// The lock manifest of a finished run (its `files` are filled in by output::Write).
[[nodiscard]] output::Manifest LockManifest(const Results& results, const source::SourceMap& sources,
                                            const std::string& tool_version);

}  // namespace lifeboat::driver
