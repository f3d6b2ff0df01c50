#include "emit/linker.h"

#include <algorithm>
#include <string_view>

#include "lifeboat/graph/address.h"
#include "lifeboat/support/check.h"

namespace lifeboat::emit {

namespace {

/// `ip_sets[0].ip_addresses` -> `ip_sets_0_ip_addresses`
std::string AttributeWord(std::string_view attribute) {
  std::string word;
  for (const char c : attribute) {
    if (c == '[' || c == '.') {
      word += '_';
    } else if (c != ']') {
      word += c;
    }
  }
  return word;
}

/// `vpc_main_id`: type without its vendor, name, attribute.
std::string OutputName(const graph::NodeInfo& info, std::string_view attribute) {
  std::string name(graph::Info(info.kind).terraform_type.substr(std::string_view("aws_").size()));
  return name.append("_").append(info.name).append("_").append(AttributeWord(attribute));
}

/// Remembers a crossing; two different ones under one name would wire a module to the wrong resource.
void Remember(std::map<std::string, Linker::Crossing>& crossings, const std::string& name,
              Linker::Crossing crossing) {
  const auto& known = crossings.try_emplace(name, crossing).first->second;
  LIFEBOAT_CHECK(known.root_code == crossing.root_code && known.producer_code == crossing.producer_code,
                 "two values cross under one name: " + name);
}

const std::map<std::string, Linker::Crossing>& Find(
    const std::map<graph::Module, std::map<std::string, Linker::Crossing>>& all,
    const graph::Module& module) {
  static const std::map<std::string, Linker::Crossing> kNone;
  const auto found = all.find(module);
  return found == all.end() ? kNone : found->second;
}

}  // namespace

std::string Linker::Code(const graph::Module& consumer, const graph::Reference& reference) {
  const graph::NodeInfo& producer = graph_.Info(reference.node);
  if (producer.module == consumer) {
    return graph::LocalAddress(producer).append(".").append(reference.attribute);
  }
  LIFEBOAT_CHECK(graph::Info(producer.kind).block != graph::BlockType::Ephemeral,
                 "an ephemeral value does not leave its module");
  const bool produced_by_root = producer.module.kind == graph::ModuleKind::Root;
  const std::string call = graph::CallName(producer.module);
  const std::string output = OutputName(producer, reference.attribute);
  std::string variable = produced_by_root ? output : call + "_" + output;
  const bool consumed_by_root = consumer.kind == graph::ModuleKind::Root;
  auto& variables = variables_[consumer];
  // Most references cross where another one did before.
  if (const auto known = variables.find(variable);
      known != variables.end() && known->second.node == reference.node) {
    return "var." + variable;
  }
  const std::string local = graph::LocalAddress(producer).append(".").append(reference.attribute);
  const std::string root_code = produced_by_root ? local : "module." + call + "." + output;
  const std::string description =
      "The " + std::string(reference.attribute) + " of " + graph::LocalAddress(producer);
  if (!produced_by_root) {
    Remember(outputs_[producer.module], output, {reference.node, local, root_code, description + "."});
  }
  if (consumed_by_root) {
    return root_code;
  }
  Remember(
      variables, variable,
      {reference.node, local, root_code,
       description + " in " + (produced_by_root ? "the root module" : graph::Path(producer.module)) + "."});
  return "var." + variable;
}

const std::map<std::string, Linker::Crossing>& Linker::OutputsOf(const graph::Module& module) const {
  return Find(outputs_, module);
}

const std::map<std::string, Linker::Crossing>& Linker::VariablesOf(const graph::Module& module) const {
  return Find(variables_, module);
}

}  // namespace lifeboat::emit
