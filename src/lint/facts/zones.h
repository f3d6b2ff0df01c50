#pragma once

#include <cstddef>
#include <string>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lint {

/// How many availability zones there are in the region.
[[nodiscard]] std::size_t ZonesOf(const blueprint::Region& region);

/// Whether `region` spans fewer zones than `other`, and could span more.
[[nodiscard]] bool HasFewerZones(const blueprint::Region& region, const blueprint::Region& other);

/// Whether zones or subnets are written, of which there have to be as many.
[[nodiscard]] bool HasWrittenNetworks(const blueprint::Network& network);

/// `[eu-west-1a, eu-west-1b, eu-west-1c]`: the zones that the region spans, then others up to `count`.
[[nodiscard]] std::string ZoneList(const blueprint::Region& region, std::size_t count);

/// What to write so that the region spans `count` zones.
[[nodiscard]] std::string HelpForZones(const blueprint::Region& region, std::size_t count);

}  // namespace lifeboat::lint
