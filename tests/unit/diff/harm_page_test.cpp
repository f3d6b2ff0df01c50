// docs/diff/recovery.md is what the table says. Rewrite it with LIFEBOAT_UPDATE=1 lifeboat_diff_recovery_test
// --gtest_filter='HarmPage.*'.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "diff/harms.h"
#include "diff/recovery_rules.h"

namespace lifeboat::diff {
namespace {

TEST(HarmPage, IsWhatTheTableSays) {
  const auto path = std::filesystem::path(LIFEBOAT_SOURCE_DIR) / "docs" / "diff" / "recovery.md";
  if (std::getenv("LIFEBOAT_UPDATE") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << HarmPage();
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string found{std::istreambuf_iterator<char>(file), {}};
  EXPECT_TRUE(found == HarmPage()) << path << " is not what the table says";
}

TEST(Harms, AreEachThereOnce) {
  std::set<std::string> seen;
  for (const Harm& harm : Harms()) {
    const std::string key = std::string(harm.type) + "|" + std::string(harm.name) + "|" +
                            std::to_string(static_cast<int>(harm.part)) + "|" +
                            std::to_string(static_cast<int>(harm.when)) + "|" + std::string(harm.path) + "|" +
                            (harm.when == When::Judged ? std::string(harm.sentence) : "");
    EXPECT_TRUE(seen.insert(key).second) << key;
    EXPECT_FALSE(harm.sentence.empty()) << key;
    EXPECT_FALSE(harm.sentence.ends_with('.')) << key;
  }
}

// What is destroyed has no values; what is compared has.
TEST(Harms, SentencesHaveTheWordsThatTheyAskFor) {
  for (const Harm& harm : Harms()) {
    if (harm.when == When::Gone || harm.when == When::Rebuilt) {
      EXPECT_EQ(harm.sentence.find("{before}"), std::string_view::npos) << harm.sentence;
      EXPECT_TRUE(harm.path.empty()) << harm.sentence;
    } else if (harm.when != When::Judged) {
      EXPECT_FALSE(harm.path.empty()) << harm.sentence;
    }
  }
}

}  // namespace
}  // namespace lifeboat::diff
