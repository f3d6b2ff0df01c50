#include "recovery/timings.h"

#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "unit/blueprint/reading.h"

namespace lifeboat::recovery {
namespace {

TEST(Timings, HaveASourceAndAnOrder) {
  std::set<std::string_view> seen;
  for (const Timing& timing : Timings()) {
    const Part& part = timing.part;
    EXPECT_TRUE(seen.insert(part.what).second) << part.what;
    EXPECT_FALSE(part.source.empty()) << part.what;
    EXPECT_LE(part.takes.least, part.takes.typical) << part.what;
    EXPECT_LE(part.takes.typical, part.takes.slow) << part.what;
  }
}

TEST(Timings, AreThoseOfTheDrills) {
  const auto drills =
      nlohmann::json::parse(blueprint::FileText(blueprint::SourcePath("tests/drills/timings.json")));
  int shared = 0;
  for (const Timing& timing : Timings()) {
    for (const auto& row : drills) {
      if (row["what"] != std::string(timing.part.what)) {
        continue;
      }
      ++shared;
      EXPECT_EQ(row["typical"].get<double>(), static_cast<double>(timing.part.takes.typical.count())) << row;
      EXPECT_EQ(row["p95"].get<double>(), static_cast<double>(timing.part.takes.slow.count())) << row;
      EXPECT_EQ(row["source"], std::string(timing.part.source));
    }
  }
  EXPECT_EQ(shared, 8) << "a line was renamed in one of the two tables";
}

}  // namespace
}  // namespace lifeboat::recovery
