#include "lifeboat/driver/dump.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

#include "lifeboat/blueprint/describe.h"
#include "lifeboat/graph/print.h"
#include "lifeboat/support/check.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::driver {

namespace {

std::string ListFiles(const output::OutputTree& tree) {
  std::string out;
  for (const auto& [path, bytes] : tree.files()) {
    out.append(fmt::format("{:>9} {}\n", bytes.size(), path));
  }
  return out;
}

}  // namespace

std::string_view NameOf(Phase phase) { return kPhaseNames.at(static_cast<std::size_t>(phase)); }

Phase PhaseOf(std::string_view name) {
  const auto found = std::ranges::find(kPhaseNames, name);
  LIFEBOAT_CHECK(found != kPhaseNames.end(), "the command line's choices are the phases");
  return static_cast<Phase>(found - kPhaseNames.begin());
}

std::string Dump(const Results& results, Phase phase, const source::SourceMap& sources) {
  switch (phase) {
    case Phase::Yaml:
      return yaml::Dump(*results.document, sources[results.file]);
    case Phase::Blueprint:
      return blueprint::Expand(*results.blueprint, false);
    case Phase::Graph:
      return graph::PrintText(*results.graph);
    case Phase::Emit:
      return ListFiles(*results.tree);
  }
  Unreachable("phase");
}

}  // namespace lifeboat::driver
