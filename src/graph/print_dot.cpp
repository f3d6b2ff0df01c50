#include <cstddef>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lifeboat/graph/print.h"

#include "graph/picture.h"

namespace lifeboat::graph {

namespace {

/// What an edge is, and how it looks. The legend is made of the same rows.
struct EdgeStyle {
  std::string_view meaning;
  std::string_view color;
  std::string_view width;
};
constexpr EdgeStyle kWithin{"needs", "#6e7781", "0.8"};
constexpr EdgeStyle kWithGlobal{"needs, to or from global", "#b58a00", "0.8"};
constexpr EdgeStyle kBetweenRegions{"needs, across regions", "#d1242f", "1.8"};

const EdgeStyle& StyleOf(const NodeInfo& from, const NodeInfo& to) {
  if (CrossesRegions(from, to)) {
    return kBetweenRegions;
  }
  return ZoneOf(from.module) == ZoneOf(to.module) ? kWithin : kWithGlobal;
}

std::string_view Background(Zone zone) {
  switch (zone) {
    case Zone::Primary:
      return "#e6f4ea";
    case Zone::Dr:
      return "#e7f0fd";
    case Zone::Global:
      return "#f3f3f3";
  }
  return "";
}

/// A double-quoted string; line breaks become centred lines.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out.append("\\n");
      continue;
    }
    if (c == '"' || c == '\\') {
      out.push_back('\\');
    }
    out.push_back(c);
  }
  return out.append("\"");
}

std::string Legend() {
  std::string out =
      "  subgraph cluster_legend {\n    label=\"an arrow leads to what a resource needs\"; style=dashed; "
      "color=\"#8c959f\";\n    node [shape=plaintext, style=\"\", fillcolor=none];\n";
  int row = 0;
  for (const EdgeStyle& style : {kWithin, kWithGlobal, kBetweenRegions}) {
    out.append(fmt::format("    legend_{0}a [label=\"\", width=0]; legend_{0}b [label={1}];\n", row,
                           Quoted(style.meaning)));
    out.append(fmt::format("    legend_{0}a -> legend_{0}b [color=\"{1}\", penwidth={2}];\n", row,
                           style.color, style.width));
    ++row;
  }
  return out.append("  }\n");
}

}  // namespace

std::string PrintDot(const Graph& graph) {
  std::string out = fmt::format(
      "digraph {} {{\n"
      "  rankdir=LR; compound=true; ranksep=1.2; nodesep=0.12; fontname=\"Helvetica\";\n"
      "  node [shape=box, style=\"filled,rounded\", fillcolor=white, color=\"#57606a\", "
      "fontname=\"Helvetica\", "
      "fontsize=10, height=0.3, margin=\"0.08,0.04\"];\n"
      "  edge [arrowsize=0.6];\n",
      Quoted(graph.settings.application));
  const Picture picture(graph);
  for (const Zone zone : kZones) {
    const auto& modules = picture.boxes[static_cast<std::size_t>(zone)];
    if (modules.empty()) {
      continue;
    }
    out.append(fmt::format(
        "  subgraph cluster_{} {{\n    label={}; fontsize=20; style=\"filled,rounded\"; color=\"{}\";\n",
        Word(zone), Quoted(Title(zone, graph.settings)), Background(zone)));
    for (const Box& box : modules) {
      out.append(
          fmt::format("    subgraph {} {{\n      label={}; fontsize=14; style=rounded; color=\"#8c959f\";\n",
                      Quoted("cluster_" + Word(zone) + "_" + Title(box.module)), Quoted(Title(box.module))));
      for (const NodeId id : box.nodes) {
        const NodeInfo& info = graph.Info(id);
        out.append(fmt::format("      {} [label={}, tooltip={}];\n", Quoted(graph.Address(id)),
                               Quoted(ShortType(info) + "\n" + info.name), Quoted(info.field)));
      }
      out.append("    }\n");
    }
    out.append("  }\n");
  }
  picture.EachEdge([&](NodeId from, NodeId to) {
    const EdgeStyle& style = StyleOf(graph.Info(from), graph.Info(to));
    out.append(fmt::format("  {} -> {} [color=\"{}\", penwidth={}];\n", Quoted(graph.Address(from)),
                           Quoted(graph.Address(to)), style.color, style.width));
  });
  return out.append(Legend()).append("}\n");
}

}  // namespace lifeboat::graph
