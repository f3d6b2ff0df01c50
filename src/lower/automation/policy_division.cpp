#include "lower/automation/policy_division.h"

#include <algorithm>
#include <string>
#include <utility>

#include "lifeboat/support/check.h"

#include "lower/automation/policy_size.h"

namespace lifeboat::lower {

namespace {

class Division {
 public:
  Division(const graph::Graph& graph, std::size_t characters) : graph_(graph), characters_(characters) {}

  void Add(const graph::Statement& statement) {
    if (Fits({}, statement)) {
      Place(statement);
      return;
    }
    std::vector<graph::Statement> parts;
    for (const graph::Text& resource : statement.resources) {
      if (parts.empty() || !HasRoom(parts.back(), resource)) {
        parts.push_back(statement);
        parts.back().resources.clear();
        // Parts may share a policy, where no two statements have one name.
        parts.back().sid += std::to_string(parts.size());
        LIFEBOAT_CHECK(HasRoom(parts.back(), resource), "a statement about one resource fits into a policy");
      }
      parts.back().resources.push_back(resource);
    }
    std::for_each(parts.begin(), parts.end(), [this](const graph::Statement& part) { Place(part); });
  }

  [[nodiscard]] std::vector<graph::PolicyDocument> Take() && { return std::move(policies_); }

 private:
  [[nodiscard]] bool Fits(const graph::PolicyDocument& policy, const graph::Statement& statement) const {
    return PolicyCharacters(graph_, policy) + StatementCharacters(graph_, statement) <= characters_;
  }

  /// In a policy of its own.
  [[nodiscard]] bool HasRoom(const graph::Statement& statement, const graph::Text& resource) const {
    return PolicyCharacters(graph_, {{statement}}) + ResourceCharacters(graph_, resource) <= characters_;
  }

  void Place(const graph::Statement& statement) {
    const auto roomy =
        std::find_if(policies_.begin(), policies_.end(),
                     [&](const graph::PolicyDocument& policy) { return Fits(policy, statement); });
    graph::PolicyDocument& policy = roomy != policies_.end() ? *roomy : policies_.emplace_back();
    policy.statements.push_back(statement);
  }

  const graph::Graph& graph_;
  std::size_t characters_;
  std::vector<graph::PolicyDocument> policies_;
};

}  // namespace

std::vector<graph::PolicyDocument> DividePolicy(const graph::Graph& graph, const graph::PolicyDocument& whole,
                                                std::size_t characters) {
  Division division(graph, characters);
  for (const graph::Statement& statement : whole.statements) {
    division.Add(statement);
  }
  return std::move(division).Take();
}

}  // namespace lifeboat::lower
