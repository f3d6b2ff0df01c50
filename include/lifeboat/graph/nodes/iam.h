#pragma once

#include <string>
#include <vector>

#include "lifeboat/graph/policy.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

/// A policy as data, rendered by Terraform itself.
struct PolicyDocument {
  std::vector<Statement> statements;
  template <class V>
  void References(V&& visit) const {
    visit(statements);
  }
};

struct Role {
  std::string name;
  std::string description;
  Ref<PolicyDocument> trust;
  template <class V>
  void References(V&& visit) const {
    visit(trust);
  }
};

struct RolePolicy {
  std::string name;
  Ref<Role> role;
  Ref<PolicyDocument> document;
  template <class V>
  void References(V&& visit) const {
    visit(role);
    visit(document);
  }
};

/// A policy of its own, for a role whose permissions are too many for RolePolicy.
struct ManagedPolicy {
  std::string name;
  Ref<PolicyDocument> document;
  template <class V>
  void References(V&& visit) const {
    visit(document);
  }
};

struct RolePolicyAttachment {
  Ref<Role> role;
  Ref<ManagedPolicy> policy;
  template <class V>
  void References(V&& visit) const {
    visit(role);
    visit(policy);
  }
};

struct InstanceProfile {
  std::string name;
  Ref<Role> role;
  template <class V>
  void References(V&& visit) const {
    visit(role);
  }
};

}  // namespace lifeboat::graph
