// What only the real disk has: symbolic links, none of which is followed below the output directory, and
// locks.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "trees.h"

namespace lifeboat::output {
namespace {

namespace fs = std::filesystem;

class RealDisk : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "lifeboat-links-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
    fs::create_directories(root_ / "elsewhere");
    Put("elsewhere/main.tf.json", "precious");
    ASSERT_TRUE(WriteTree(kOld, EditedFiles::Keep));
  }
  void TearDown() override { fs::remove_all(root_); }

  FileSystem::Result<Changes> WriteTree(const Files& tree, EditedFiles edited) {
    return Write(TreeOf(tree), ManifestOf("1"), *disk_, (root_ / "out").string(), edited);
  }
  void Put(const std::string& path, const std::string& bytes) { std::ofstream(root_ / path) << bytes; }
  std::string Get(const std::string& path) {
    std::ifstream file(root_ / path);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path root_;
  std::unique_ptr<FileSystem> disk_ = RealFileSystem();
};

TEST_F(RealDisk, FromOneTreeToAnother) {
  ASSERT_TRUE(WriteTree(kNew, EditedFiles::Keep));
  EXPECT_EQ(Get("out/modules/fresh/main.tf.json"), "new fresh");
  EXPECT_FALSE(fs::exists(root_ / "out/modules/gone"));
  EXPECT_FALSE(fs::exists(root_ / "out/.lifeboat"));
  EXPECT_FALSE(fs::exists(root_ / "out" / kTripwireName));
}

TEST_F(RealDisk, FolderThatIsALink) {
  fs::remove_all(root_ / "out/modules/a");
  fs::create_directory_symlink(root_ / "elsewhere", root_ / "out/modules/a");
  const auto kept = WriteTree(kNew, EditedFiles::Keep);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->edited, (std::vector<std::string>{"modules/a"}));
  EXPECT_FALSE(WriteTree(kNew, EditedFiles::Overwrite));
  EXPECT_EQ(Get("elsewhere/main.tf.json"), "precious");
}

TEST_F(RealDisk, RemovalThroughALink) {
  fs::remove_all(root_ / "out/modules/kept");
  Put("elsewhere/main.tf.json", kOld.at("modules/kept/main.tf.json"));
  fs::create_directory_symlink(root_ / "elsewhere", root_ / "out/modules/kept");
  ASSERT_TRUE(WriteTree(kNew, EditedFiles::Overwrite));
  EXPECT_TRUE(fs::exists(root_ / "elsewhere/main.tf.json"));
}

TEST_F(RealDisk, FileThatIsALink) {
  fs::remove(root_ / "out/main.tf.json");
  fs::create_symlink(root_ / "elsewhere/main.tf.json", root_ / "out/main.tf.json");
  const auto kept = WriteTree(kNew, EditedFiles::Keep);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->edited, (std::vector<std::string>{"main.tf.json"}));
  ASSERT_TRUE(WriteTree(kNew, EditedFiles::Overwrite));
  EXPECT_FALSE(fs::is_symlink(root_ / "out/main.tf.json"));
  EXPECT_EQ(Get("out/main.tf.json"), "new main");
  EXPECT_EQ(Get("elsewhere/main.tf.json"), "precious");
}

TEST_F(RealDisk, StagingFolderThatIsALink) {
  fs::create_directory_symlink(root_ / "elsewhere", root_ / "out/.lifeboat");
  EXPECT_FALSE(WriteTree(kNew, EditedFiles::Overwrite));
  EXPECT_EQ(Get("elsewhere/main.tf.json"), "precious");
}

TEST_F(RealDisk, StagedNameThatIsALink) {
  fs::create_directory(root_ / "out/.lifeboat");
  fs::create_symlink(root_ / "elsewhere/main.tf.json", root_ / "out/.lifeboat/0");
  ASSERT_TRUE(WriteTree(kNew, EditedFiles::Keep));
  EXPECT_EQ(Get("elsewhere/main.tf.json"), "precious");
}

TEST_F(RealDisk, PlaceForANewDirectoryThatIsALink) {
  fs::create_directory_symlink(root_ / "elsewhere", root_ / ".new.lifeboat-new");
  ASSERT_TRUE(Write(TreeOf(kNew), ManifestOf("1"), *disk_, (root_ / "new").string(), EditedFiles::Keep));
  EXPECT_EQ(Get("elsewhere/main.tf.json"), "precious");
  EXPECT_EQ(Get("new/main.tf.json"), "new main");
}

TEST_F(RealDisk, OneWriterAtATime) {
  {
    const auto lock = disk_->Lock((root_ / "out").string());
    ASSERT_TRUE(lock);
    EXPECT_FALSE(WriteTree(kNew, EditedFiles::Keep));
    EXPECT_EQ(Get("out/main.tf.json"), "old main");
  }
  EXPECT_TRUE(WriteTree(kNew, EditedFiles::Keep));
}

TEST_F(RealDisk, OutputDirectoryItselfMayBeALink) {
  fs::create_directory_symlink(root_ / "out", root_ / "link");
  ASSERT_TRUE(Write(TreeOf(kNew), ManifestOf("1"), *disk_, (root_ / "link").string(), EditedFiles::Keep));
  EXPECT_EQ(Get("out/main.tf.json"), "new main");
}

}  // namespace
}  // namespace lifeboat::output
