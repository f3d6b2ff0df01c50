// Edits of emitted Terraform, which no blueprint can make.
#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "edited.h"

namespace lifeboat::test {
namespace {

const std::string kAutomation = "modules/dr/dr-automation/main.tf.json";
const std::string kPrimaryAutomation = "modules/primary/dr-automation/main.tf.json";
const std::string kGlobal = "modules/global/main.tf.json";
const std::string kDrDatabase = "modules/dr/database/main.tf.json";
const std::string kPrimaryDatabase = "modules/primary/database/main.tf.json";
const std::string kDrStorage = "modules/dr/storage/main.tf.json";
const std::string kPrimaryStorage = "modules/primary/storage/main.tf.json";
const std::string kIam = "modules/iam/main.tf.json";

/// Sets what is behind the keys, which `path` divides by dots.
std::function<void(Json&)> Set(const std::string& path, Json value) {
  std::string pointer = "/" + path;
  std::replace(pointer.begin(), pointer.end(), '.', '/');
  return [pointer, value](Json& block) { block[Json::json_pointer(pointer)] = value; };
}

struct Case {
  std::string name;
  std::string file, type, block;
  std::function<void(Json&)> edit;  ///< null: removed
  std::string_view says;
  bool undoing_is_silent = true;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

Tree Made(const Case& one) {
  Tree tree;
  if (one.edit) {
    tree.Resource(one.file, one.type, one.block, one.edit);
  } else {
    tree.Remove(one.file, one.type, one.block);
  }
  return tree;
}

class Hand : public testing::TestWithParam<Case> {};

TEST_P(Hand, IsNoted) {
  const Notes notes = Made(GetParam()).Harm();
  EXPECT_TRUE(Says(notes, GetParam().block, GetParam().says)) << Printed(notes);
}

TEST_P(Hand, AndItsUndoingIsSilent) {
  if (GetParam().undoing_is_silent) {
    const Notes notes = Made(GetParam()).HarmOfUndoing();
    EXPECT_TRUE(notes.empty()) << Printed(notes);
  }
}

const std::string kAlarm = "aws_cloudwatch_metric_alarm";
const std::string kComposite = "aws_cloudwatch_composite_alarm";
const std::string kSchedule = "aws_scheduler_schedule";
const std::string kRule = "aws_cloudwatch_event_rule";
const std::string kHealthCheck = "aws_route53_health_check";
const std::string kFunction = "aws_lambda_function";
const std::string kParameter = "aws_ssm_parameter";
const std::string kDatabase = "aws_db_instance";
const std::string kReplication = "aws_s3_bucket_replication_configuration";

const auto kForgetLifecycle = [](Json& block) { block.erase("lifecycle"); };

INSTANTIATE_TEST_SUITE_P(
    Edits, Hand,
    testing::Values(
        Case{"composite", kAutomation, kComposite, "region_lost", nullptr,
             "nothing starts a failover by itself"},
        Case{"actions", kAutomation, kComposite, "region_lost", Set("actions_enabled", false),
             "tells nobody"},
        Case{"missing", kAutomation, kAlarm, "replication_posts", Set("treat_missing_data", "ignore"),
             "silence of the primary region"},
        Case{"threshold", kAutomation, kAlarm, "replication_posts", Set("threshold", -1), "asks for more"},
        Case{"datapoints", kAutomation, kAlarm, "route53_web", Set("period", 120), "is raised after"},
        Case{"watch", kAutomation, kAlarm, "prober_silent", nullptr, "people are no longer told"},
        Case{"lag watch", kAutomation, kAlarm, "replica_lag_posts", nullptr, "people are no longer told"},
        Case{"check", kAutomation, kHealthCheck, "web", Set("request_interval", 30), "every 30 s instead of"},
        Case{"check threshold", kAutomation, kHealthCheck, "web", Set("failure_threshold", 8),
             "after 8 failed"},
        Case{"check off", kAutomation, kHealthCheck, "web", Set("disabled", true), "always passes"},
        Case{"tick", kAutomation, kSchedule, "failover_tick", nullptr, "woken by the alarm alone"},
        Case{"tick off", kAutomation, kSchedule, "failover_tick", Set("state", "DISABLED"),
             "woken by the alarm"},
        Case{"tick rare", kAutomation, kSchedule, "failover_tick",
             Set("schedule_expression", "rate(5 minutes)"), "looks less often"},
        Case{"prober", kAutomation, kSchedule, "prober", nullptr, "nobody asks the primary region"},
        Case{"function", kAutomation, kFunction, "failover_handler", nullptr,
             "nothing can fail over any more"},
        Case{"function off", kAutomation, kFunction, "failover_handler",
             Set("reserved_concurrent_executions", 0), "the controller cannot run"},
        Case{"subscription", kAutomation, "aws_sns_topic_subscription", "failover_by_alarm", nullptr,
             "next tick only"},
        Case{"topic", kAutomation, "aws_sns_topic", "notifications", nullptr,
             "neither the controller nor people"},
        Case{"image rule", kPrimaryAutomation, kRule, "create_image_web", Set("state", "DISABLED"),
             "no new images are made"},
        Case{"image event", kAutomation, kRule, "image_state", nullptr, "an hour late"},
        Case{"intent", kAutomation, kParameter, "intent", nullptr, "no failover can be ordered"},
        Case{"guard", kGlobal, kParameter, "active_region",
             [](Json& block) { block["lifecycle"].erase("postcondition"); }, "the guard is gone"},
        Case{"ignored", kGlobal, kParameter, "active_region",
             Set("lifecycle.ignore_changes", Json::array({"tier"})), "`insecure_value` belongs"},
        Case{"ignored all", kDrDatabase, kDatabase, "posts", kForgetLifecycle,
             "`replicate_source_db` belongs"},
        Case{"protection", kDrDatabase, kDatabase, "posts", Set("lifecycle.prevent_destroy", false),
             "no longer refused"},
        Case{"only lifecycle", kGlobal, "aws_globalaccelerator_accelerator", "web", kForgetLifecycle,
             "no longer refused"},
        Case{"deletion", kPrimaryDatabase, kDatabase, "posts", Set("deletion_protection", false),
             "one call deletes"},
        Case{"no backups", kPrimaryDatabase, kDatabase, "posts", Set("backup_retention_period", 0),
             "no replica can be made"},
        Case{"replica", kDrDatabase, kDatabase, "posts", nullptr, "has no copy of the database any more"},
        Case{"accelerator off", kGlobal, "aws_globalaccelerator_accelerator", "web", Set("enabled", false),
             "takes no traffic"},
        Case{"versioning", kPrimaryStorage, "aws_s3_bucket_versioning", "media",
             Set("versioning_configuration.status", "Suspended"), "the copying stops"},
        Case{
            "modifications", kDrStorage, kReplication, "media",
            [](Json& block) { block["rule"][0]["source_selection_criteria"].erase("replica_modifications"); },
            "changes of tags"},
        Case{"rule off", kPrimaryStorage, kReplication, "media",
             [](Json& block) { block["rule"][0]["status"] = "Disabled"; }, "no longer copied"},
        Case{"key", "modules/dr/encryption/main.tf.json", "aws_kms_key", "main", nullptr,
             "cannot be decrypted"},
        Case{"policy", kIam, "aws_iam_role_policy", "failover_handler", nullptr,
             "cannot promote a replica"}));

// Ignored by Terraform: a plan changes nothing, so nothing gets worse.
TEST(Hand, WhatTerraformIgnoresIsNoHarm) {
  Tree tree;
  tree.Resource(kDrDatabase, kDatabase, "posts", Set("backup_retention_period", 0));
  tree.Resource(kDrDatabase, kDatabase, "posts", Set("multi_az", false));
  EXPECT_TRUE(tree.Harm().empty()) << Printed(tree.Harm());
}

TEST(Hand, AnAlarmOfTheDashboardIsNoHarm) {
  Tree tree;
  tree.Remove(kPrimaryAutomation, kAlarm, "database_cpu_posts");
  tree.Remove(kAutomation, kAlarm, "errors_ami_cleanup");
  tree.Remove(kAutomation, kAlarm, "database_connections_posts");
  EXPECT_TRUE(tree.Harm().empty()) << Printed(tree.Harm());
}

TEST(Hand, AnActionThatARoleLoses) {
  const auto without = [](const std::string& action) {
    return [action](Json& root) {
      for (Json& statement : root["data"]["aws_iam_policy_document"]["failover_handler"]["statement"]) {
        Json left = Json::array();
        for (const Json& one : statement["actions"]) {
          if (one != action) {
            left.push_back(one);
          }
        }
        statement["actions"] = left;
      }
    };
  };
  Tree promote;
  promote.File(kIam, without("rds:PromoteReadReplica"));
  EXPECT_TRUE(Says(promote.Harm(), "failover_handler",
                   "the controller cannot promote a replica any more (`rds:PromoteReadReplica`)"))
      << Printed(promote.Harm());
  EXPECT_EQ(promote.Harm().size(), 1U) << Printed(promote.Harm());
  EXPECT_TRUE(promote.HarmOfUndoing().empty()) << Printed(promote.HarmOfUndoing());
  Tree tell;
  tell.File(kIam, without("sns:Publish"));
  EXPECT_TRUE(Says(tell.Harm(), "failover_handler", "cannot tell people")) << Printed(tell.Harm());
}

TEST(Hand, AResourceThatARoleLoses) {
  Tree tree;
  tree.File(kIam, [](Json& root) {
    for (Json& statement : root["data"]["aws_iam_policy_document"]["failover_handler"]["statement"]) {
      if (statement["sid"] == "DatabaseDr") {
        statement["resources"].erase(0);
      }
    }
  });
  EXPECT_TRUE(Says(tree.Harm(), "failover_handler", "cannot promote")) << Printed(tree.Harm());
  // As many under other names: something was renamed.
  Tree renamed;
  renamed.File(kIam, [](Json& root) {
    for (Json& statement : root["data"]["aws_iam_policy_document"]["failover_handler"]["statement"]) {
      if (statement["sid"] == "DatabaseDr") {
        statement["resources"][0] = "arn:aws:rds:eu-central-1:1:db:another";
      }
    }
  });
  EXPECT_TRUE(renamed.Harm().empty()) << Printed(renamed.Harm());
}

TEST(Hand, TheControllerForgetsWhatIsStillThere) {
  Tree tree;
  tree.Config([](Json& config) { config["databases"].erase("posts"); });
  EXPECT_TRUE(Says(tree.Harm(), "failover_handler", "no longer knows `databases.posts`"))
      << Printed(tree.Harm());
  EXPECT_TRUE(tree.HarmOfUndoing().empty()) << Printed(tree.HarmOfUndoing());
}

TEST(Hand, AGroupThatCannotGrowToWhatAFailoverAsksFor) {
  Tree tree;
  tree.Resource("modules/dr/compute/main.tf.json", "aws_autoscaling_group", "web", Set("max_size", 1));
  EXPECT_TRUE(Says(tree.Harm(), "web", "a failover asks for 2 instances")) << Printed(tree.Harm());
}

TEST(Hand, AGuardOfTheAlarm) {
  Tree tree;
  tree.Resource(kAutomation, kComposite, "region_lost", [](Json& block) {
    std::string rule = block["alarm_rule"];
    const std::string guard = " AND OK(\"${aws_cloudwatch_metric_alarm.cut_off.alarm_name}\")";
    rule.erase(rule.find(guard), guard.size());
    block["alarm_rule"] = rule;
  });
  EXPECT_TRUE(Says(tree.Harm(), "region_lost", "`cut_off` no longer keeps")) << Printed(tree.Harm());
  EXPECT_TRUE(tree.HarmOfUndoing().empty()) << Printed(tree.HarmOfUndoing());
}

TEST(Hand, TheLastOneWhoIsTold) {
  std::string mail;
  Tree tree;
  tree.File(kAutomation, [&](Json& root) {
    for (const auto& [name, block] : root["resource"]["aws_sns_topic_subscription"].items()) {
      mail = block["protocol"] == "email" ? name : mail;
    }
    root["resource"]["aws_sns_topic_subscription"].erase(mail);
  });
  EXPECT_TRUE(Says(tree.Harm(), mail, "nobody is told any more")) << Printed(tree.Harm());
}

TEST(Hand, OneRegionForBoth) {
  Tree tree;
  tree.File("providers.tf.json", [](Json& root) {
    for (Json& provider : root["provider"]["aws"]) {
      provider["region"] = "eu-west-1";
    }
  });
  EXPECT_TRUE(Says(tree.Harm(), "provider.aws.dr", "both sides are in eu-west-1")) << Printed(tree.Harm());
}

TEST(Hand, TheStateInThePrimaryRegion) {
  const auto state = [](const char* region) {
    return [region](Json& root) {
      root["terraform"]["backend"] = {{"s3", {{"bucket", "b"}, {"key", "k"}, {"region", region}}}};
    };
  };
  Tree primary;
  primary.File("backend.tf.json", state("eu-west-1"));
  EXPECT_TRUE(Says(primary.Harm(), "terraform.backend", "the state is in the primary region"))
      << Printed(primary.Harm());
  Tree third;
  third.File("backend.tf.json", state("eu-north-1"));
  EXPECT_TRUE(third.Harm().empty()) << Printed(third.Harm());
}

}  // namespace
}  // namespace lifeboat::test
