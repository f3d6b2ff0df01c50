#include "emit/emitters.h"

namespace lifeboat::emit {

void EmitNode(const graph::CallerIdentity&, Block&) {}

}  // namespace lifeboat::emit
