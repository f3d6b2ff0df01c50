#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "lifeboat/graph/policy.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

/// Adapts a callable that takes a NodeId to everything that a node's `References` hands over.
template <class Callable>
class EachReference {
 public:
  explicit EachReference(Callable callable) : callable_(std::move(callable)) {}

  template <class T>
  void operator()(const Ref<T>& ref) {
    callable_(ref.id);
  }
  template <class T>
  void operator()(const std::optional<T>& maybe) {
    if (maybe) {
      (*this)(*maybe);
    }
  }
  template <class T>
  void operator()(const std::vector<T>& list) {
    for (const T& item : list) {
      (*this)(item);
    }
  }
  void operator()(const Text& text) {
    for (const Text::Part& part : text.parts()) {
      if (const auto* reference = std::get_if<Reference>(&part)) {
        callable_(reference->node);
      }
    }
  }
  void operator()(const Statement& statement) {
    (*this)(statement.resources);
    for (const Principal& principal : statement.principals) {
      (*this)(principal.identifiers);
    }
    for (const Condition& condition : statement.conditions) {
      (*this)(condition.values);
    }
  }

 private:
  Callable callable_;
};

template <class Callable>
EachReference(Callable) -> EachReference<Callable>;

}  // namespace lifeboat::graph
