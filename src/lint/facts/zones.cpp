#include "lint/facts/zones.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/blueprint/region_table.h"

namespace lifeboat::lint {

std::size_t ZonesOf(const blueprint::Region& region) {
  return blueprint::FindRegion(*region.region)->availability_zones.size();
}

bool HasFewerZones(const blueprint::Region& region, const blueprint::Region& other) {
  const std::size_t count = region.network.availability_zones->size();
  return count < other.network.availability_zones->size() && count < ZonesOf(region);
}

bool HasWrittenNetworks(const blueprint::Network& network) {
  return network.availability_zones.written() || network.public_subnets.written() ||
         network.private_subnets.written();
}

std::string ZoneList(const blueprint::Region& region, std::size_t count) {
  std::vector<std::string> zones;
  for (const auto& zone : *region.network.availability_zones) {
    zones.push_back(*zone);
  }
  for (const std::string_view zone : blueprint::FindRegion(*region.region)->availability_zones) {
    if (zones.size() < count && std::ranges::find(zones, zone) == zones.end()) {
      zones.emplace_back(zone);
    }
  }
  return fmt::format("[{}]", fmt::join(zones, ", "));
}

std::string HelpForZones(const blueprint::Region& region, std::size_t count) {
  const blueprint::Network& network = region.network;
  std::string help = fmt::format("write `availability_zones: {}`", ZoneList(region, count));
  if (network.public_subnets.written() && network.private_subnets.written()) {
    return help + ", and a network for each in `public` and `private`";
  }
  if (network.public_subnets.written() || network.private_subnets.written()) {
    return help + fmt::format(", and a network for each in `{}`",
                              network.public_subnets.written() ? "public" : "private");
  }
  return help;
}

}  // namespace lifeboat::lint
