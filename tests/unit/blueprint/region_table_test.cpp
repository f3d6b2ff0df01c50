#include "lifeboat/blueprint/region_table.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

std::vector<std::string> Sorted(const nlohmann::json& list) {
  auto strings = list.get<std::vector<std::string>>();
  std::ranges::sort(strings);
  return strings;
}

TEST(RegionTable, AgreesWithItsData) {
  const auto data = nlohmann::json::parse(FileText(SourcePath("data/regions.json")));
  ASSERT_EQ(AllRegions().size(), data.size()) << "run data/generate.py";
  for (const auto& [code, expected] : data.items()) {
    SCOPED_TRACE(code);
    const RegionInfo* region = FindRegion(code);
    ASSERT_NE(region, nullptr);
    EXPECT_EQ(region->name, expected.at("name").get<std::string>());
    EXPECT_EQ(region->partition, expected.at("partition").get<std::string>());
    EXPECT_EQ(region->opt_in, expected.at("opt_in").get<bool>());
    EXPECT_TRUE(std::ranges::equal(region->availability_zones, Sorted(expected.at("azs"))));
    EXPECT_TRUE(std::ranges::equal(region->rds_mysql_classes, Sorted(expected.at("rds_mysql_classes"))));
  }
}

TEST(RegionTable, IsSorted) {
  EXPECT_TRUE(std::ranges::is_sorted(AllRegions(), {}, &RegionInfo::code));
  for (const RegionInfo& region : AllRegions()) {
    EXPECT_TRUE(std::ranges::is_sorted(region.rds_mysql_classes)) << region.code;
    EXPECT_GE(region.availability_zones.size(), 2U) << region.code;
  }
}

TEST(RegionTable, LacksWhatDoesNotExist) {
  for (const char* code : {"", "eu", "eu-west-1a", "EU-WEST-1", "zz-west-1"}) {
    EXPECT_EQ(FindRegion(code), nullptr) << code;
  }
}

}  // namespace
}  // namespace lifeboat::blueprint
