#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/graph/graph.h"

namespace lifeboat::graph {

/// The outer boxes of the pictures.
enum class Zone : std::uint8_t { Primary, Dr, Global };
inline constexpr std::array kZones = {Zone::Primary, Zone::Dr, Zone::Global};

[[nodiscard]] Zone ZoneOf(const Module& module);

/// `primary`, `dr`, `global`: a box's identifier.
[[nodiscard]] std::string Word(Zone zone);

/// The region's code; `global` where there is none.
[[nodiscard]] std::string RegionOf(Zone zone, const Settings& settings);

/// What stands on a box: `primary: eu-west-1`, `global`.
[[nodiscard]] std::string Title(Zone zone, const Settings& settings);

/// What stands on a module's box: `load-balancing`; `root` for the root.
[[nodiscard]] std::string Title(const Module& module);

/// The Terraform type as a reader of a picture needs it, without the `aws_` that all of them have.
[[nodiscard]] std::string ShortType(const NodeInfo& info);

/// Whether the edge leads from one region into the other; edges to and from global things do not.
[[nodiscard]] bool CrossesRegions(const NodeInfo& from, const NodeInfo& to);

/// A graph as it is printed, whatever the format: everything in the order of addresses.
struct Box {
  Module module;
  std::vector<NodeId> nodes;
};
struct Picture {
  explicit Picture(const Graph& graph);

  /// The edges of all boxes, in their order.
  template <class Visitor>
  void EachEdge(Visitor visit) const {
    for (const auto& zone : boxes) {
      for (const Box& box : zone) {
        for (const NodeId from : box.nodes) {
          for (const NodeId to : dependencies[from.value]) {
            visit(from, to);
          }
        }
      }
    }
  }

  std::array<std::vector<Box>, kZones.size()> boxes;  ///< modules that have nodes, by zone
  std::vector<std::uint32_t> ranks;                   ///< by NodeId: its number in the order of addresses
  std::vector<std::vector<NodeId>> dependencies;      ///< by NodeId
};

}  // namespace lifeboat::graph
