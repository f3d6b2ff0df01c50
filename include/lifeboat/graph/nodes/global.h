#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/graph/nodes/load_balancing.h"
#include "lifeboat/graph/nodes/parameters.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

struct Accelerator {
  std::string name;
  template <class V>
  void References(V&&) const {}
};

struct AcceleratorListener {
  Ref<Accelerator> accelerator;
  std::vector<int> ports;
  bool source_ip_affinity = false;
  template <class V>
  void References(V&& visit) const {
    visit(accelerator);
  }
};

/// Stops a plan whose idea of the serving region differs from the world's.
struct Guard {
  Ref<SsmParameter> active_region;
  std::string expected;  ///< `primary` or `dr`
  std::string message;
};

struct EndpointGroup {
  Ref<AcceleratorListener> listener;
  std::string region;
  Ref<LoadBalancer> load_balancer;
  int traffic_dial = 100;
  int weight = 128;
  Guard guard;
  template <class V>
  void References(V&& visit) const {
    visit(listener);
    visit(load_balancer);
    visit(guard.active_region);
  }
};

}  // namespace lifeboat::graph
