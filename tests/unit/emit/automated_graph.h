#pragma once

#include <string>

#include "lifeboat/graph/graph.h"

namespace lifeboat::test {

/// What the controller is told of an application with one of everything.
inline graph::Automation OneOfEverything() {
  graph::Automation automation;
  automation.mode = "automatic";
  automation.failbacks = 1;
  automation.max_replica_lag_seconds = 300;
  automation.cool_down_seconds = 1800;
  automation.detection_seconds = 240;
  automation.rto_seconds = 900;
  automation.rpo_seconds = 300;
  automation.active_region_parameter = "/shop/active-region";
  automation.failbacks_parameter = "/shop/failover/failbacks";
  automation.intent_parameter = "/shop/failover/intent";
  automation.state_parameter = "/shop/failover/state";
  automation.maintenance_parameter = "/shop/failover/maintenance";
  automation.region_lost_alarm = "shop-region-lost";
  automation.maintenance_alarm = "shop-maintenance";
  automation.mirrors = {{"healthy-hosts", "shop-healthy-hosts", "eu-west-1"}};
  automation.functions = {{"failover", "shop-failover-handler"},
                          {"image_update", "shop-update-ami"},
                          {"image_cleanup", "shop-ami-cleanup"},
                          {"prober", "shop-prober"}};
  automation.notifications_topic = "shop-notifications";
  automation.dead_letter_queue = "shop-dead-letters";
  automation.image_document = "shop-create-ami";
  automation.image_keep_days = 14;
  automation.image_keep_at_least = 3;
  automation.key_alias = "alias/shop";
  automation.services["web"] = {"web",
                                {"shop-web", "shop-web-tg", 2, 0, 6},
                                {"shop-web-dr", "shop-web-tg", 2, 1, 6},
                                true,
                                "/shop/images/web",
                                "orders",
                                "when-writable"};
  automation.databases["orders"] = {
      "orders", "mysql", "shop-orders", "shop-orders-dr", "/shop/orders/endpoint", 7};
  automation.buckets["media"] = {"media", "shop-media-{account}", "shop-media-dr-{account}",
                                 "/shop/media/bucket", "both-ways"};
  return automation;
}

/// A graph with one of each kind of the automation module, and what they need. Fields that a test does not
/// look at hold the least that AWS's provider takes.
class AutomatedGraph {
 public:
  static constexpr graph::Module kDrAutomation{graph::ModuleKind::Automation, graph::Side::Dr};
  static constexpr graph::Module kPrimaryAutomation{graph::ModuleKind::Automation, graph::Side::Primary};
  static constexpr graph::Module kDrEncryption{graph::ModuleKind::Encryption, graph::Side::Dr};
  static constexpr graph::Module kRoles{graph::ModuleKind::Iam, graph::Side::Dr};

  AutomatedGraph() {
    graph.settings.application = "shop";
    graph.settings.primary_region = "eu-west-1";
    graph.settings.dr_region = "us-east-1";
    graph.automation = OneOfEverything();
  }

  template <class T>
  graph::Ref<T> Add(const graph::Module& module, const std::string& name, T node) {
    return graph.Add(module, name, "failover", {}, std::move(node));
  }

  void AddTheOtherKinds() {
    Add(kDrAutomation, "policy", graph::TopicPolicy{topic, document});
    Add(kDrAutomation, "policy", graph::QueuePolicy{queue, document});
    Add(kDrAutomation, "person", graph::Subscription{topic, "someone@example.com", {}, std::nullopt});
    Add(kDrAutomation, "alarm", graph::Subscription{topic, function, {"lost"}, queue});
    Add(kDrAutomation, "failover", graph::EventInvokeConfig{function, 2, 3600, topic});
    Add(kDrAutomation, "sns",
        graph::LambdaPermission{"sns", function, "sns.amazonaws.com", topic.Attribute("arn")});
    Add(kDrAutomation, "tick", graph::Schedule{"tick", "", "rate(1 minute)", function, role, "{}"});
    Add(kDrAutomation, "orders", graph::DbEventSubscription{"orders", topic, {"shop-orders-dr"}});
    AddEvents();
    AddAlarms();
  }

  graph::Graph graph;
  graph::Ref<graph::PolicyDocument> document =
      Add(kRoles, "statement", graph::PolicyDocument{{{"Do", true, {"sts:AssumeRole"}, {"*"}, {}, {}}}});
  graph::Ref<graph::Role> role = Add(kRoles, "controller", graph::Role{"shop-controller", "", document});
  graph::Ref<graph::KmsKey> key = Add(kDrEncryption, "main", graph::KmsKey{"", document});
  graph::Ref<graph::Topic> topic = Add(kDrAutomation, "notifications", graph::Topic{"shop", "Shop", key});
  graph::Ref<graph::Queue> queue = Add(kDrAutomation, "dead_letters", graph::Queue{"shop-dead-letters"});
  graph::Ref<graph::LogGroup> log = Add(kDrAutomation, "failover", LogGroup());
  graph::Ref<graph::LambdaFunction> function = Add(kDrAutomation, "failover", Function());

 private:
  void AddEvents() {
    const auto images = Add(kPrimaryAutomation, "images", graph::SsmDocument{"shop-images"});
    const auto nightly =
        Add(kPrimaryAutomation, "nightly", graph::EventRule{"shop-images", "", "cron(0 2 * * ? *)"});
    graph::AutomationTarget start{images, role, {{"AutomationAssumeRole", {role.Attribute("arn")}}}};
    Add(kPrimaryAutomation, "nightly", graph::EventTarget{nightly, "start", std::move(start), std::nullopt});
    graph::EventPattern pattern{"aws.ssm",
                                "EC2 Automation Execution Status-change Notification",
                                {{"Definition", {images.Attribute("name")}}}};
    Add(kPrimaryAutomation, "failed", graph::EventRule{"shop-failed", "", std::move(pattern)});
    const auto ready =
        Add(kDrAutomation, "ready",
            graph::EventRule{"shop-ready", "", graph::EventPattern{"aws.ec2", "EC2 AMI State Change", {}}});
    Add(kDrAutomation, "ready_function", graph::EventTarget{ready, "function", function, queue});
    Add(kDrAutomation, "ready_topic", graph::EventTarget{ready, "topic", topic, queue});
  }

  void AddAlarms() {
    graph::HealthCheck check;
    check.host = "web.example.com";
    const auto seen = Add(kDrAutomation, "web", std::move(check));
    graph::MetricAlarm metric;
    metric.dimensions = {{"HealthCheckId", seen.Attribute("id")}};
    metric.ok_actions = {topic};
    const auto child = Add(kDrAutomation, "web", std::move(metric));
    graph::CompositeAlarm lost;
    lost.rule = {"ALARM(\"", child.Attribute("alarm_name"), "\")"};
    lost.suppressor = Add(kDrAutomation, "maintenance", graph::MetricAlarm{});
    lost.alarm_actions = {topic};
    Add(kDrAutomation, "lost", std::move(lost));
  }

  graph::LogGroup LogGroup() const {
    graph::LogGroup node;
    node.name = "/aws/lambda/shop-failover-handler";
    node.retention_days = 365;
    node.key = key;
    return node;
  }

  graph::LambdaFunction Function() const {
    graph::LambdaFunction node;
    node.name = "shop-failover-handler";
    node.description = "Fails over";
    node.role = role;
    node.log_group = log;
    node.dead_letters = queue;
    node.reserved_concurrency = 1;
    node.environment = {{"TOPIC_ARN", topic.Attribute("arn")}};
    return node;
  }
};

}  // namespace lifeboat::test
