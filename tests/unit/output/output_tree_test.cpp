#include "lifeboat/output/output_tree.h"

#include <exception>

#include <gtest/gtest.h>

namespace lifeboat::output {
namespace {

TEST(OutputTree, ConfinedPaths) {
  for (const char* path : {"a", "main.tf.json", "modules/dr/database/main.tf.json", "a b", "..a", "a..",
                           ".hidden/x", "modules/lifeboat.lock.json", "ünïcode"}) {
    EXPECT_TRUE(IsConfined(path)) << path;
  }
}

TEST(OutputTree, PathsThatLeadAway) {
  for (const char* path : {"", "/", "/etc/passwd", "..", "../x", "a/../../x", "a/./b", ".", "a//b", "a/",
                           "a\nb", "a\x7f", "a\\..\\b", "c:/x", ".lifeboat/0", ".Lifeboat/0",
                           "lifeboat.lock.json", "lifeboat-incomplete.tf.json"}) {
    EXPECT_FALSE(IsConfined(path)) << path;
  }
  EXPECT_FALSE(IsConfined(std::string_view("a\0b", 3)));
}

TEST(OutputTree, RefusesBugsOfTheCaller) {
  OutputTree tree;
  tree.Add("a", "1");
  EXPECT_THROW(tree.Add("a", "2"), std::exception);
  EXPECT_THROW(tree.Add("../a", "2"), std::exception);
  EXPECT_EQ(tree.files().size(), 1U);
}

}  // namespace
}  // namespace lifeboat::output
