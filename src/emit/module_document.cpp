#include <string>
#include <utility>

#include "lifeboat/graph/address.h"
#include "lifeboat/graph/runtime_owned.h"
#include "lifeboat/support/check.h"

#include "emit/block.h"
#include "emit/documents.h"
#include "emit/emitters.h"
#include "emit/print.h"

namespace lifeboat::emit {

namespace {

const char* Keyword(graph::BlockType block) {
  switch (block) {
    case graph::BlockType::Resource:
      return "resource";
    case graph::BlockType::Data:
      return "data";
    case graph::BlockType::Ephemeral:
      return "ephemeral";
  }
  Unreachable("block type");
}

Json Body(const graph::Graph& graph, graph::NodeId id, const Scope& scope) {
  const graph::NodeInfo& info = graph.Info(id);
  Json body = Json::object();
  Block block(body, scope, info.name);
  graph.Visit(id, [&](const auto& node) { EmitNode(node, block); });
  if (!info.field.empty()) {
    body["//"] = info.field;
  }
  const auto ignored = graph::IgnoredChanges(info.kind, info.module.side, graph.settings);
  if (!ignored.empty()) {
    body["lifecycle"]["ignore_changes"] = ignored;
  }
  for (const graph::NodeId earlier : info.after) {
    body["depends_on"].push_back(graph::LocalAddress(graph.Info(earlier)));
  }
  return body;
}

}  // namespace

std::string MainDocument(const graph::Graph& graph, const graph::Module& module,
                         const std::vector<graph::NodeId>& nodes, Linker& linker) {
  Json locals = Json::object();
  const Scope scope(graph, module, linker, &locals);
  // Resources make local values, which stand before them: the two halves meet at the end.
  DocumentPrinter before;
  DocumentPrinter resources;
  for (const graph::NodeId node : nodes) {
    const graph::NodeInfo& info = graph.Info(node);
    const graph::NodeKindInfo& kind = graph::Info(info.kind);
    DocumentPrinter& part = kind.block == graph::BlockType::Resource ? resources : before;
    part.Add({Keyword(kind.block), kind.terraform_type, info.name}, Body(graph, node, scope));
  }
  if (!locals.empty()) {
    before.Add({"locals"}, locals);
  }
  resources.Add({"terraform", "required_providers", "aws"}, {{"source", "hashicorp/aws"}});
  before.Append(std::move(resources));
  return before.Finish();
}

std::string VariablesDocument(const Linker& linker, const graph::Module& module) {
  DocumentPrinter document;
  for (const auto& [name, crossing] : linker.VariablesOf(module)) {
    document.Add({"variable", name}, {{"type", "string"}, {"description", crossing.description}});
  }
  return document.Finish();
}

std::string OutputsDocument(const Linker& linker, const graph::Module& module) {
  DocumentPrinter document;
  for (const auto& [name, crossing] : linker.OutputsOf(module)) {
    document.Add({"output", name},
                 {{"value", Interpolation(crossing.producer_code)}, {"description", crossing.description}});
  }
  return document.Finish();
}

}  // namespace lifeboat::emit
