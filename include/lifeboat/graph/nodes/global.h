#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lifeboat/graph/nodes/load_balancing.h"
#include "lifeboat/graph/reference.h"

namespace lifeboat::graph {

struct Accelerator {
  std::string name;
  template <class V>
  void References(V&&) const {}
};

struct AcceleratorListener {
  Ref<Accelerator> accelerator;
  std::vector<std::int64_t> ports;
  bool source_ip_affinity = false;
  template <class V>
  void References(V&& visit) const {
    visit(accelerator);
  }
};

/// One region's way behind a listener. Dial and weight are those of the first apply: later ones are the
/// runtime's.
struct EndpointGroup {
  Ref<AcceleratorListener> listener;
  std::string region;
  Ref<LoadBalancer> load_balancer;
  std::int64_t traffic_dial = 100;
  std::int64_t weight = 128;
  template <class V>
  void References(V&& visit) const {
    visit(listener);
    visit(load_balancer);
  }
};

}  // namespace lifeboat::graph
