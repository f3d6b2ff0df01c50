#pragma once

#include <cstdint>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lower {

inline constexpr std::int64_t kHttp = 80;
inline constexpr std::int64_t kHttps = 443;

/// The ports of a service's load balancer, for its listeners, its accelerator and the rules in between. With
/// certificates port 80 stays: it redirects.
[[nodiscard]] inline std::vector<std::int64_t> ListenerPorts(const blueprint::Service& service) {
  return service.certificates ? std::vector{kHttp, kHttps} : std::vector{kHttp};
}

}  // namespace lifeboat::lower
