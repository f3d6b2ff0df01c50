#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lifeboat/graph/module.h"
#include "lifeboat/graph/node_kind.h"
#include "lifeboat/graph/settings.h"

namespace lifeboat::graph {

/// In which postures an attribute is the running system's.
enum class Owned : std::uint8_t { Always, WhileAway, WhileFailingBack };

/// An attribute whose value belongs to the running system once Terraform has created it: the failover controller,
/// autoscaling or AWS itself changes it, and no plan may undo that.
struct RuntimeOwned {
  NodeKind kind;
  std::optional<Side> side;   ///< none: in both regions
  Owned when = Owned::Always;
  std::string_view attribute;
  std::string_view writer;    ///< who changes it
};

/// The one table of them.
[[nodiscard]] std::span<const RuntimeOwned> RuntimeOwnedAttributes();

/// The attributes that Terraform must ignore on a node of this kind and side, sorted.
[[nodiscard]] std::vector<std::string_view> IgnoredChanges(NodeKind kind, Side side,
                                                           const Settings& settings);

}  // namespace lifeboat::graph
