#pragma once

#include <cstdint>

#include "lifeboat/support/cidr.h"

namespace lifeboat::lint {

/// What AWS keeps of each subnet: the first four addresses and the last one.
inline constexpr std::int64_t kKeptAddresses = 5;

[[nodiscard]] inline std::int64_t UsableAddresses(const Cidr4& subnet) {
  return static_cast<std::int64_t>(subnet.size()) - kKeptAddresses;
}

/// The prefix of the smallest subnet in which there is room for `count` addresses.
[[nodiscard]] inline int PrefixFor(std::int64_t count) {
  int prefix = 28;
  for (std::int64_t size = 16; size - kKeptAddresses < count; size *= 2) {
    --prefix;
  }
  return prefix;
}

}  // namespace lifeboat::lint
