#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "lower/automation/database_limits.h"
#include "lower/automation/image_age.h"
#include "unit/lower/blog.h"

namespace lifeboat::test {
namespace {

using graph::ModuleKind;
using graph::Side;

constexpr graph::Module kDr{ModuleKind::Automation, Side::Dr};
constexpr graph::Module kPrimary{ModuleKind::Automation, Side::Primary};

std::string InPosture(const std::string& posture, const std::string& failbacks = "0") {
  return Blog({.more = "posture: " + posture + "\nfailbacks: " + failbacks + "\n"});
}

TEST(Automation, TheProgramsAreToldTheNamesThatAwsKnows) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  const graph::Automation& automation = graph.automation;
  EXPECT_EQ(automation.active_region_parameter, "/app/active-region");
  EXPECT_EQ(automation.intent_parameter, "/flask-blog/failover/intent");
  EXPECT_EQ(automation.functions.at("failover"), "FailoverHandler");
  EXPECT_EQ(automation.services.at("blog").primary.group, "primary-app-asg");
  EXPECT_EQ(automation.services.at("blog").dr.target_group, "dr-app-tg");
  EXPECT_EQ(automation.services.at("blog").dr.min, 1);
  EXPECT_EQ(automation.services.at("blog").dr.standby, 0);
  EXPECT_EQ(automation.services.at("blog").primary.standby, 0);
  EXPECT_TRUE(automation.services.at("blog").accelerated);
  EXPECT_EQ(automation.services.at("blog").database, "blog");
  EXPECT_EQ(automation.services.at("blog").serve, "when-writable");
  EXPECT_EQ(automation.databases.at("blog").replica, "app-db-replica");
  EXPECT_EQ(automation.databases.at("blog").engine, "mysql");
  EXPECT_EQ(automation.buckets.at("media").primary, "flask-blog-media-{account}-eu-west-1");
  EXPECT_EQ(automation.buckets.at("media").replication, "both-ways");
}

TEST(Automation, EachFunctionWritesItsOwnEncryptedLog) {
  const graph::Graph graph = GraphOf(Blog());
  EXPECT_EQ(Get<graph::LogGroup>(graph, kDr, "failover_handler").retention_days, 365);
  EXPECT_EQ(Get<graph::LogGroup>(graph, kDr, "prober").retention_days, 90);
  const auto& key = Get<graph::PolicyDocument>(graph, {ModuleKind::Encryption, Side::Dr}, "key");
  const auto logs = std::find_if(key.statements.begin(), key.statements.end(),
                                 [](const graph::Statement& one) { return one.sid == "Logs"; });
  ASSERT_NE(logs, key.statements.end());
  EXPECT_EQ(logs->conditions.at(0).values.size(), 5U);  // the flow logs come first
}

TEST(Automation, OneControllerAtATime) {
  EXPECT_EQ(Get<graph::LambdaFunction>(GraphOf(Blog()), kDr, "failover_handler").reserved_concurrency, 1);
  const graph::Graph small = GraphOf(Blog({.more = "failover: { reserved_concurrency: false }\n"}));
  EXPECT_FALSE(Get<graph::LambdaFunction>(small, kDr, "failover_handler").reserved_concurrency);
  EXPECT_FALSE(Get<graph::LambdaFunction>(small, kDr, "prober").reserved_concurrency);
}

TEST(Automation, ATickThatFailsIsNeitherRepeatedNorMailedEachTime) {
  const graph::Graph graph = GraphOf(Blog());
  for (const char* name : {"failover_handler", "prober"}) {
    const auto& config = Get<graph::EventInvokeConfig>(graph, kDr, name);
    EXPECT_EQ(config.retries, 0) << name;
    EXPECT_EQ(config.max_age_seconds, 60) << name;
    EXPECT_FALSE(config.on_failure) << name;
    EXPECT_FALSE(Get<graph::LambdaFunction>(graph, kDr, name).dead_letters) << name;
    // An alarm says it instead: when it begins, and when it has been over for a while.
    const auto& errors = Get<graph::MetricAlarm>(graph, kDr, std::string("errors_") + name);
    EXPECT_EQ(errors.alarm_actions.size(), 1U) << name;
    EXPECT_EQ(errors.datapoints, 1) << name;
    EXPECT_GT(errors.evaluations, 1) << name;
    for (const graph::Statement& one :
         Get<graph::PolicyDocument>(graph, {ModuleKind::Iam, Side::Dr}, name).statements) {
      EXPECT_EQ(std::ranges::count(one.actions, "sqs:SendMessage"), 0) << name;
    }
  }
  for (const char* name : {"update_ami_parameter", "ami_cleanup"}) {
    EXPECT_EQ(Get<graph::EventInvokeConfig>(graph, kDr, name).retries, 2) << name;
    EXPECT_TRUE(Get<graph::EventInvokeConfig>(graph, kDr, name).on_failure) << name;
    EXPECT_TRUE(Get<graph::LambdaFunction>(graph, kDr, name).dead_letters) << name;
    EXPECT_TRUE(Find<graph::MetricAlarm>(graph, kDr, std::string("errors_") + name)) << name;
  }
}

TEST(Automation, OnlyWhoCarriesRoute53sMetricsMayReadThem) {
  const auto reads = [](const std::string& text) {
    const graph::Graph graph = GraphOf(text);
    std::vector<std::string> regions;
    for (const graph::Statement& one :
         Get<graph::PolicyDocument>(graph, {ModuleKind::Iam, Side::Dr}, "prober").statements) {
      if (std::ranges::count(one.actions, "cloudwatch:GetMetricData") > 0) {
        regions.push_back(Spell(graph, one.conditions.at(0).values.at(0)));
      }
    }
    return regions;
  };
  const std::string checked = "failover: { triggers: { route53: { action: page } } }\n";
  EXPECT_EQ(reads(Blog({.more = checked})), std::vector<std::string>{});  // they are in the DR region
  EXPECT_EQ(reads(Application("services:\n" + Service("web"))), std::vector<std::string>{});
  EXPECT_EQ(reads(Application("services:\n" + Service("web") + checked)),
            std::vector<std::string>{"us-east-1"});
}

/// EventBridge names no account when it publishes: a condition would silence it.
TEST(Automation, PeopleAreRemindedOfADrill) {
  const graph::Graph graph = GraphOf(FileText("blueprints/flask-blog.yaml"));
  const auto& reminder = Get<graph::Schedule>(graph, kDr, "drill_reminder");
  EXPECT_EQ(reminder.expression, "rate(90 days)");
  EXPECT_EQ(reminder.input, R"({"source":"lifeboat.drill"})");
}

TEST(Notifications, OnlyEventBridgePublishesUnconditionally) {
  const graph::Graph graph = GraphOf(Blog());
  for (const graph::Module& module : {kPrimary, kDr}) {
    for (const graph::Statement& one :
         Get<graph::PolicyDocument>(graph, module, "notifications").statements) {
      EXPECT_EQ(one.conditions.empty(), one.sid == "Rules") << one.sid;
    }
  }
}

TEST(Notifications, TheKeyIsForTheRegionsTopic) {
  const graph::Graph graph = GraphOf(Blog());
  for (const graph::Statement& one : Get<graph::PolicyDocument>(graph, kEncryption, "key").statements) {
    if (one.sid == "Notifications") {
      EXPECT_EQ(one.conditions.at(0).variable, "kms:EncryptionContext:aws:sns:topicArn");
      EXPECT_NE(Spell(graph, one.conditions.at(0).values.at(0)).find(":blog-failover-notifications"),
                std::string::npos);
      return;
    }
  }
  FAIL() << "the key knows nothing of notifications";
}

TEST(Notifications, AnAddressKeepsItsNameWhereverItStands) {
  const std::string one = "notifications: { email: [a@example.com, b@example.com] }\n";
  const std::string two = "notifications: { email: [b@example.com, a@example.com] }\n";
  const graph::Graph first = GraphOf(Blog({.more = one}));
  EXPECT_EQ(NamesOf<graph::Subscription>(first, kPrimary).size(), 2U);
  EXPECT_EQ(NamesOf<graph::Subscription>(first, kPrimary),
            NamesOf<graph::Subscription>(GraphOf(Blog({.more = two})), kPrimary));
}

TEST(FailoverParameters, AFailbackHandsOverInTheMiddleOfAPosture) {
  const auto accepted = [](const std::string& posture) {
    const graph::Graph graph = GraphOf(InPosture(posture));
    return Get<graph::SsmParameter>(graph, kGlobal, "active_region").guard.value().accepted;
  };
  EXPECT_EQ(accepted("normal"), std::vector<std::string>{"primary"});
  EXPECT_EQ(accepted("failed-over"), std::vector<std::string>{"dr"});
  EXPECT_EQ(accepted("failing-back"), (std::vector<std::string>{"primary", "dr"}));
}

TEST(FailoverParameters, PlansKnowHowManyFailbacksThereWere) {
  const graph::Graph graph = GraphOf(InPosture("normal", "2"));
  const auto& failbacks = Get<graph::SsmParameter>(graph, kDr, "failbacks");
  EXPECT_EQ(failbacks.name, "/blog/failover/failbacks");
  EXPECT_EQ(failbacks.guard.value().accepted, std::vector<std::string>{"2"});
  EXPECT_FALSE(Get<graph::SsmParameter>(graph, kDr, "state").guard);
}

TEST(Failbacks, TheDatabasesAreTakenOver) {
  const graph::Module primary{ModuleKind::Database, Side::Primary};
  const graph::Graph never = GraphOf(Blog());
  EXPECT_TRUE(Find<graph::Database>(never, primary, "main"));
  EXPECT_TRUE(never.adoptions().empty());
  const graph::Graph twice = GraphOf(InPosture("normal", "2"));
  const auto database = RefTo<graph::Database>(twice, primary, "main_g3");
  EXPECT_TRUE(Find<graph::DatabaseReplica>(twice, {ModuleKind::Database, Side::Dr}, "main_g3"));
  EXPECT_TRUE(Find<graph::Secret>(twice, primary, "main"));  // what a failback leaves alone keeps its name
  ASSERT_EQ(twice.adoptions().size(), 4U);
  EXPECT_EQ(twice.adoptions()[0].node, database.id);
  EXPECT_EQ(twice.adoptions()[0].former_name, "main");
  EXPECT_EQ(twice.adoptions()[0].import_id, "blog-main-primary");
  EXPECT_EQ(twice.adoptions()[1].former_name, "main_g2");
  EXPECT_EQ(twice.adoptions()[2].import_id, "blog-main-replica");
}

TEST(Failbacks, WhileOneIsUnderWayTheOtherRegionStillServes) {
  const graph::Graph graph = GraphOf(InPosture("failing-back"));
  EXPECT_TRUE(graph.settings.away);
  EXPECT_TRUE(graph.settings.failing_back);
  EXPECT_EQ(Get<graph::AutoScalingGroup>(graph, {ModuleKind::Compute, Side::Primary}, "web").min, 0);
  EXPECT_EQ(Get<graph::EndpointGroup>(graph, kGlobal, "web_primary").weight, 0);
}

/// A plan after a failover must show no change, so a posture may change only what Terraform ignores.
TEST(Postures, TellFunctionsNothingButThatAFailbackMayBegin) {
  const auto environment = [](const char* posture) {
    const graph::Graph graph = GraphOf(InPosture(posture));
    return Get<graph::LambdaFunction>(graph, kDr, "failover_handler").environment;
  };
  EXPECT_EQ(environment("failed-over").count("FAILBACK"), 0U);
  EXPECT_EQ(environment("failing-back").count("FAILBACK"), 1U);
}

TEST(Images, AutomationIsToldWhomToAsk) {
  const graph::Graph graph = GraphOf(Blog());
  const auto& target = Get<graph::EventTarget>(graph, kPrimary, "create_image_web");
  const auto& automation = std::get<graph::AutomationTarget>(target.target);
  EXPECT_EQ(Spell(graph, automation.parameters.at("AutoScalingGroupName").at(0)),
            "<module.primary_compute.aws_autoscaling_group.web.name>");
  EXPECT_EQ(Spell(graph, automation.parameters.at("DestinationRegion").at(0)), "us-east-1");
  EXPECT_TRUE(target.dead_letters);
}

TEST(Images, AScheduleSaysHowOldTheyMayBecome) {
  EXPECT_EQ(lower::OldestImageHours({"cron(0 2 * * ? *)"}), 48);
  EXPECT_EQ(lower::OldestImageHours({"cron(0 2 ? * SUN *)"}), 336);
  EXPECT_EQ(lower::OldestImageHours({"cron(0 2 1 * ? *)"}), 1488);
  EXPECT_EQ(lower::OldestImageHours({"cron(0 2 ? * MON-FRI *)"}), 144);
  EXPECT_EQ(lower::OldestImageHours({"rate(12 hours)"}), 24);
  EXPECT_EQ(lower::OldestImageHours({"rate(1 day)"}), 48);
  EXPECT_EQ(lower::OldestImageHours({"rate(90 minutes)"}), 4);
}

TEST(DatabaseLimits, AClassSaysHowMuchMemoryItHas) {
  EXPECT_EQ(lower::ClassMemoryGib("db.t3.micro"), 1);
  EXPECT_EQ(lower::ClassMemoryGib("db.m6g.large"), 8);
  EXPECT_EQ(lower::ClassMemoryGib("db.m7g.xlarge"), 16);
  EXPECT_EQ(lower::ClassMemoryGib("db.r6gd.4xlarge"), 128);
  EXPECT_FALSE(lower::ClassMemoryGib("db.x2g.large"));
  EXPECT_FALSE(lower::ClassMemoryGib("db.m6g.metal"));
}

TEST(DatabaseLimits, ANumberOfConnectionsThatIsWrittenCounts) {
  const graph::Module primary = kPrimary;
  const graph::Graph computed = GraphOf(Blog());
  const graph::Graph written =
      GraphOf(Blog({.database = "engine: mysql, version: '8.4', parameters: { max_connections: '200' }"}));
  EXPECT_EQ(Get<graph::MetricAlarm>(written, primary, "database_connections_main").threshold, 160);
  EXPECT_NE(Get<graph::MetricAlarm>(computed, primary, "database_connections_main").threshold, 160);
  const graph::Graph unknown =
      GraphOf(Blog({.database = "engine: mysql, version: '8.4', instance_class: db.x2g.large"}));
  EXPECT_EQ(Find<graph::MetricAlarm>(unknown, primary, "database_connections_main"), nullptr);
}

TEST(Operations, ReplicationIsWatchedWhereItIsPromised) {
  const graph::Graph promised = GraphOf(Blog({.bucket = "replication_time_control: true"}));
  EXPECT_TRUE(Find<graph::MetricAlarm>(promised, kPrimary, "replication_late_media"));
  EXPECT_TRUE(Find<graph::MetricAlarm>(promised, kDr, "replication_late_media"));
  const graph::Graph one_way =
      GraphOf(Blog({.bucket = "replication: one-way, replication_time_control: true"}));
  EXPECT_EQ(Find<graph::MetricAlarm>(one_way, kDr, "replication_late_media"), nullptr);
  EXPECT_EQ(Find<graph::MetricAlarm>(GraphOf(Blog()), kPrimary, "replication_late_media"), nullptr);
}

TEST(Operations, AlarmsTellTheirOwnRegionsTopic) {
  const graph::Graph graph = GraphOf(FileText("blueprints/shop.yaml"));
  for (const graph::Module& module : {kPrimary, kDr}) {
    const auto topic = RefTo<graph::Topic>(graph, module, "notifications");
    for (const std::string& name : NamesOf<graph::MetricAlarm>(graph, module)) {
      for (const auto& action : Get<graph::MetricAlarm>(graph, module, name).alarm_actions) {
        EXPECT_EQ(action, topic) << name;
      }
    }
  }
}

}  // namespace
}  // namespace lifeboat::test
