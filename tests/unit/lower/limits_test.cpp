// What AWS limits and what grows with an application.

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lower/automation/names.h"
#include "lower/automation/policy_size.h"
#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

constexpr graph::Module kPrimaryAutomation{graph::ModuleKind::Automation, graph::Side::Primary};
constexpr graph::Module kDrAutomation{graph::ModuleKind::Automation, graph::Side::Dr};
constexpr graph::Module kPrimaryKey{graph::ModuleKind::Encryption, graph::Side::Primary};
constexpr graph::Module kDrKey{graph::ModuleKind::Encryption, graph::Side::Dr};

/// 24 services and 12 databases.
graph::Graph Large() { return GraphOf(FileText("tests/terraform/large.yaml")); }

/// `head` and after it a line for each of so many keys: `aa`, `ab`, …
std::string Many(const std::string& head, std::size_t count, const std::string& line) {
  std::string text = head + ":\n";
  for (std::size_t i = 0; i < count; ++i) {
    const std::string key{static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26)};
    text += "  " + key + ": " + line + "\n";
  }
  return text;
}

std::string PublicServices(std::size_t count) { return Many("services", count, "{ image: 'nginx:1.27' }"); }
std::string Databases(std::size_t count) {
  return Many("databases", count, "{ engine: mysql, version: '8.4', schema: app }");
}

/// Everything that makes a policy long, line by line.
std::string Spelled(const graph::Graph& graph, const graph::PolicyDocument& policy) {
  std::string spelled;
  const auto add = [&](const std::vector<graph::Text>& texts) {
    for (const graph::Text& text : texts) {
      spelled += "  " + Spell(graph, text) + "\n";
    }
  };
  for (const graph::Statement& statement : policy.statements) {
    spelled += statement.sid + "\n";
    add({statement.actions.begin(), statement.actions.end()});
    add(statement.resources);
    for (const graph::Principal& principal : statement.principals) {
      add(principal.identifiers);
    }
    for (const graph::Condition& condition : statement.conditions) {
      add(condition.values);
    }
  }
  return spelled;
}

TEST(Limits, ALargePolicyIsDividedOverManagedOnes) {
  const graph::Graph graph = Large();
  EXPECT_EQ(Find<graph::RolePolicy>(graph, kIam, "failover_handler"), nullptr);
  EXPECT_EQ(Find<graph::PolicyDocument>(graph, kIam, "failover_handler"), nullptr);
  const auto names = NamesOf<graph::ManagedPolicy>(graph, kIam);
  ASSERT_GE(names.size(), 2U);
  EXPECT_LE(names.size(), lower::kManagedPolicies);
  EXPECT_EQ(NamesOf<graph::RolePolicyAttachment>(graph, kIam), names);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    EXPECT_EQ(names[i], "failover_handler_" + number);
    const auto& policy = Get<graph::ManagedPolicy>(graph, kIam, names[i]);
    EXPECT_EQ(policy.name, "large-failover-handler-make-declared-calls-" + number);
    EXPECT_LE(lower::PolicyCharacters(graph, graph[policy.document]), lower::kManagedPolicyCharacters);
    const auto& attachment = Get<graph::RolePolicyAttachment>(graph, kIam, names[i]);
    EXPECT_EQ(graph[attachment.role].name, "large-failover-handler");
    EXPECT_EQ(&graph[attachment.policy], &policy);
  }
}

TEST(Limits, TheDividedPolicyNamesEverything) {
  const graph::Graph graph = Large();
  std::set<std::string> promoted;
  for (const std::string& name : NamesOf<graph::ManagedPolicy>(graph, kIam)) {
    for (const auto& statement : Get<graph::PolicyDocument>(graph, kIam, name).statements) {
      const auto& actions = statement.actions;
      if (std::find(actions.begin(), actions.end(), "rds:PromoteReadReplica") != actions.end()) {
        for (const graph::Text& resource : statement.resources) {
          promoted.insert(Spell(graph, resource));
        }
      }
    }
  }
  const std::string arn = "arn:aws:rds:eu-central-1:<data.aws_caller_identity.current.account_id>:db:";
  for (const auto& [key, database] : graph.automation.databases) {
    EXPECT_EQ(promoted.count(arn + database.replica), 1U) << database.replica;
  }
}

TEST(Limits, ASmallPolicyStaysInline) {
  const graph::Graph graph = Large();
  for (const char* role :
       {"prober", "update_ami_parameter", "ami_cleanup", "scheduler", "image_automation"}) {
    const auto& policy = Get<graph::RolePolicy>(graph, kIam, role);
    EXPECT_LE(lower::PolicyCharacters(graph, graph[policy.document]), lower::kInlinePolicyCharacters);
  }
}

/// Keys, topics and queues have no second policy to go to.
TEST(Limits, PoliciesOfResourcesDoNotGrowWithTheApplication) {
  const graph::Graph large = Large();
  const graph::Graph small = GraphOf(
      "lifeboat: 1\nname: large\nregions: { primary: { region: eu-west-1 }, dr: { region: eu-central-1 } }\n"
      "services:\n  web: { image: 'nginx:1.27' }\n");
  const auto expect_same = [&](const graph::Module& module, const char* name) {
    EXPECT_EQ(Spelled(large, Get<graph::PolicyDocument>(large, module, name)),
              Spelled(small, Get<graph::PolicyDocument>(small, module, name)))
        << name;
  };
  for (const auto& module : {kPrimaryAutomation, kDrAutomation}) {
    expect_same(module, "notifications");
    expect_same(module, "dead_letters");
  }
  for (const auto& module : {kPrimaryKey, kDrKey}) {
    expect_same(module, "key");
  }
}

TEST(Limits, PermissionsThatFillMoreThanTenPoliciesAreReported) {
  const Lowered lowered = LowerText(Application("services:\n" + Service("web") + Databases(180)));
  EXPECT_FALSE(lowered.graph);
  EXPECT_NE(lowered.said.find("error[LB904]: the permissions of role `app-failover-handler` fill "),
            std::string::npos)
      << lowered.said;
}

TEST(Limits, TheEnvironmentHasRoomForAnAccountsAccelerators) {
  // The quota is 20 unless one asks for more.
  EXPECT_TRUE(LowerText(Application(PublicServices(30))).graph);
  const Lowered lowered = LowerText(Application(PublicServices(60)));
  EXPECT_NE(lowered.said.find("error[LB905]: the environment of function `app-failover-handler` is "),
            std::string::npos)
      << lowered.said;
}

TEST(Limits, AnAlarmAboutMoreThanAHundredAlarmsIsReported) {
  const auto internal = [](std::size_t count) {
    return LowerText(
        Application(Many("services", count, "{ image: 'nginx:1.27', exposure: internal }") +
                    "failover: { quorum: 1, triggers: { healthy_hosts: { action: failover } } }\n"));
  };
  // Beside one alarm a service, the rule of the region's loss asks for the signal and for what is cut off.
  EXPECT_TRUE(internal(98).graph) << internal(98).said;
  const Lowered lowered = internal(101);
  EXPECT_NE(lowered.said.find("error[LB906]: the rule of alarm `app-healthy-hosts` has "), std::string::npos)
      << lowered.said;
  EXPECT_NE(lowered.said.find(" and names 101 alarms"), std::string::npos) << lowered.said;
}

}  // namespace
}  // namespace lifeboat::test
