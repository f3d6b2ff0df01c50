#pragma once

#include <cstdint>
#include <deque>
#include <tuple>

#include "lifeboat/graph/node_kind.h"
#include "lifeboat/graph/nodes/automation.h"
#include "lifeboat/graph/nodes/compute.h"
#include "lifeboat/graph/nodes/database.h"
#include "lifeboat/graph/nodes/encryption.h"
#include "lifeboat/graph/nodes/global.h"
#include "lifeboat/graph/nodes/iam.h"
#include "lifeboat/graph/nodes/load_balancing.h"
#include "lifeboat/graph/nodes/networking.h"
#include "lifeboat/graph/nodes/parameters.h"
#include "lifeboat/graph/nodes/storage.h"

namespace lifeboat::graph {

/// Who is applying: the account's id.
struct CallerIdentity {
  template <class V>
  void References(V&&) const {}
};

template <class T>
inline constexpr NodeKind kKindOf = [] { static_assert(sizeof(T) == 0, "not in nodes.def"); }();
#define LIFEBOAT_NODE(type, block, terraform_type, module) \
  template <>                                              \
  inline constexpr NodeKind kKindOf<type> = NodeKind::type;
#include "lifeboat/graph/nodes.def"
#undef LIFEBOAT_NODE

/// One store a type; the leading placeholder swallows the first comma.
using NodeStores = std::tuple<std::deque<std::uint8_t>
#define LIFEBOAT_NODE(type, block, terraform_type, module) , std::deque<type>
#include "lifeboat/graph/nodes.def"
#undef LIFEBOAT_NODE
                              >;

}  // namespace lifeboat::graph
