#include <string>
#include <utility>

#include "emit/block.h"
#include "emit/documents.h"
#include "emit/emitters.h"
#include "emit/print.h"
#include "lifeboat/graph/runtime_owned.h"
#include "lifeboat/support/check.h"

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

/// `aws_vpc.main`, as depends_on wants it.
std::string LocalAddress(const graph::NodeInfo& info) {
  const graph::NodeKindInfo& kind = graph::Info(info.kind);
  const std::string address = std::string(kind.terraform_type) + "." + info.name;
  return kind.block == graph::BlockType::Data ? "data." + address : address;
}

void WriteNode(const graph::Graph& graph, graph::NodeId id, const Scope& scope, Json& document) {
  const graph::NodeInfo& info = graph.Info(id);
  const graph::NodeKindInfo& kind = graph::Info(info.kind);
  Json& body = document[Keyword(kind.block)][std::string(kind.terraform_type)][info.name] = Json::object();
  Block block(body, scope, info.name);
  graph.Visit(id, [&](const auto& node) { EmitNode(node, block); });
  if (!info.field.empty()) {
    body["//"] = info.field;
  }
  const auto ignored = graph::IgnoredChanges(info.kind, info.module.side, graph.settings.failed_over);
  if (!ignored.empty()) {
    body["lifecycle"]["ignore_changes"] = ignored;
  }
  for (const graph::NodeId earlier : info.after) {
    body["depends_on"].push_back(LocalAddress(graph.Info(earlier)));
  }
}

}  // namespace

std::string MainDocument(const graph::Graph& graph, const graph::Module& module,
                         const std::vector<graph::NodeId>& nodes, Linker& linker) {
  Json document = Json::object();
  Json locals = Json::object();
  const Scope scope(graph, module, linker, &locals);
  document["terraform"]["required_providers"]["aws"] = {{"source", "hashicorp/aws"}};
  for (const graph::NodeId node : nodes) {
    WriteNode(graph, node, scope, document);
  }
  if (!locals.empty()) {
    document["locals"] = std::move(locals);
  }
  return Print(document);
}

std::string VariablesDocument(const Linker& linker, const graph::Module& module) {
  Json document = Json::object();
  for (const auto& [name, crossing] : linker.VariablesOf(module)) {
    document["variable"][name] = {{"type", "string"}, {"description", crossing.description}};
  }
  return Print(document);
}

std::string OutputsDocument(const Linker& linker, const graph::Module& module) {
  Json document = Json::object();
  for (const auto& [name, crossing] : linker.OutputsOf(module)) {
    document["output"][name] = {{"value", "${" + crossing.producer_code + "}"}, {"description", crossing.description}};
  }
  return Print(document);
}

}  // namespace lifeboat::emit
