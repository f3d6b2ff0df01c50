#include "lint/facts/jurisdiction.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lifeboat/blueprint/region_table.h"
#include "lifeboat/support/check.h"

namespace lifeboat::lint {

namespace {

using Row = std::pair<std::string_view, std::string_view>;

// By the country in the region's name, as AWS lists them. What comes first fits first: `eu-` stands for more
// than the Union.
constexpr auto kJurisdictions = std::to_array<Row>({
    {"eu-west-2", "the United Kingdom"},
    {"eu-central-2", "Switzerland"},
    {"eu-", "the European Union"},
    {"us-", "the United States"},
    {"ca-", "Canada"},
    {"mx-", "Mexico"},
    {"sa-", "Brazil"},
    {"af-", "South Africa"},
    {"il-", "Israel"},
    {"me-south-1", "Bahrain"},
    {"me-central-1", "the United Arab Emirates"},
    {"cn-", "China"},
    {"ap-east-1", "Hong Kong"},
    {"ap-east-2", "Taiwan"},
    {"ap-northeast-1", "Japan"},
    {"ap-northeast-2", "South Korea"},
    {"ap-northeast-3", "Japan"},
    {"ap-south-", "India"},
    {"ap-southeast-1", "Singapore"},
    {"ap-southeast-2", "Australia"},
    {"ap-southeast-3", "Indonesia"},
    {"ap-southeast-4", "Australia"},
    {"ap-southeast-5", "Malaysia"},
    {"ap-southeast-6", "New Zealand"},
    {"ap-southeast-7", "Thailand"},
});

}  // namespace

std::string_view JurisdictionOf(std::string_view region) {
  const auto* const found =
      std::ranges::find_if(kJurisdictions, [&](const Row& row) { return region.starts_with(row.first); });
  LIFEBOAT_CHECK(found != kJurisdictions.end(), "every region of the table lies somewhere");
  return found->second;
}

std::optional<std::string_view> NeighbourOf(std::string_view region) {
  const blueprint::RegionInfo* here = blueprint::FindRegion(region);
  LIFEBOAT_CHECK(here != nullptr, "a blueprint without errors has regions of the table");
  for (const blueprint::RegionInfo& other : blueprint::AllRegions()) {
    if (other.code != region && other.code != "us-east-1" && !other.opt_in &&
        other.partition == here->partition && JurisdictionOf(other.code) == JurisdictionOf(region)) {
      return other.code;
    }
  }
  return std::nullopt;
}

}  // namespace lifeboat::lint
