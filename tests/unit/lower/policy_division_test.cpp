#include "lower/automation/policy_division.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/support/check.h"

#include "lower/automation/policy_size.h"
#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

constexpr std::size_t kLimit = 600;

graph::Statement About(const std::string& sid, std::size_t resources, std::size_t length = 50) {
  graph::Statement statement;
  statement.sid = sid;
  statement.actions = {"rds:ModifyDBInstance", "rds:PromoteReadReplica"};
  statement.conditions = {{"StringEquals", "aws:RequestedRegion", {"eu-west-1"}}};
  for (std::size_t i = 0; i < resources; ++i) {
    const std::string number = std::to_string(100 + i);
    statement.resources.emplace_back(sid + number + std::string(length - sid.size() - number.size(), 'x'));
  }
  return statement;
}

class Division : public testing::Test {
 protected:
  std::vector<graph::PolicyDocument> Divide(std::vector<graph::Statement> statements) {
    auto policies = lower::DividePolicy(graph_, {std::move(statements)}, kLimit);
    for (const graph::PolicyDocument& policy : policies) {
      EXPECT_LE(lower::PolicyCharacters(graph_, policy), kLimit);
    }
    return policies;
  }

  /// Statements of each policy, by name.
  static std::vector<std::vector<std::string>> Sids(const std::vector<graph::PolicyDocument>& policies) {
    std::vector<std::vector<std::string>> sids;
    for (const graph::PolicyDocument& policy : policies) {
      sids.emplace_back();
      for (const graph::Statement& statement : policy.statements) {
        sids.back().push_back(statement.sid);
      }
    }
    return sids;
  }

  std::multiset<std::string> Resources(const std::vector<graph::PolicyDocument>& policies) const {
    std::multiset<std::string> resources;
    for (const graph::PolicyDocument& policy : policies) {
      for (const graph::Statement& statement : policy.statements) {
        for (const graph::Text& resource : statement.resources) {
          resources.insert(Spell(graph_, resource));
        }
      }
    }
    return resources;
  }

  graph::Graph graph_;
};

using Names = std::vector<std::vector<std::string>>;

TEST_F(Division, WhatFitsStaysTogether) {
  EXPECT_EQ(Sids(Divide({About("A", 1), About("B", 1)})), (Names{{"A", "B"}}));
}

TEST_F(Division, AStatementGoesWhereThereIsRoom) {
  EXPECT_EQ(Sids(Divide({About("A", 2), About("B", 5), About("C", 1, 20)})), (Names{{"A", "C"}, {"B"}}));
}

TEST_F(Division, ALargeStatementIsDividedByItsResources) {
  const graph::Statement large = About("Large", 20);
  const auto policies = Divide({About("Small", 1), large});
  EXPECT_EQ(Sids(policies), (Names{{"Small"}, {"Large1"}, {"Large2"}, {"Large3"}}));
  EXPECT_EQ(Resources(policies), Resources({{{About("Small", 1)}}, {{large}}}));
  for (std::size_t i = 1; i < policies.size(); ++i) {
    const graph::Statement& part = policies[i].statements.at(0);
    EXPECT_EQ(part.actions, large.actions);
    ASSERT_EQ(part.conditions.size(), 1U);
    EXPECT_EQ(part.conditions.at(0).variable, "aws:RequestedRegion");
  }
}

TEST_F(Division, OneResourceMustFit) { EXPECT_THROW(Divide({About("Huge", 2, kLimit)}), InternalError); }

}  // namespace
}  // namespace lifeboat::test
