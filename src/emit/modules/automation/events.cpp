#include <string>
#include <variant>

#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

Expression Pattern(const graph::EventPattern& pattern, const Scope& scope) {
  return {"jsonencode({\"source\" = [" + scope.Quoted(pattern.source) + "], \"detail-type\" = [" +
          scope.Quoted(pattern.detail_type) + "], \"detail\" = " + scope.QuotedObject(pattern.detail) + "})"};
}

/// EventBridge starts a document by the ARN of its definition, not by that of the document.
void EmitAutomation(const graph::AutomationTarget& target, Block& out) {
  const Scope& scope = out.scope();
  out.Set("arn", Expression{"join(\":\", [replace(" + scope.Code(target.document, "arn") +
                            ", \":document/\", \":automation-definition/\"), \"$DEFAULT\"])"})
      .Set("role_arn", target.role, "arn")
      .Set("input", Expression{"jsonencode(" + scope.QuotedObject(target.parameters) + ")"});
}

}  // namespace

void EmitNode(const graph::SsmDocument& node, Block& out) {
  out.Set("name", node.name)
      .Set("document_type", "Automation")
      .Set("document_format", "JSON")
      .Set("content", Expression{"file(\"${path.module}/ssm/create_ami_from_instance.json\")"});
}

void EmitNode(const graph::EventRule& node, Block& out) {
  out.Set("name", node.name)
      .Set("description", node.description)
      .Set("state", "ENABLED");
  if (const auto* pattern = std::get_if<graph::EventPattern>(&node.when)) {
    out.Set("event_pattern", Pattern(*pattern, out.scope()));
  } else {
    out.Set("schedule_expression", std::get<std::string>(node.when));
  }
}

void EmitNode(const graph::EventTarget& node, Block& out) {
  out.Set("rule", node.rule, "name").Set("target_id", node.id);
  if (const auto* function = std::get_if<graph::Ref<graph::LambdaFunction>>(&node.target)) {
    out.Set("arn", *function, "arn");
  } else if (const auto* topic = std::get_if<graph::Ref<graph::Topic>>(&node.target)) {
    out.Set("arn", *topic, "arn");
  } else {
    EmitAutomation(std::get<graph::AutomationTarget>(node.target), out);
  }
  out.Nest("retry_policy").Set("maximum_retry_attempts", 20).Set("maximum_event_age_in_seconds", 3600);
  if (node.dead_letters) {
    out.Nest("dead_letter_config").Set("arn", *node.dead_letters, "arn");
  }
}

}  // namespace lifeboat::emit
