#include "lower/automation/declared_calls.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/support/check.h"

#include "lower/automation/names.h"
#include "lower/automation/policy_resources.h"
#include "lower/automation/policy_size.h"
#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using lower::DeclaredCall;

constexpr graph::Module kDr{graph::ModuleKind::Automation, graph::Side::Dr};

/// A policy of calls in an application of one key and nothing else.
class Policies : public testing::Test {
 protected:
  graph::PolicyDocument Policy(const std::vector<DeclaredCall>& calls) {
    return lower::LeastPrivilege(context_, calls, "/aws/lambda/program");
  }

  Policies() : lowered_(LowerText(Application("services:\n" + Service("web")))) {
    for (const graph::Side side : {graph::Side::Primary, graph::Side::Dr}) {
      context_.On(side).key =
          graph_.Add({graph::ModuleKind::Encryption, side}, "main", "", {}, graph::KmsKey{});
    }
  }

  Lowered lowered_;
  diag::CollectingSink sink_;
  graph::Graph graph_;
  lower::Context context_{*lowered_.blueprint,
                          sink_,
                          graph_,
                          graph_.Add(graph::Module{}, "current", "", {}, graph::CallerIdentity{}),
                          {},
                          "aws",
                          {},
                          {},
                          {}};
};

TEST_F(Policies, OneStatementForEachClassOfResources) {
  const auto policy = Policy({{"sns:Publish", "topic", ""},
                              {"logs:PutLogEvents", "log", ""},
                              {"logs:CreateLogStream", "log", ""},
                              {"logs:PutLogEvents", "log", ""}});
  ASSERT_EQ(policy.statements.size(), 2U);
  EXPECT_EQ(policy.statements[0].sid, "Log");
  EXPECT_EQ(policy.statements[0].actions,
            (std::vector<std::string>{"logs:CreateLogStream", "logs:PutLogEvents"}));
  EXPECT_EQ(Spell(graph_, policy.statements[0].resources.at(0)),
            "arn:aws:logs:eu-central-1:<data.aws_caller_identity.current.account_id>:log-group:"
            "/aws/lambda/program:*");
  EXPECT_EQ(policy.statements[1].sid, "Topic");
}

TEST_F(Policies, AKeyIsForTheServiceThatUsesIt) {
  const auto policy = Policy({{"kms:Decrypt", "key:dr", "sns"}, {"kms:Decrypt", "key:primary", "rds"}});
  ASSERT_EQ(policy.statements.size(), 2U);
  EXPECT_EQ(policy.statements[0].sid, "KeyDrViaSns");
  EXPECT_EQ(Spell(graph_, policy.statements[0].conditions.at(0).values.at(0)),
            "sns.eu-central-1.amazonaws.com");
  EXPECT_EQ(Spell(graph_, policy.statements[1].conditions.at(0).values.at(0)), "rds.eu-west-1.amazonaws.com");
}

TEST_F(Policies, GrantsAreForServicesAlone) {
  const auto policy = Policy({{"kms:CreateGrant", "key:dr", "ec2"}, {"kms:DescribeKey", "key:dr", "ec2"}});
  ASSERT_EQ(policy.statements.size(), 2U);
  EXPECT_EQ(policy.statements[0].conditions.size(), 1U);
  EXPECT_EQ(policy.statements[1].sid, "KeyDrViaEc2Grants");
  EXPECT_EQ(policy.statements[1].conditions.at(1).variable, "kms:GrantIsForAWSResource");
}

TEST_F(Policies, NothingOfAClassIsNoStatement) {
  EXPECT_TRUE(Policy({{"rds:PromoteReadReplica", "database:dr", ""},
                      {"rds:ModifyDBInstance", "database-settings:dr", ""},
                      {"globalaccelerator:UpdateEndpointGroup", "endpoint-group", ""}})
                  .statements.empty());
}

TEST_F(Policies, AnUnknownClassIsABug) {
  EXPECT_THROW(Policy({{"s3:GetObject", "bucket:dr", ""}}), InternalError);
  EXPECT_THROW(Policy({{"s3:GetObject", "database:third", ""}}), InternalError);
  EXPECT_THROW(Policy({{"sns:Publish", "topic", "rds"}}), InternalError);
}

TEST_F(Policies, WhatKnowsNoResourceIsLimitedToTheRegions) {
  const auto policy =
      Policy({{"ec2:DescribeImages", "any", ""}, {"cloudwatch:PutMetricData", "metrics", ""}});
  EXPECT_EQ(policy.statements[0].conditions.at(0).variable, "aws:RequestedRegion");
  EXPECT_EQ(policy.statements[1].conditions.at(0).variable, "cloudwatch:namespace");
}

TEST_F(Policies, OwnImagesAreKnownByTheirTag) {
  const auto policy =
      Policy({{"ec2:DeregisterImage", "own-image:dr", ""}, {"ec2:CopyImage", "snapshot:primary", ""}});
  EXPECT_EQ(policy.statements[0].conditions.at(0).variable, "aws:ResourceTag/lifeboat:application");
  EXPECT_EQ(Spell(graph_, policy.statements[0].resources.at(0)), "arn:aws:ec2:eu-central-1::image/*");
  EXPECT_TRUE(policy.statements[1].conditions.empty());
}

/// `action on resource`, for all of a role's policy.
std::vector<std::string> Allowed(const graph::Graph& graph, std::string_view role) {
  std::vector<std::string> allowed;
  for (const graph::Statement& statement : Get<graph::PolicyDocument>(graph, kIam, role).statements) {
    for (const std::string& action : statement.actions) {
      for (const graph::Text& resource : statement.resources) {
        allowed.push_back(action + " on " + Spell(graph, resource));
      }
    }
  }
  return allowed;
}

bool Contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

TEST(DeclaredCalls, TheControllerPromotesWhatIsThere) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  const std::string account = "<data.aws_caller_identity.current.account_id>";
  const auto allowed = Allowed(graph, "failover_handler");
  EXPECT_TRUE(
      Contains(allowed, "rds:PromoteReadReplica on arn:aws:rds:us-east-1:" + account + ":db:app-db-replica"));
  EXPECT_TRUE(
      Contains(allowed, "rds:ModifyDBInstance on arn:aws:rds:eu-west-1:" + account + ":db:app-db-retired-*"));
  EXPECT_TRUE(
      Contains(allowed,
               "globalaccelerator:UpdateEndpointGroup on "
               "<module.global.aws_globalaccelerator_accelerator.blog.id>/listener/*/endpoint-group/*"));
  EXPECT_TRUE(Contains(
      allowed, "ssm:PutParameter on arn:aws:ssm:us-east-1:" + account + ":parameter/app/active-region"));
}

TEST(DeclaredCalls, OnePatternStandsForDerivedNamesOfOnePath) {
  const graph::Graph graph =
      GraphOf(Application("services:\n" + Service("web") + Service("api") + Service("old") +
                          "names: { services: { old: { image_parameter: /images/old } } }\n"));
  const auto allowed = Allowed(graph, "update_ami_parameter");
  const std::string in =
      "ssm:PutParameter on arn:aws:ssm:eu-west-1:<data.aws_caller_identity.current.account_id>";
  EXPECT_TRUE(Contains(allowed, in + ":parameter/app/services/*/ami-id"));
  EXPECT_TRUE(Contains(allowed, in + ":parameter/images/old"));
  EXPECT_FALSE(Contains(allowed, in + ":parameter/app/services/web/ami-id"));
}

/// Lambda looks at these permissions when the function is made, whatever the program declares. Of a tick that
/// fails it tells nobody.
TEST(DeclaredCalls, FunctionsThatDoNotTickMayTellOfTheirFailures) {
  const graph::Graph graph = GraphOf(Blog());
  for (const graph::Program program : lower::kPrograms) {
    const auto allowed = Allowed(graph, lower::Word(program));
    const auto makes = [&](const std::string& call) {
      return std::any_of(allowed.begin(), allowed.end(),
                         [&](const std::string& one) { return one.starts_with(call + " on "); });
    };
    const bool ticks = program == graph::Program::FailoverHandler || program == graph::Program::Prober;
    EXPECT_EQ(makes("sqs:SendMessage"), !ticks) << lower::Word(program);
    EXPECT_EQ(makes("sns:Publish"), program != graph::Program::Prober) << lower::Word(program);
    EXPECT_TRUE(makes("logs:PutLogEvents")) << lower::Word(program);
  }
}

TEST(DeclaredCalls, TheRepositorysPoliciesFit) {
  for (const char* file : {"flask-blog", "minimal", "shop"}) {
    const graph::Graph graph = GraphOf(FileText("blueprints/" + std::string(file) + ".yaml"));
    for (const char* role :
         {"failover_handler", "update_ami_parameter", "ami_cleanup", "prober", "image_automation"}) {
      const auto& policy = Get<graph::PolicyDocument>(graph, kIam, role);
      EXPECT_LE(lower::PolicyCharacters(graph, policy), lower::kInlinePolicyCharacters)
          << file << " " << role;
      std::vector<std::string> sids;
      for (const graph::Statement& statement : policy.statements) {
        EXPECT_EQ(std::find(sids.begin(), sids.end(), statement.sid), sids.end()) << statement.sid;
        sids.push_back(statement.sid);
      }
    }
  }
}

TEST(Environment, NamesWhatOnlyAwsKnows) {
  const graph::Graph graph = GraphOf(Blog());
  const auto& controller = Get<graph::LambdaFunction>(graph, kDr, "failover_handler").environment;
  EXPECT_EQ(Spell(graph, controller.at("ENDPOINT_GROUPS")),
            R"({"web":"<module.global.aws_globalaccelerator_accelerator.web.id>/)"
            R"(<module.global.aws_globalaccelerator_listener.web.id>/)"
            R"(<module.global.aws_globalaccelerator_endpoint_group.web_primary.arn>/)"
            R"(<module.global.aws_globalaccelerator_endpoint_group.web_dr.arn>"})");
  const auto& prober = Get<graph::LambdaFunction>(graph, kDr, "prober").environment;
  EXPECT_EQ(Spell(graph, prober.at("PROBES")),
            R"({"web":"http://<module.primary_load_balancing.aws_lb.web.dns_name>/health"})");
  const graph::Graph worker =
      GraphOf(Application("services:\n" + Service("worker", "    exposure: none\n") +
                          "databases:\n  main: { engine: mysql, version: '8.4', schema: app }\n"));
  EXPECT_EQ(Spell(worker, Get<graph::LambdaFunction>(worker, kDr, "prober").environment.at("PROBES")), "{}");
}

}  // namespace
}  // namespace lifeboat::test
