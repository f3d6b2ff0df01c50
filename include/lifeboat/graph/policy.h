#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

/// Who a statement speaks of: {"Service", {"ec2.amazonaws.com"}}.
struct Principal {
  std::string type;
  std::vector<Text> identifiers;
};

struct Condition {
  std::string test;      ///< StringEquals
  std::string variable;  ///< aws:SourceAccount
  std::vector<Text> values;
};

/// One statement of an IAM policy.
struct Statement {
  std::string sid;
  bool allow = true;
  std::vector<std::string> actions;
  std::vector<Text> resources;  ///< empty in trust policies
  std::vector<Principal> principals;
  std::vector<Condition> conditions;
};

}  // namespace lifeboat::graph
