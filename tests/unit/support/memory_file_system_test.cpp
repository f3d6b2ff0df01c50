#include "lifeboat/support/memory_file_system.h"

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

using Action = MemoryFileSystem::Action;
using Log = std::vector<MemoryFileSystem::Operation>;

TEST(MemoryFileSystem, RelativePathsStartAtTheWorkingDirectory) {
  MemoryFileSystem disk;
  ASSERT_TRUE(disk.Write("in.yaml", "x"));
  ASSERT_TRUE(disk.CreateDirectories("out/a"));
  EXPECT_EQ(disk.Read("./out/../in.yaml").value(), "x");
  EXPECT_EQ(disk.List(".").value(), (std::vector<std::string>{"in.yaml", "out"}));
  EXPECT_EQ(disk.KindOf("/in.yaml"), FileSystem::Kind::Missing);
}

TEST(MemoryFileSystem, AddFileIsNoStep) {
  MemoryFileSystem disk;
  disk.AddFile("a/b/c", "x");
  EXPECT_EQ(disk.steps(), 0U);
  EXPECT_TRUE(disk.log().empty());
  EXPECT_EQ(disk.List("a").value(), std::vector<std::string>{"b"});
}

TEST(MemoryFileSystem, WritesDownWhatWasAsked) {
  MemoryFileSystem disk;
  ASSERT_TRUE(disk.Write("a", "1"));
  ASSERT_TRUE(disk.Sync("a"));
  ASSERT_TRUE(disk.Rename("a", "b"));
  ASSERT_TRUE(disk.Read("b"));
  ASSERT_FALSE(disk.Write("no/where", ""));
  EXPECT_EQ(disk.log(), (Log{{Action::Write, "a", ""},
                             {Action::Sync, "a", ""},
                             {Action::Rename, "a", "b"},
                             {Action::Read, "b", ""},
                             {Action::Write, "no/where", ""}}));
  EXPECT_EQ(disk.steps(), 4U);
}

TEST(MemoryFileSystem, FailsOnceAndGoesOn) {
  MemoryFileSystem disk;
  disk.FailAt(2);
  EXPECT_TRUE(disk.Write("a", "1"));
  EXPECT_FALSE(disk.Write("a", "2"));
  EXPECT_TRUE(disk.Write("b", "3"));
  EXPECT_EQ(disk.files(), (std::map<std::string, std::string>{{"a", "1"}, {"b", "3"}}));
}

TEST(MemoryFileSystem, ADeadProcessChangesNothingMore) {
  MemoryFileSystem disk;
  disk.DieAt(2);
  EXPECT_TRUE(disk.Write("a", "1"));
  EXPECT_FALSE(disk.Rename("a", "b"));
  EXPECT_FALSE(disk.Remove("a"));
  EXPECT_FALSE(disk.Write("c", "2"));
  EXPECT_FALSE(disk.CreateDirectories("d"));
  EXPECT_FALSE(disk.Sync("a"));
  EXPECT_TRUE(disk.dead());
  EXPECT_EQ(disk.files(), (std::map<std::string, std::string>{{"a", "1"}}));
  EXPECT_EQ(disk.KindOf("d"), FileSystem::Kind::Missing);

  disk.Restart();
  EXPECT_TRUE(disk.Rename("a", "b"));
  EXPECT_EQ(disk.steps(), 1U);
}

TEST(MemoryFileSystem, ATornWriteLeavesHalf) {
  MemoryFileSystem disk;
  disk.AddFile("a", "the old content");
  disk.TearAt(1);
  EXPECT_FALSE(disk.Write("a", "12345678"));
  EXPECT_TRUE(disk.dead());
  EXPECT_EQ(disk.Read("a").value(), "1234");
  EXPECT_FALSE(disk.Write("a", "more"));
  EXPECT_EQ(disk.Read("a").value(), "1234");
}

TEST(MemoryFileSystem, OnlyWritesTear) {
  MemoryFileSystem disk;
  disk.AddFile("a", "1");
  disk.TearAt(1);
  EXPECT_FALSE(disk.Rename("a", "b"));
  EXPECT_EQ(disk.Read("a").value(), "1");
}

}  // namespace
}  // namespace lifeboat
