// docs/diff/risks.md is what the tables say. Rewrite it with LIFEBOAT_UPDATE=1 lifeboat_diff_test
// --gtest_filter='RiskPage.*'.
#include "diff/risk_page.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

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

}  // namespace
}  // namespace lifeboat::diff
