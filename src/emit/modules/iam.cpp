#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

void EmitStatement(const graph::Statement& statement, Block out) {
  out.Set("sid", statement.sid)
      .Set("effect", statement.allow ? "Allow" : "Deny")
      .Set("actions", statement.actions);
  if (!statement.resources.empty()) {
    out.Set("resources", statement.resources);
  }
  for (const graph::Principal& principal : statement.principals) {
    Block block = out.Append("principals");
    block.Set("type", principal.type).Set("identifiers", principal.identifiers);
  }
  for (const graph::Condition& condition : statement.conditions) {
    Block block = out.Append("condition");
    block.Set("test", condition.test).Set("variable", condition.variable).Set("values", condition.values);
  }
}

}  // namespace

void EmitNode(const graph::PolicyDocument& node, Block& out) {
  for (const graph::Statement& statement : node.statements) {
    EmitStatement(statement, out.Append("statement"));
  }
}

void EmitNode(const graph::Role& node, Block& out) {
  out.Set("name", node.name)
      .Set("description", node.description)
      .Set("assume_role_policy", node.trust, "json");
}

void EmitNode(const graph::RolePolicy& node, Block& out) {
  out.Set("name", node.name).Set("role", node.role, "name").Set("policy", node.document, "json");
}

void EmitNode(const graph::ManagedPolicy& node, Block& out) {
  out.Set("name", node.name).Set("policy", node.document, "json");
}

void EmitNode(const graph::RolePolicyAttachment& node, Block& out) {
  out.Set("role", node.role, "name").Set("policy_arn", node.policy, "arn");
}

void EmitNode(const graph::InstanceProfile& node, Block& out) {
  out.Set("name", node.name).Set("role", node.role, "name");
}

}  // namespace lifeboat::emit
