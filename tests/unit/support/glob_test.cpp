#include "lifeboat/support/glob.h"

#include <string>

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

TEST(Glob, NamesAreTakenAsTheyAre) {
  EXPECT_TRUE(GlobMatches("a/b.yaml", "a/b.yaml"));
  EXPECT_FALSE(GlobMatches("a/b.yaml", "a/bxyaml"));
  EXPECT_FALSE(GlobMatches("b.yaml", "a/b.yaml"));
  EXPECT_FALSE(GlobMatches("a", "a/b.yaml"));
  EXPECT_FALSE(GlobMatches("", "a"));
}

TEST(Glob, AStarStaysInItsDirectory) {
  EXPECT_TRUE(GlobMatches("*.yaml", "shop.yaml"));
  EXPECT_TRUE(GlobMatches("dev/*/shop-*.yaml", "dev/eu/shop-1.yaml"));
  EXPECT_TRUE(GlobMatches("*a*b*", "xxaxbxabx"));
  EXPECT_TRUE(GlobMatches("a*", "a"));
  EXPECT_FALSE(GlobMatches("*.yaml", "dev/shop.yaml"));
  EXPECT_FALSE(GlobMatches("*a", "ab"));
}

TEST(Glob, AQuestionMarkIsOneCharacter) {
  EXPECT_TRUE(GlobMatches("shop-?.yaml", "shop-1.yaml"));
  EXPECT_TRUE(GlobMatches("?.yaml", "é.yaml"));
  EXPECT_TRUE(GlobMatches("*?", "é"));
  EXPECT_FALSE(GlobMatches("??.yaml", "é.yaml"));
  EXPECT_FALSE(GlobMatches("a?b", "a/b"));
  EXPECT_FALSE(GlobMatches("?", ""));
}

TEST(Glob, TwoStarsAreAnyDirectories) {
  EXPECT_TRUE(GlobMatches("dev/**", "dev/shop.yaml"));
  EXPECT_TRUE(GlobMatches("dev/**", "dev/eu/shop.yaml"));
  EXPECT_TRUE(GlobMatches("**/shop.yaml", "shop.yaml"));
  EXPECT_TRUE(GlobMatches("**/dev/**/shop.yaml", "a/b/dev/shop.yaml"));
  EXPECT_TRUE(GlobMatches("a/**/b/**/c", "a/b/b/x/c"));
  EXPECT_TRUE(GlobMatches("**", "a/b"));
  EXPECT_FALSE(GlobMatches("dev/**", "dev"));
  EXPECT_FALSE(GlobMatches("dev/**", "production/dev/shop.yaml"));
  EXPECT_FALSE(GlobMatches("a/**/b", "ab"));
}

TEST(Glob, AHostilePatternEndsSoon) {
  std::string pattern;
  std::string path;
  for (int i = 0; i < 2000; ++i) {
    pattern += "*a";
    path += "a";
  }
  EXPECT_FALSE(GlobMatches(pattern + "b", path));
  std::string deep;
  std::string directories;
  for (int i = 0; i < 300; ++i) {
    deep += "**/";
    directories += "a/";
  }
  EXPECT_FALSE(GlobMatches(deep + "b", directories + "c"));
}

}  // namespace
}  // namespace lifeboat
