#include <cstddef>
#include <string>
#include <string_view>

#include "lifeboat/graph/print.h"

#include "graph/picture.h"

namespace lifeboat::graph {

namespace {

/// A label in double quotes. Mermaid reads HTML in labels and knows entities by `#`.
std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out.append("#quot;");
        break;
      case '#':
        out.append("#35;");
        break;
      case '&':
        out.append("#amp;");
        break;
      case '<':
        out.append("#lt;");
        break;
      case '>':
        out.append("#gt;");
        break;
      case '\n':
        out.append("<br/>");
        break;
      default:
        out.push_back(c);
    }
  }
  return out.append("\"");
}

/// Addresses are no identifiers in Mermaid: nodes are numbered.
std::string Identifier(const Picture& picture, NodeId id) {
  return "n" + std::to_string(picture.ranks[id.value]);
}

std::string Identifier(const Module& module) {
  return module.kind == ModuleKind::Root ? "root" : "module_" + CallName(module);
}

}  // namespace

std::string PrintMermaid(const Graph& graph) {
  std::string out = "flowchart LR\n";
  const Picture picture(graph);
  for (const Zone zone : kZones) {
    const auto& modules = picture.boxes[static_cast<std::size_t>(zone)];
    if (modules.empty()) {
      continue;
    }
    out.append("  subgraph ").append(Word(zone)).append("[");
    out.append(Quoted(Title(zone, graph.settings))).append("]\n");
    for (const Box& box : modules) {
      out.append("    subgraph ").append(Identifier(box.module)).append("[");
      out.append(Quoted(Title(box.module))).append("]\n");
      for (const NodeId id : box.nodes) {
        const NodeInfo& info = graph.Info(id);
        out.append("      ").append(Identifier(picture, id)).append("[");
        out.append(Quoted(ShortType(info) + "\n" + info.name)).append("]\n");
      }
      out.append("    end\n");
    }
    out.append("  end\n");
  }
  std::string crossing;  // Mermaid styles edges by their number
  std::size_t number = 0;
  picture.EachEdge([&](NodeId from, NodeId to) {
    out.append("  ")
        .append(Identifier(picture, from))
        .append(" --> ")
        .append(Identifier(picture, to))
        .append("\n");
    if (CrossesRegions(graph.Info(from), graph.Info(to))) {
      crossing.append(crossing.empty() ? "" : ",").append(std::to_string(number));
    }
    ++number;
  });
  if (!crossing.empty()) {
    out.append("  linkStyle ").append(crossing).append(" stroke:#d1242f,stroke-width:2px\n");
  }
  return out;
}

}  // namespace lifeboat::graph
