#include "lower/automation/policy_division.h"

#include <algorithm>
#include <iterator>
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
    const std::size_t size = StatementCharacters(graph_, statement);
    if (empty_ + size <= characters_) {
      Place(statement, size);
      return;
    }
    LIFEBOAT_CHECK(!statement.resources.empty(), "only resources make a statement long");
    graph::Statement head = statement;
    head.resources.clear();
    std::size_t number = 0;
    std::size_t part_size = characters_;
    graph::Statement part;
    for (const graph::Text& resource : statement.resources) {
      const std::size_t adds = ResourceCharacters(graph_, resource);
      if (empty_ + part_size + adds > characters_) {
        if (number > 0) {
          Place(part, part_size);
        }
        part = head;
        // Parts may share a policy, where no two statements have one name.
        part.sid += std::to_string(++number);
        part_size = StatementCharacters(graph_, part);
        LIFEBOAT_CHECK(empty_ + part_size + adds <= characters_,
                       "a statement about one resource fits into a policy");
      }
      part.resources.push_back(resource);
      part_size += adds;
    }
    Place(part, part_size);
  }

  [[nodiscard]] std::vector<graph::PolicyDocument> Take() && {
    std::vector<graph::PolicyDocument> policies;
    std::ranges::transform(policies_, std::back_inserter(policies),
                           [](Sized& sized) { return std::move(sized.policy); });
    return policies;
  }

 private:
  struct Sized {
    graph::PolicyDocument policy;
    std::size_t characters = 0;
  };

  /// Into the first policy that has room for it.
  void Place(const graph::Statement& statement, std::size_t size) {
    const auto roomy = std::ranges::find_if(
        policies_, [&](const Sized& sized) { return sized.characters + size <= characters_; });
    Sized& sized = roomy != policies_.end() ? *roomy : policies_.emplace_back(Sized{{}, empty_});
    sized.policy.statements.push_back(statement);
    sized.characters += size;
  }

  const graph::Graph& graph_;
  std::size_t characters_;
  std::size_t empty_ = PolicyCharacters(graph_, {});
  std::vector<Sized> policies_;
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
