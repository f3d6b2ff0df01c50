#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::KmsKey& node, Block& out) {
  out.Set("description", node.description)
      .Set("enable_key_rotation", true)
      // As long as AWS lets a mistake be taken back.
      .Set("deletion_window_in_days", 30)
      .Set("policy", node.policy, "json")
      // What a lost key encrypted is lost with it.
      .PreventDestroy();
}

void EmitNode(const graph::KmsAlias& node, Block& out) {
  out.Set("name", node.name).Set("target_key_id", node.key, "key_id");
}

}  // namespace lifeboat::emit
