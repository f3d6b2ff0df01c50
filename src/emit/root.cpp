#include <map>
#include <string>

#include "emit/block.h"
#include "emit/documents.h"
#include "emit/emitters.h"
#include "emit/print.h"

namespace lifeboat::emit {

namespace {

Json Versions() {
  Json document;
  Json& terraform = document["terraform"];
  terraform["required_version"] = kTerraformVersion;
  terraform["required_providers"]["aws"] = {{"source", "hashicorp/aws"}, {"version", kProviderVersion}};
  return document;
}

/// One provider a region and no default one: a resource without a region of its own cannot exist.
Json Providers(const graph::Settings& settings, const Scope& scope) {
  Json list = Json::array();
  for (const graph::Side side : {graph::Side::Primary, graph::Side::Dr}) {
    Json provider;
    provider["alias"] = graph::Word(side);
    provider["region"] = side == graph::Side::Primary ? settings.primary_region : settings.dr_region;
    if (settings.account) {
      provider["allowed_account_ids"] = {*settings.account};
    }
    Json tags = scope.Value(settings.tags);
    tags["lifeboat:application"] = settings.application;
    tags["lifeboat:region"] = graph::Word(side);
    provider["default_tags"]["tags"] = std::move(tags);
    list.push_back(std::move(provider));
  }
  Json document;
  document["provider"]["aws"] = std::move(list);
  return document;
}

Json Backend(const graph::Settings& settings, const Scope& scope) {
  Json document;
  Json& backend = document["terraform"]["backend"];
  if (!settings.backend) {
    backend["local"] = Json::object();
    return document;
  }
  backend["s3"] = {{"bucket", scope.Value(settings.backend->bucket)},
                   {"key", scope.Value(settings.backend->key)},
                   {"region", settings.backend->region},
                   {"encrypt", true},
                   {"use_lockfile", true}};
  return document;
}

std::string Main(const graph::Graph& graph, const std::vector<graph::Module>& modules,
                 const std::vector<graph::NodeId>& root_nodes, const Scope& scope, const Linker& linker) {
  DocumentPrinter document;
  for (const graph::NodeId id : root_nodes) {
    const graph::NodeInfo& info = graph.Info(id);
    Json body = Json::object();
    Block block(body, scope, info.name);
    graph.Visit(id, [&](const auto& node) { EmitNode(node, block); });
    // The root has no default provider; what it reads itself, it reads where the DR region answers.
    block.Set("provider", "aws.dr");
    document.Add({"data", graph::Info(info.kind).terraform_type, info.name}, body);
  }
  std::map<std::string, const graph::Module*> calls;
  for (const graph::Module& module : modules) {
    calls.emplace(graph::CallName(module), &module);
  }
  for (const auto& [name, module] : calls) {
    Json call = Json::object();
    call["source"] = "./modules/" + graph::Path(*module);
    call["providers"]["aws"] = std::string("aws.") + graph::Word(module->side);
    for (const auto& [argument, crossing] : linker.VariablesOf(*module)) {
      call[argument] = Interpolation(crossing.root_code);
    }
    document.Add({"module", name}, call);
  }
  return document.Finish();
}

Json Outputs(const graph::Graph& graph, const Scope& scope) {
  Json document = Json::object();
  for (const graph::RootOutput& output : graph.outputs()) {
    document["output"][output.name] = {{"description", scope.Value(output.description)},
                                       {"value", scope.Value(output.value)}};
  }
  return document;
}

}  // namespace

void AddRoot(const graph::Graph& graph, const std::vector<graph::Module>& modules,
             const std::vector<graph::NodeId>& root_nodes, Linker& linker, output::OutputTree& tree) {
  const Scope scope(graph, graph::Module{}, linker);
  tree.Add("versions.tf.json", Print(Versions()));
  tree.Add("providers.tf.json", Print(Providers(graph.settings, scope)));
  tree.Add("backend.tf.json", Print(Backend(graph.settings, scope)));
  tree.Add("main.tf.json", Main(graph, modules, root_nodes, scope, linker));
  AddAdoptions(graph, scope, tree);
  AddMoves(graph, tree);
  tree.Add("outputs.tf.json", Print(Outputs(graph, scope)));
}

}  // namespace lifeboat::emit
