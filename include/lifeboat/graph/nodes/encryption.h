#pragma once

#include <string>
#include <vector>

#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

struct PolicyDocument;

/// A region's own key. Independent of the other region's: replacing one never replaces the other.
struct KmsKey {
  std::string description;
  Ref<PolicyDocument> policy;
  template <class V>
  void References(V&& visit) const {
    visit(policy);
  }
};

struct KmsAlias {
  std::string name;  ///< alias/…
  Ref<KmsKey> key;
  template <class V>
  void References(V&& visit) const {
    visit(key);
  }
};

}  // namespace lifeboat::graph
