#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "emit/documents.h"
#include "emit/linker.h"
#include "unit/emit/automated_graph.h"

namespace lifeboat::test {
namespace {

using nlohmann::json;

constexpr graph::Module kDrAutomation = AutomatedGraph::kDrAutomation;

json Resources(const graph::Graph& graph, const graph::Module& module) {
  emit::Linker linker(graph);
  return json::parse(emit::MainDocument(graph, module, graph.NodesOf(module), linker))["resource"];
}

class AutomationModule : public testing::Test {
 protected:
  /// The block that Terraform reads for a node of the DR region's module.
  template <class T>
  json Block(T node) {
    const auto ref = world_.Add(kDrAutomation, "it", std::move(node));
    const std::string type(graph::Info(graph::kKindOf<T>).terraform_type);
    (void)ref;
    return Resources(world_.graph, kDrAutomation)[type]["it"];
  }

  AutomatedGraph world_;
};

TEST_F(AutomationModule, AFunctionRunsItsProgramFromTheArchiveBesideIt) {
  const json function = Resources(world_.graph, kDrAutomation)["aws_lambda_function"]["failover"];
  EXPECT_EQ(function["handler"], "failover_handler.handler.handler");
  EXPECT_EQ(function["filename"], "${path.module}/lambda/failover_handler.zip");
  EXPECT_EQ(function["source_code_hash"],
            R"(${filebase64sha256("${path.module}/lambda/failover_handler.zip")})");
  EXPECT_EQ(function["runtime"], "python3.13");
  EXPECT_EQ(function["reserved_concurrent_executions"], 1);
  EXPECT_EQ(function["environment"]["variables"]["TOPIC_ARN"], "${aws_sns_topic.notifications.arn}");
  EXPECT_EQ(function["dead_letter_config"]["target_arn"], "${aws_sqs_queue.dead_letters.arn}");
  EXPECT_EQ(function["logging_config"]["log_group"], "${aws_cloudwatch_log_group.failover.name}");
}

TEST_F(AutomationModule, AFunctionWithoutSettingsHasNoEnvironment) {
  graph::LambdaFunction node;
  node.program = graph::Program::Prober;
  node.role = world_.role;
  node.log_group = world_.log;
  const json function = Block(node);
  EXPECT_EQ(function["handler"], "prober.handler.handler");
  EXPECT_FALSE(function.contains("environment"));
  EXPECT_FALSE(function.contains("dead_letter_config"));
  EXPECT_FALSE(function.contains("reserved_concurrent_executions"));
}

TEST_F(AutomationModule, TheTopicIsEncryptedWithTheApplicationsKey) {
  const json topic = Resources(world_.graph, kDrAutomation)["aws_sns_topic"]["notifications"];
  EXPECT_EQ(topic["kms_master_key_id"], "${var.dr_encryption_kms_key_main_arn}");
}

TEST_F(AutomationModule, UndeliveredMessagesStayTwoWeeks) {
  EXPECT_EQ(
      Resources(world_.graph, kDrAutomation)["aws_sqs_queue"]["dead_letters"]["message_retention_seconds"],
      14 * 24 * 60 * 60);
}

TEST_F(AutomationModule, AFunctionIsCalledForItsAlarmsOnly) {
  graph::Subscription node{world_.topic, world_.function, {"lost \"${x}\""}, world_.queue};
  const json subscription = Block(node);
  EXPECT_EQ(subscription["protocol"], "lambda");
  EXPECT_EQ(subscription["endpoint"], "${aws_lambda_function.failover.arn}");
  EXPECT_EQ(subscription["filter_policy_scope"], "MessageBody");
  EXPECT_EQ(subscription["filter_policy"], R"({"AlarmName":["lost \"$${x}\""]})");
  EXPECT_EQ(subscription["redrive_policy"],
            "${jsonencode({deadLetterTargetArn = aws_sqs_queue.dead_letters.arn})}");
}

TEST_F(AutomationModule, APersonGetsEveryMessage) {
  const json subscription = Block(graph::Subscription{world_.topic, "someone@example.com", {}, std::nullopt});
  EXPECT_EQ(subscription["protocol"], "email");
  EXPECT_EQ(subscription["endpoint"], "someone@example.com");
  EXPECT_FALSE(subscription.contains("filter_policy"));
  EXPECT_FALSE(subscription.contains("redrive_policy"));
}

TEST_F(AutomationModule, AnEventPatternIsDataWithReferences) {
  const auto document = world_.Add(kDrAutomation, "images", graph::SsmDocument{"shop-images"});
  graph::EventPattern pattern{
      "aws.ssm",
      "EC2 Automation Execution Status-change Notification",
      {{"Definition", {document.Attribute("name")}}, {"Status", {"Failed", "Timed\"${Out}"}}}};
  const json rule = Block(graph::EventRule{"shop-images", "", pattern, true});
  EXPECT_EQ(rule["event_pattern"],
            R"(${jsonencode({"source" = ["aws.ssm"], )"
            R"("detail-type" = ["EC2 Automation Execution Status-change Notification"], )"
            R"("detail" = {"Definition" = ["${aws_ssm_document.images.name}"], )"
            R"("Status" = ["Failed", "Timed\"$${Out}"]}})})");
  EXPECT_FALSE(rule.contains("schedule_expression"));
}

TEST_F(AutomationModule, ARuleByTheClockCanBeOff) {
  const json rule = Block(graph::EventRule{"shop-images", "", "rate(1 day)", false});
  EXPECT_EQ(rule["schedule_expression"], "rate(1 day)");
  EXPECT_EQ(rule["state"], "DISABLED");
  EXPECT_FALSE(rule.contains("event_pattern"));
}

TEST_F(AutomationModule, ADocumentIsStartedByTheArnOfItsDefinition) {
  const auto document = world_.Add(kDrAutomation, "images", graph::SsmDocument{"shop-images"});
  const auto rule =
      world_.Add(kDrAutomation, "images", graph::EventRule{"shop-images", "", "rate(1 day)", true});
  graph::AutomationTarget target{
      document, world_.role, {{"Group", {"web"}}, {"Role", {world_.role.Attribute("arn")}}}};
  const json block = Block(graph::EventTarget{rule, "images", target, world_.queue});
  EXPECT_EQ(block["arn"], R"(${join(":", [replace(aws_ssm_document.images.arn, )"
                          R"(":document/", ":automation-definition/"), "$DEFAULT"])})");
  EXPECT_EQ(block["input"],
            R"(${jsonencode({"Group" = ["web"], "Role" = ["${var.iam_iam_role_controller_arn}"]})})");
  EXPECT_EQ(block["role_arn"], "${var.iam_iam_role_controller_arn}");
  EXPECT_EQ(block["dead_letter_config"]["arn"], "${aws_sqs_queue.dead_letters.arn}");
}

TEST_F(AutomationModule, ATickThatFailsIsNotRepeated) {
  const json schedule =
      Block(graph::Schedule{"tick", "", "rate(1 minute)", world_.function, world_.role, "{}"});
  EXPECT_EQ(schedule["target"]["retry_policy"]["maximum_retry_attempts"], 0);
  EXPECT_EQ(schedule["flexible_time_window"]["mode"], "OFF");
}

TEST_F(AutomationModule, AnAlarmWithoutActionsHasNoneInItsBlock) {
  graph::MetricAlarm node;
  node.dimensions = {{"Queue", world_.queue.Attribute("name")}};
  const json quiet = Block(node);
  EXPECT_FALSE(quiet.contains("alarm_actions"));
  EXPECT_FALSE(quiet.contains("ok_actions"));
  EXPECT_EQ(quiet["dimensions"]["Queue"], "${aws_sqs_queue.dead_letters.name}");
}

TEST_F(AutomationModule, MaintenanceHoldsBackTheActionsOfACompositeAlarm) {
  graph::MetricAlarm maintenance;
  maintenance.name = "maintenance";
  const auto suppressor = world_.Add(kDrAutomation, "maintenance", maintenance);
  graph::CompositeAlarm node;
  node.rule = {"ALARM(\"", suppressor.Attribute("alarm_name"), "\")"};
  node.suppressor = suppressor;
  node.alarm_actions = {world_.topic};
  const json alarm = Block(node);
  EXPECT_EQ(alarm["alarm_rule"], R"(ALARM("${aws_cloudwatch_metric_alarm.maintenance.alarm_name}"))");
  EXPECT_EQ(alarm["actions_suppressor"]["alarm"], "${aws_cloudwatch_metric_alarm.maintenance.alarm_name}");
  EXPECT_EQ(alarm["alarm_actions"], json{"${aws_sns_topic.notifications.arn}"});
}

TEST_F(AutomationModule, AHealthCheckAsksFromSeveralContinents) {
  graph::HealthCheck node;
  node.host = "web.example.com";
  node.tls = true;
  const json check = Block(node);
  EXPECT_EQ(check["type"], "HTTPS");
  EXPECT_GE(check["regions"].size(), 3U);  // fewer are refused
}

TEST(Guard, TakesEveryValueThatThePostureAllows) {
  graph::Graph graph;
  const graph::Module global{graph::ModuleKind::Global, graph::Side::Dr};
  graph::SsmParameter parameter;
  parameter.guard = graph::Guard{{"primary", "dr"}, "no"};
  graph.Add(global, "active_region", "", {}, parameter);
  const json block = Resources(graph, global)["aws_ssm_parameter"]["active_region"];
  EXPECT_EQ(block["lifecycle"]["postcondition"][0]["condition"],
            R"(${contains(["primary", "dr"], self.insecure_value)})");
}

}  // namespace
}  // namespace lifeboat::test
