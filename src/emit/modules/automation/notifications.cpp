#include <map>
#include <string>
#include <variant>
#include <vector>

#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

/// SNS itself drops what is not JSON or speaks of another alarm: the function is called for these only.
std::string AlarmFilter(const std::vector<std::string>& alarms) { return Json{{"AlarmName", alarms}}.dump(); }

/// What cannot be delivered is kept, though nobody waits for it.
Expression Redrive(graph::Ref<graph::Queue> queue, const Scope& scope) {
  return {"jsonencode({deadLetterTargetArn = " + scope.Code(queue, "arn") + "})"};
}

}  // namespace

void EmitNode(const graph::Topic& node, Block& out) {
  out.Set("name", node.name)
      .Set("display_name", node.display_name)
      // Not AWS's own key for SNS: alarms cannot publish to a topic that it encrypts.
      .Set("kms_master_key_id", node.key, "arn");
}

void EmitNode(const graph::TopicPolicy& node, Block& out) {
  out.Set("arn", node.topic, "arn").Set("policy", node.document, "json");
}

void EmitNode(const graph::Subscription& node, Block& out) {
  out.Set("topic_arn", node.topic, "arn");
  if (const auto* function = std::get_if<graph::Ref<graph::LambdaFunction>>(&node.endpoint)) {
    out.Set("protocol", "lambda").Set("endpoint", *function, "arn");
  } else {
    out.Set("protocol", "email").Set("endpoint", std::get<std::string>(node.endpoint));
  }
  if (!node.alarms.empty()) {
    out.Set("filter_policy_scope", "MessageBody").Set("filter_policy", AlarmFilter(node.alarms));
  }
  if (node.dead_letters) {
    out.Set("redrive_policy", Redrive(*node.dead_letters, out.scope()));
  }
}

void EmitNode(const graph::Queue& node, Block& out) {
  out.Set("name", node.name)
      // The most that SQS keeps: two weeks.
      .Set("message_retention_seconds", 1'209'600)
      .Set("sqs_managed_sse_enabled", true);
}

void EmitNode(const graph::QueuePolicy& node, Block& out) {
  out.Set("queue_url", node.queue, "url").Set("policy", node.document, "json");
}

void EmitNode(const graph::DbEventSubscription& node, Block& out) {
  out.Set("name", node.name)
      .Set("sns_topic", node.topic, "arn")
      .Set("source_type", "db-instance")
      .Set("source_ids", node.identifiers)
      .Set("event_categories",
           std::vector<std::string>{"failover", "failure", "low storage", "read replica"});
}

}  // namespace lifeboat::emit
