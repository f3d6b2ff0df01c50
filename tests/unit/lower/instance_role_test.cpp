#include <set>
#include <string>

#include <gtest/gtest.h>

#include "unit/lower/lowered.h"

namespace lifeboat::test {
namespace {

/// `action on resource` for everything that a policy allows.
std::set<std::string> Allowed(const graph::Graph& graph, const std::string& name) {
  std::set<std::string> allowed;
  for (const graph::Statement& statement : Get<graph::PolicyDocument>(graph, kIam, name).statements) {
    for (const std::string& action : statement.actions) {
      for (const graph::Text& resource : statement.resources) {
        allowed.insert(action + " on " + Spell(graph, resource));
      }
    }
  }
  return allowed;
}

const std::string kAccount = "<data.aws_caller_identity.current.account_id>";

TEST(InstanceRole, AServiceThatUsesNothingMayOnlyBeVisited) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web")));
  for (const std::string& allowed : Allowed(graph, "primary_web_instances")) {
    EXPECT_TRUE(allowed.starts_with("ssmmessages:") || allowed.starts_with("ssm:UpdateInstanceInformation"))
        << allowed;
  }
}

TEST(InstanceRole, AllowsExactlyWhatTheServiceUsesInItsRegion) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  const std::set<std::string> primary = Allowed(graph, "primary_blog_instances");
  EXPECT_TRUE(primary.contains("ssm:GetParameter on arn:aws:ssm:eu-west-1:" + kAccount +
                               ":parameter/app/rds-endpoint"));
  EXPECT_TRUE(primary.contains("ssm:GetParameter on arn:aws:ssm:eu-west-1:" + kAccount +
                               ":parameter/app/s3-bucket-name"));
  EXPECT_TRUE(primary.contains("kms:Decrypt on <module.primary_encryption.aws_kms_key.main.arn>"));
  const std::set<std::string> dr = Allowed(graph, "dr_blog_instances");
  EXPECT_TRUE(dr.contains("kms:Decrypt on <module.dr_encryption.aws_kms_key.main.arn>"));
  for (const std::string& allowed : dr) {
    EXPECT_EQ(allowed.find("eu-west-1"), std::string::npos) << allowed;
    EXPECT_EQ(allowed.find("primary"), std::string::npos) << allowed;
  }
}

TEST(InstanceRole, TheKeyIsForTheServicesWhoseDataIsUsed) {
  const graph::Graph graph = GraphOf(FileText("blueprints/shop.yaml"));
  for (const graph::Statement& statement :
       Get<graph::PolicyDocument>(graph, kIam, "primary_web_instances").statements) {
    if (statement.sid == "Key") {
      ASSERT_EQ(statement.conditions.size(), 1U);
      ASSERT_EQ(statement.conditions[0].values.size(), 1U);  // a bucket, no database
      EXPECT_EQ(Spell(graph, statement.conditions[0].values[0]), "s3.eu-central-1.amazonaws.com");
    }
  }
}

TEST(InstanceRole, ReadsItsImageFromTheAccountsRegistry) {
  const graph::Graph graph = GraphOf(FileText("blueprints/shop.yaml"));
  const auto allowed = Allowed(graph, "primary_worker_instances");
  EXPECT_TRUE(
      allowed.contains("ecr:BatchGetImage on arn:aws:ecr:eu-west-1:123456789012:repository/shop/worker"));
  EXPECT_TRUE(allowed.contains("ecr:GetAuthorizationToken on *"));
}

TEST(InstanceRole, AnExactNameIsTheRolesOrItsBeginning) {
  const std::string names = "names: { roles: { primary_instances: blog-role } }\n";
  const graph::Graph one = GraphOf(Application("services:\n" + Service("web") + names));
  EXPECT_EQ(Get<graph::Role>(one, kIam, "primary_web_instances").name, "blog-role");
  EXPECT_EQ(Get<graph::Role>(one, kIam, "dr_web_instances").name, "app-web-dr-instances");
  const graph::Graph two = GraphOf(Application("services:\n" + Service("web") + Service("api") + names));
  EXPECT_EQ(Get<graph::Role>(two, kIam, "primary_web_instances").name, "blog-role-web");
}

TEST(InstanceRole, AProfileWaitsForItsPermissions) {
  const graph::Graph graph = GraphOf(Application("services:\n" + Service("web")));
  for (const graph::NodeId id : graph.NodesOf(kIam)) {
    if (graph.Info(id).kind == graph::NodeKind::InstanceProfile) {
      ASSERT_EQ(graph.Info(id).after.size(), 1U);
      EXPECT_EQ(graph.Info(graph.Info(id).after.front()).kind, graph::NodeKind::RolePolicy);
    }
  }
}

TEST(KeyPolicy, NamesNoRoleAndNoNode) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  const auto& policy = Get<graph::PolicyDocument>(graph, kEncryption, "key");
  for (const graph::Statement& statement : policy.statements) {
    for (const graph::Principal& principal : statement.principals) {
      for (const graph::Text& identifier : principal.identifiers) {
        EXPECT_EQ(Spell(graph, identifier).find(":role/"), std::string::npos);
      }
    }
    for (const graph::Condition& condition : statement.conditions) {
      for (const graph::Text& value : condition.values) {
        EXPECT_EQ(Spell(graph, value).find("<module."), std::string::npos);
      }
    }
  }
}

TEST(KeyPolicy, EverybodyMeansEc2OfThisAccount) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  for (const graph::Statement& statement : Get<graph::PolicyDocument>(graph, kEncryption, "key").statements) {
    if (Spell(graph, statement.principals.at(0).identifiers.at(0)) != "*") {
      continue;
    }
    ASSERT_GE(statement.conditions.size(), 2U) << statement.sid;
    EXPECT_EQ(statement.conditions[0].variable, "kms:CallerAccount");
    EXPECT_EQ(statement.conditions[1].variable, "kms:ViaService");
    EXPECT_EQ(Spell(graph, statement.conditions[1].values.at(0)), "ec2.eu-west-1.amazonaws.com");
  }
}

}  // namespace
}  // namespace lifeboat::test
