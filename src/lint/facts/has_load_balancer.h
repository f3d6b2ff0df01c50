#pragma once

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

/// Whether anybody waits for the service's answer: a worker has no health check and no users to lose.
[[nodiscard]] inline bool HasLoadBalancer(const blueprint::Service& service) {
  return *service.exposure != blueprint::Exposure::None;
}

}  // namespace lifeboat::lint
