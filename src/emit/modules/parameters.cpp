#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::SsmParameter& node, Block& out) {
  out.Set("name", node.name)
      .Set("description", node.description)
      .Set("type", "String")
      .Set("data_type", node.image ? "aws:ec2:image" : "text")
      // `value` would be the same, hidden in plans: these are names and addresses, no secrets.
      .Set("insecure_value", node.value);
  if (node.guard) {
    out.Postcondition({"self.insecure_value == " + out.scope().Quoted(node.guard->expected)},
                      node.guard->message);
  }
}

void EmitNode(const graph::PublicParameter& node, Block& out) { out.Set("name", node.name); }

}  // namespace lifeboat::emit
