// Every node's References are exactly what its emitter writes: edges that are missing from the graph would be
// missing from its pictures and its order, superfluous ones would invent circles.

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "emit/documents.h"
#include "emit/linker.h"
#include "unit/emit/automated_graph.h"
#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

using nlohmann::json;

const char* Keyword(graph::BlockType block) {
  switch (block) {
    case graph::BlockType::Resource:
      return "resource";
    case graph::BlockType::Data:
      return "data";
    case graph::BlockType::Ephemeral:
      break;
  }
  return "ephemeral";
}

/// Addresses as code has them, seen from the root: `module.primary_networking.aws_vpc.main`.
class Written {
 public:
  explicit Written(const graph::Graph& graph) : graph_(graph), linker_(graph) {
    for (const auto& [module, nodes] : graph.ByModule()) {
      if (module.kind != graph::ModuleKind::Root) {
        documents_[module] = json::parse(emit::MainDocument(graph, module, nodes, linker_));
      }
    }
  }

  std::set<std::string> By(graph::NodeId id) const {
    const graph::NodeInfo& info = graph_.Info(id);
    const graph::NodeKindInfo& kind = graph::Info(info.kind);
    json body = documents_.at(info.module)[Keyword(kind.block)][std::string(kind.terraform_type)][info.name];
    body.erase("depends_on");
    std::set<std::string> found;
    Collect(info.module, body, found);
    return found;
  }

 private:
  void Collect(const graph::Module& module, const json& value, std::set<std::string>& found) const {
    if (value.is_structured()) {
      for (const auto& item : value) {
        Collect(module, item, found);
      }
    } else if (value.is_string() && value.get<std::string>().find("${") != std::string::npos) {
      CollectCode(module, value.get<std::string>(), found);
    }
  }

  void CollectCode(const graph::Module& module, const std::string& code, std::set<std::string>& found) const {
    static const std::regex kNode(R"(\b((?:data\.|ephemeral\.)?aws_\w+\.[\w-]+)\.)");
    static const std::regex kVariable(R"(\bvar\.([\w-]+))");
    static const std::regex kLocal(R"(\blocal\.([\w-]+))");
    for (std::sregex_iterator match(code.begin(), code.end(), kLocal); match != std::sregex_iterator{};
         ++match) {
      Collect(module, documents_.at(module).at("locals").at((*match)[1].str()), found);
    }
    for (std::sregex_iterator match(code.begin(), code.end(), kNode); match != std::sregex_iterator{};
         ++match) {
      found.insert("module." + graph::CallName(module) + "." + (*match)[1].str());
    }
    for (std::sregex_iterator match(code.begin(), code.end(), kVariable); match != std::sregex_iterator{};
         ++match) {
      found.insert(Producer(linker_.VariablesOf(module).at((*match)[1].str())));
    }
  }

  /// The address behind an argument: the producer's own code, in front of it the producer's call.
  static std::string Producer(const emit::Linker::Crossing& crossing) {
    static const std::regex kCode(R"(((?:data\.)?aws_\w+\.[\w-]+)\..*)");
    std::smatch code;
    if (!std::regex_match(crossing.producer_code, code, kCode)) {
      return "unreadable: " + crossing.producer_code;
    }
    const std::string& root = crossing.root_code;
    const std::string call =
        root.starts_with("module.") ? root.substr(0, root.find('.', sizeof("module.") - 1) + 1) : "";
    return call + code[1].str();
  }

  const graph::Graph& graph_;
  emit::Linker linker_;
  std::map<graph::Module, json> documents_;
};

std::set<std::string> Declared(const graph::Graph& graph, graph::NodeId id) {
  const auto& after = graph.Info(id).after;
  std::set<std::string> addresses;
  for (const graph::NodeId dependency : graph.Dependencies(id)) {
    if (std::find(after.begin(), after.end(), dependency) == after.end()) {
      addresses.insert(graph.Address(dependency));
    }
  }
  return addresses;
}

void ExpectReferencesAsWritten(const graph::Graph& graph) {
  const Written written(graph);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const graph::NodeId id{i};
    if (graph.Info(id).module.kind != graph::ModuleKind::Root) {
      EXPECT_EQ(written.By(id), Declared(graph, id)) << graph.Address(id);
    }
  }
}

class References : public testing::TestWithParam<const char*> {};

TEST_P(References, AreWhatTheEmitterWrites) {
  ExpectReferencesAsWritten(GraphOf(FileText("blueprints/" + std::string(GetParam()) + ".yaml")));
}

TEST(ReferencesOfDividedPolicies, AreWhatTheEmitterWrites) {
  ExpectReferencesAsWritten(GraphOf(FileText("tests/terraform/large.yaml")));
}

TEST(ReferencesOfAutomation, AreWhatTheEmitterWrites) {
  AutomatedGraph world;
  world.AddTheOtherKinds();
  ExpectReferencesAsWritten(world.graph);
}

INSTANTIATE_TEST_SUITE_P(Blueprints, References, testing::Values("flask-blog", "minimal", "shop"),
                         [](const auto& blueprint) {
                           std::string name = blueprint.param;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace lifeboat::test
