#pragma once

#include <optional>
#include <vector>

#include "lifeboat/diag/sink.h"
#include "lifeboat/diff/approvals.h"
#include "lifeboat/diff/gate.h"
#include "lifeboat/yaml/node.h"

namespace lifeboat::diff {

/// What the section `diff` of a configuration says; docs/diff.md has its keys.
struct Settings {
  std::optional<Gate> gate;
  std::vector<Approval> approvals;  ///< in the order of the file
};

/// Reads it from a configuration's document; reports everything that is wrong with that section, and nothing
/// of the others.
[[nodiscard]] Settings ReadSettings(const yaml::Node& document, diag::Sink& sink);

}  // namespace lifeboat::diff
