// docs/diff/risks.md is what the tables say. Rewrite it with LIFEBOAT_UPDATE=1 lifeboat_diff_test
// --gtest_filter='RiskPage.*'.
#include "diff/risk_page.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "diff/provider_updates.h"
#include "diff/risk_table.h"

namespace lifeboat::diff {
namespace {

TEST(RiskPage, IsWhatTheTablesSay) {
  const auto path = std::filesystem::path(LIFEBOAT_SOURCE_DIR) / "docs" / "diff" / "risks.md";
  if (std::getenv("LIFEBOAT_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << RiskPage();
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string found{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(found == RiskPage()) << path << " is not what the tables say";
}

TEST(RiskTable, KnowsOnlyWhatTheProviderUpdatesInPlace) {
  for (const Disruption& disruption : Disruptions()) {
    if (!disruption.path.empty()) {
      EXPECT_NE(UpdateOf(disruption.type, disruption.path, Transition::Changed), Update::Replace)
          << disruption.type << "." << disruption.path << " is replaced: the row says nothing";
    }
  }
}

bool Disrupts(std::string_view type, std::string_view path, std::string before, std::string after) {
  AttributeChange change;
  change.path = change.schema_path = path;
  change.before = std::move(before);
  change.after = std::move(after);
  return FindDisruption(type, change) != nullptr;
}

TEST(RiskTable, KnowsWhichWayIsFelt) {
  EXPECT_TRUE(Disrupts("aws_autoscaling_group", "max_size", "4", "3"));
  EXPECT_FALSE(Disrupts("aws_autoscaling_group", "max_size", "3", "4"));
  EXPECT_TRUE(Disrupts("aws_db_instance", "backup_retention_period", "7", "0"));
  EXPECT_TRUE(Disrupts("aws_db_instance", "backup_retention_period", "0", "7"));
  EXPECT_FALSE(Disrupts("aws_db_instance", "backup_retention_period", "7", "8"));
  EXPECT_TRUE(Disrupts("aws_db_instance", "multi_az", "false", "true"));
  EXPECT_FALSE(Disrupts("aws_db_instance", "multi_az", "true", "false"));
  EXPECT_TRUE(Disrupts("aws_autoscaling_group", "max_size", "${var.x}", "3"));
}

}  // namespace
}  // namespace lifeboat::diff
