#include <string>
#include <vector>

#include "emit/emitters.h"

namespace lifeboat::emit {

namespace {

Expression AcceptsOwnValue(const std::vector<std::string>& accepted, const Scope& scope) {
  if (accepted.size() == 1) {
    return {"self.insecure_value == " + scope.Quoted(accepted.front())};
  }
  return {"contains(" + scope.QuotedList({accepted.begin(), accepted.end()}) + ", self.insecure_value)"};
}

}  // namespace

void EmitNode(const graph::SsmParameter& node, Block& out) {
  out.Set("name", node.name)
      .Set("description", node.description)
      .Set("type", "String")
      .Set("data_type", node.image ? "aws:ec2:image" : "text")
      // `value` would be the same, hidden in plans: these are names and addresses, no secrets.
      .Set("insecure_value", node.value);
  if (node.guard) {
    out.Postcondition(AcceptsOwnValue(node.guard->accepted, out.scope()), node.guard->message);
  }
}

void EmitNode(const graph::PublicParameter& node, Block& out) { out.Set("name", node.name); }

}  // namespace lifeboat::emit
