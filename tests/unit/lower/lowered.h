#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lifeboat/blueprint/read.h"
#include "lifeboat/diag/render.h"
#include "lifeboat/diag/sink.h"
#include "lifeboat/graph/graph.h"
#include "lifeboat/lower/lower.h"
#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::test {

/// A blueprint's text on its way to the graph, with everything that was said about it.
struct Lowered {
  source::SourceMap sources;
  std::optional<blueprint::Blueprint> blueprint;
  std::optional<graph::Graph> graph;
  std::string said;  ///< one line a diagnostic
};

inline Lowered LowerText(const std::string& yaml) {
  Lowered result;
  diag::CollectingSink sink;
  const source::FileId file = result.sources.Add("blueprint.yaml", yaml);
  if (const auto document = yaml::Parse(result.sources[file], file, sink)) {
    result.blueprint = blueprint::Read(*document, sink);
  }
  if (result.blueprint && !sink.HasErrors()) {
    result.graph = lower::Lower(*result.blueprint, sink);
  }
  result.said = diag::RenderShort(sink.Take(), result.sources);
  return result;
}

/// The graph of a blueprint that must be right.
inline graph::Graph GraphOf(const std::string& yaml) {
  Lowered lowered = LowerText(yaml);
  if (!lowered.graph) {
    throw std::runtime_error("the blueprint of the test was refused:\n" + lowered.said);
  }
  return *std::move(lowered.graph);
}

/// One of the repository's files.
inline std::string FileText(const std::string& path) {
  std::ifstream file(std::string(LIFEBOAT_SOURCE_DIR) + "/" + path);
  if (!file) {
    throw std::runtime_error("cannot read " + path);
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// A blueprint called `app` from eu-west-1 to eu-central-1 with two zones each; `rest` follows the regions,
/// `network` and `header` add to them.
inline std::string Application(const std::string& rest, const std::string& network = "egress: nat",
                               const std::string& header = "") {
  return "lifeboat: 1\nname: app\n" + header +
         "regions:\n"
         "  primary:\n    region: eu-west-1\n    network:\n      cidr: 10.0.0.0/16\n"
         "      availability_zones: [eu-west-1a, eu-west-1b]\n      " +
         network +
         "\n  dr:\n    region: eu-central-1\n    network:\n      cidr: 10.1.0.0/16\n"
         "      availability_zones: [eu-central-1a, eu-central-1c]\n      " +
         network + "\n" + rest;
}

inline std::string Service(const std::string& name, const std::string& fields = "") {
  return "  " + name + ":\n    image: nginx:1.27\n    port: 8080\n" + fields;
}

/// The node of type T with this Terraform name in this module, if there is one.
template <class T>
const T* Find(const graph::Graph& graph, const graph::Module& module, std::string_view name) {
  for (const graph::NodeId id : graph.NodesOf(module)) {
    if (graph.Info(id).kind == graph::kKindOf<T> && graph.Info(id).name == name) {
      return &graph[graph::Ref<T>{id}];
    }
  }
  return nullptr;
}

template <class T>
const T& Get(const graph::Graph& graph, const graph::Module& module, std::string_view name) {
  const T* found = Find<T>(graph, module, name);
  if (found == nullptr) {
    throw std::runtime_error("no node " + std::string(name) + " in " + graph::Path(module));
  }
  return *found;
}

/// Names of all nodes of type T in a module, in order.
template <class T>
std::vector<std::string> NamesOf(const graph::Graph& graph, const graph::Module& module) {
  std::vector<std::string> names;
  for (const graph::NodeId id : graph.NodesOf(module)) {
    if (graph.Info(id).kind == graph::kKindOf<T>) {
      names.push_back(graph.Info(id).name);
    }
  }
  return names;
}

/// A text with its references as `<address.attribute>`.
inline std::string Spell(const graph::Graph& graph, const graph::Text& text) {
  std::string spelled;
  for (const graph::Text::Part& part : text.parts()) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      spelled += *literal;
    } else {
      const auto& reference = std::get<graph::Reference>(part);
      spelled += "<" + graph.Address(reference.node) + "." + std::string(reference.attribute) + ">";
    }
  }
  return spelled;
}

inline constexpr graph::Module kNetworking{graph::ModuleKind::Networking, graph::Side::Primary};
inline constexpr graph::Module kDrNetworking{graph::ModuleKind::Networking, graph::Side::Dr};
inline constexpr graph::Module kEncryption{graph::ModuleKind::Encryption, graph::Side::Primary};
inline constexpr graph::Module kLoadBalancing{graph::ModuleKind::LoadBalancing, graph::Side::Primary};
inline constexpr graph::Module kIam{graph::ModuleKind::Iam, graph::Side::Dr};
inline constexpr graph::Module kGlobal{graph::ModuleKind::Global, graph::Side::Dr};

}  // namespace lifeboat::test
