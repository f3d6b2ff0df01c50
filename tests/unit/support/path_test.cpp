#include "lifeboat/support/path.h"

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

TEST(Path, Normal) {
  EXPECT_EQ(NormalPath("a//b/./c/"), "a/b/c");
  EXPECT_EQ(NormalPath("a/x/../b"), "a/b");
  EXPECT_EQ(NormalPath("../../a"), "../../a");
  EXPECT_EQ(NormalPath("/../a"), "/a");
  EXPECT_EQ(NormalPath("./"), "");
  EXPECT_EQ(NormalPath("/"), "/");
}

TEST(Path, Parent) {
  EXPECT_EQ(ParentPath("a/b"), "a");
  EXPECT_EQ(ParentPath("a"), "");
  EXPECT_EQ(ParentPath("/a"), "/");
  EXPECT_EQ(ParentPath("/"), "/");
}

TEST(Path, Join) {
  EXPECT_EQ(JoinPath("a/b", "../c"), "a/c");
  EXPECT_EQ(JoinPath("a", ".."), "");
  EXPECT_EQ(JoinPath("", ".."), "..");
  EXPECT_EQ(JoinPath("..", ".."), "../..");
  EXPECT_EQ(JoinPath("/", "a"), "/a");
  EXPECT_EQ(JoinPath("a", "/b"), "/b");
}

TEST(Path, Relative) {
  EXPECT_EQ(RelativePath("/a/b/c", "/a"), "b/c");
  EXPECT_EQ(RelativePath("/a/b", "/a/c/d"), "../../b");
  EXPECT_EQ(RelativePath("/a", "/"), "a");
  EXPECT_EQ(RelativePath("/a", "/a"), "");
}

}  // namespace
}  // namespace lifeboat
