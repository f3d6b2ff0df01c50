#include "lower/automation/policy_size.h"

#include <string>
#include <string_view>

#include "lower/automation/measure.h"

namespace lifeboat::lower {

namespace {

constexpr std::size_t kQuotesAndComma = 3;

}  // namespace

std::size_t ResourceCharacters(const graph::Graph& graph, const graph::Text& resource) {
  return LongestText(graph, resource) + kQuotesAndComma;
}

std::size_t StatementCharacters(const graph::Graph& graph, const graph::Statement& statement) {
  constexpr std::string_view kStatement = R"({"Sid":"","Effect":"Allow","Action":[],"Resource":[]},)";
  constexpr std::string_view kConditions = R"(,"Condition":{})";
  constexpr std::string_view kCondition = R"("":{"":[]},)";
  std::size_t characters = kStatement.size() + statement.sid.size();
  for (const std::string& action : statement.actions) {
    characters += action.size() + kQuotesAndComma;
  }
  for (const graph::Text& resource : statement.resources) {
    characters += ResourceCharacters(graph, resource);
  }
  characters += statement.conditions.empty() ? 0 : kConditions.size();
  for (const graph::Condition& condition : statement.conditions) {
    characters += kCondition.size() + condition.test.size() + condition.variable.size();
    for (const graph::Text& value : condition.values) {
      characters += LongestText(graph, value) + kQuotesAndComma;
    }
  }
  return characters;
}

std::size_t PolicyCharacters(const graph::Graph& graph, const graph::PolicyDocument& policy) {
  constexpr std::string_view kFrame = R"({"Version":"2012-10-17","Statement":[]})";
  std::size_t characters = kFrame.size();
  for (const graph::Statement& statement : policy.statements) {
    characters += StatementCharacters(graph, statement);
  }
  return characters;
}

}  // namespace lifeboat::lower
