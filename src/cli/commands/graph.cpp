#include <array>
#include <ostream>

#include "lifeboat/graph/print.h"

#include "cli/command.h"
#include "cli/load.h"

namespace lifeboat::cli {

namespace {

constexpr std::array<std::string_view, 3> kFormats = {"dot", "mermaid", "json"};
constexpr std::array kOptions = {
    Option{.name = "format",
           .value = "FORMAT",
           .choices = kFormats,
           .help = "dot (the default), mermaid or json. In front of the\n"
                   "command, --format is that of the diagnostics"},
};

std::string Print(const graph::Graph& graph, std::string_view format) {
  if (format == "mermaid") {
    return graph::PrintMermaid(graph);
  }
  return format == "json" ? graph::PrintJson(graph) : graph::PrintDot(graph);
}

ExitCode Run(const Arguments& arguments, Context& context) {
  const Loaded loaded = Load(arguments.operands.front(), driver::Phase::Graph, context);
  if (loaded.code == ExitCode::Fine) {
    context.env.out << Print(*loaded.results.graph, arguments.Value("format").value_or("dot"));
  }
  return loaded.code;
}

}  // namespace

extern const Command kGraphCommand;
const Command kGraphCommand{
    .name = "graph",
    .operands = "FILE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "draw the resources of a blueprint and what each needs",
    .description =
        "Prints every resource that the blueprint compiles to, by region and module, with an\n"
        "arrow to each resource that it needs. Arrows from one region into the other stand\n"
        "out: they are what a failover has to do without.",
    .options = kOptions,
    .examples =
        "  lifeboat graph blueprints/flask-blog.yaml | dot -Tsvg > flask-blog.svg\n"
        "      a picture, with Graphviz\n"
        "  lifeboat graph blueprints/minimal.yaml --format mermaid\n"
        "      for a README\n"
        "  lifeboat graph blueprints/flask-blog.yaml --format json\n"
        "      for scripts: nodes (address, type, module, region, field) and edges",
    .run = Run,
};

}  // namespace lifeboat::cli
