#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "lower/declared_calls.h"

namespace lifeboat::lower {

namespace {

/// The longest value that a reference in a policy can have.
std::size_t Longest(const graph::Graph& graph, const graph::Reference& reference) {
  constexpr std::string_view kAccount = "123456789012";
  constexpr std::string_view kKey =
      "arn:aws-us-gov:kms:ap-southeast-1:123456789012:key/mrk-01234567890123456789012345678901";
  constexpr std::string_view kAccelerator =
      "arn:aws:globalaccelerator::123456789012:accelerator/01234567-0123-0123-0123-012345678901";
  switch (graph.Info(reference.node).kind) {
    case graph::NodeKind::CallerIdentity:
      return kAccount.size();
    case graph::NodeKind::KmsKey:
      return kKey.size();
    default:
      return kAccelerator.size();
  }
}

std::size_t Characters(const graph::Graph& graph, const graph::Text& text) {
  constexpr std::size_t kQuotesAndComma = 3;
  std::size_t characters = kQuotesAndComma;
  for (const graph::Text::Part& part : text.parts()) {
    if (const auto* literal = std::get_if<std::string>(&part)) {
      characters += literal->size();
    } else {
      characters += Longest(graph, std::get<graph::Reference>(part));
    }
  }
  return characters;
}

}  // namespace

std::size_t PolicyCharacters(const graph::Graph& graph, const graph::PolicyDocument& policy) {
  constexpr std::string_view kFrame = R"({"Version":"2012-10-17","Statement":[]})";
  constexpr std::string_view kStatement = R"({"Sid":"","Effect":"Allow","Action":[],"Resource":[]},)";
  constexpr std::string_view kConditions = R"(,"Condition":{})";
  constexpr std::string_view kCondition = R"("":{"":[]},)";
  std::size_t characters = kFrame.size();
  for (const graph::Statement& statement : policy.statements) {
    characters += kStatement.size() + statement.sid.size();
    for (const std::string& action : statement.actions) {
      characters += Characters(graph, action);
    }
    for (const graph::Text& resource : statement.resources) {
      characters += Characters(graph, resource);
    }
    characters += statement.conditions.empty() ? 0 : kConditions.size();
    for (const graph::Condition& condition : statement.conditions) {
      characters += kCondition.size() + condition.test.size() + condition.variable.size();
      for (const graph::Text& value : condition.values) {
        characters += Characters(graph, value);
      }
    }
  }
  return characters;
}

}  // namespace lifeboat::lower
