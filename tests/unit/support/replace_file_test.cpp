#include "lifeboat/support/replace_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "lifeboat/support/memory_file_system.h"

namespace lifeboat {
namespace {

namespace fs = std::filesystem;

TEST(ReplaceFile, TheOldContentOrTheNewOneIsThere) {
  constexpr std::size_t kSteps = 3;  // write, sync, rename
  for (std::size_t step = 1; step <= kSteps; ++step) {
    for (const bool torn : {false, true}) {
      MemoryFileSystem disk;
      disk.AddFile("f", "old");
      if (torn) {
        disk.TearAt(step);
      } else {
        disk.FailAt(step);
      }
      EXPECT_FALSE(ReplaceFile(disk, "f", "the new content")) << step;
      disk.Restart();
      EXPECT_EQ(disk.Read("f").value(), "old") << step;
    }
  }
  MemoryFileSystem disk;
  disk.AddFile("f", "old");
  ASSERT_TRUE(ReplaceFile(disk, "f", "new"));
  EXPECT_EQ(disk.Read("f").value(), "new");
  EXPECT_EQ(disk.files().size(), 1U);
}

TEST(ReplaceFile, AFailureLeavesNothingBeside) {
  MemoryFileSystem disk;
  disk.AddFile("f", "old");
  disk.FailAt(2);
  ASSERT_FALSE(ReplaceFile(disk, "f", "new"));
  EXPECT_EQ(disk.files().size(), 1U);
}

class OnDisk : public testing::Test {
 protected:
  OnDisk() {
    std::string pattern = (fs::temp_directory_path() / "lifeboat-test-XXXXXX").string();
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    root_ = pattern;
  }
  ~OnDisk() override { fs::remove_all(root_); }

  fs::path root_;
};

TEST_F(OnDisk, PermissionsStay) {
  const fs::path path = root_ / "f";
  std::ofstream(path) << "old";
  const auto mode = fs::perms::owner_read | fs::perms::owner_write;
  fs::permissions(path, mode);
  const auto files = RealFileSystem();
  ASSERT_TRUE(ReplaceFile(*files, path.string(), "new"));
  EXPECT_EQ(fs::status(path).permissions(), mode);
}

TEST_F(OnDisk, ALinkStaysALink) {
  std::ofstream(root_ / "f") << "old";
  fs::create_symlink("f", root_ / "link");
  const auto files = RealFileSystem();
  EXPECT_FALSE(ReplaceFile(*files, (root_ / "link").string(), "new"));
  EXPECT_TRUE(fs::is_symlink(root_ / "link"));
  EXPECT_FALSE(ReplaceFile(*files, root_.string(), "new"));
}

}  // namespace
}  // namespace lifeboat
