#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

/// Stops every plan while a parameter's value in the world is another than the one that the plan was made
/// for.
struct Guard {
  std::vector<std::string> accepted;
  std::string message;  ///< what happened, and what to write
};

/// A parameter that instances read at start and that the failover controller owns afterwards.
struct SsmParameter {
  std::string name;
  std::string description;
  bool image = false;  ///< data type aws:ec2:image: AWS checks that the value is an AMI
  Text value;          ///< the first value; later ones are the runtime's
  std::optional<Guard> guard;
  template <class V>
  void References(V&& visit) const {
    visit(value);
  }
};

/// A parameter that AWS publishes, such as the current AMI of Amazon Linux.
struct PublicParameter {
  std::string name;
  template <class V>
  void References(V&&) const {}
};

}  // namespace lifeboat::graph
