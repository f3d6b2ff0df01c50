// One suite for the disk and its stand-in: what a test learns on the one holds on the other.

#include "lifeboat/support/file_system.h"

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/support/memory_file_system.h"

namespace lifeboat {
namespace {

using Kind = FileSystem::Kind;
using Names = std::vector<std::string>;

struct Disk {
  std::unique_ptr<FileSystem> files;
  std::string root;
  std::function<void()> cleanup = [] {};
};

Disk RealDisk() {
  std::string pattern = (std::filesystem::temp_directory_path() / "lifeboat-test-XXXXXX").string();
  const char* const made = mkdtemp(pattern.data());
  EXPECT_NE(made, nullptr);
  return {RealFileSystem(), pattern, [pattern] { std::filesystem::remove_all(pattern); }};
}

Disk MemoryDisk() {
  auto memory = std::make_unique<MemoryFileSystem>();
  EXPECT_TRUE(memory->CreateDirectories("/disk"));
  return {std::move(memory), "/disk"};
}

struct Parameter {
  std::string name;
  Disk (*make)();
};

class FileSystemContract : public testing::TestWithParam<Parameter> {
 protected:
  FileSystemContract() : disk_(GetParam().make()) {}
  ~FileSystemContract() override { disk_.cleanup(); }

  FileSystem& files() { return *disk_.files; }
  [[nodiscard]] std::string At(const std::string& name) const { return disk_.root + "/" + name; }

 private:
  Disk disk_;
};

TEST_P(FileSystemContract, WritesAndReadsBack) {
  const std::string bytes("a\0\r\n\xFF z", 7);
  ASSERT_TRUE(files().Write(At("f"), bytes));
  EXPECT_EQ(files().Read(At("f")).value(), bytes);
  ASSERT_TRUE(files().Write(At("f"), "shorter"));
  EXPECT_EQ(files().Read(At("f")).value(), "shorter");
  ASSERT_TRUE(files().Write(At("f"), ""));
  EXPECT_EQ(files().Read(At("f")).value(), "");
  EXPECT_TRUE(files().Sync(At("f")));
}

TEST_P(FileSystemContract, ReadsLargeFiles) {
  const std::string bytes(3'000'001, 'x');
  ASSERT_TRUE(files().Write(At("big"), bytes));
  EXPECT_TRUE(files().Read(At("big")).value() == bytes);
}

TEST_P(FileSystemContract, TellsKindsApart) {
  ASSERT_TRUE(files().CreateDirectories(At("d")));
  ASSERT_TRUE(files().Write(At("f"), ""));
  EXPECT_EQ(files().KindOf(At("d")), Kind::Directory);
  EXPECT_EQ(files().KindOf(At("d/")), Kind::Directory);
  EXPECT_EQ(files().KindOf(At("f")), Kind::File);
  EXPECT_EQ(files().KindOf(At("none")), Kind::Missing);
  EXPECT_EQ(files().KindOf(At("f/below")), Kind::Missing);
  EXPECT_EQ(files().KindOf(""), Kind::Missing);
}

TEST_P(FileSystemContract, FailuresNameThePathAndTheReason) {
  const auto read = files().Read(At("none"));
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().find(At("none")), std::string::npos) << read.error();
  EXPECT_NE(read.error().find("No such file"), std::string::npos) << read.error();
  ASSERT_TRUE(files().CreateDirectories(At("d")));
  EXPECT_FALSE(files().Read(At("d")));
  EXPECT_FALSE(files().Write(At("d"), "x"));
  EXPECT_FALSE(files().Write(At("missing/f"), "x"));
  EXPECT_FALSE(files().Write("", "x"));
  EXPECT_FALSE(files().Sync(At("none")));
  EXPECT_FALSE(files().List(At("none")));
  EXPECT_EQ(files().KindOf(At("missing")), Kind::Missing);
}

TEST_P(FileSystemContract, AFileIsNoDirectory) {
  ASSERT_TRUE(files().Write(At("f"), "x"));
  EXPECT_FALSE(files().Write(At("f/g"), "y"));
  EXPECT_FALSE(files().CreateDirectories(At("f")));
  EXPECT_FALSE(files().CreateDirectories(At("f/g")));
  EXPECT_FALSE(files().List(At("f")));
  EXPECT_EQ(files().Read(At("f")).value(), "x");
}

TEST_P(FileSystemContract, CreatesParents) {
  ASSERT_TRUE(files().CreateDirectories(At("a/b/c")));
  ASSERT_TRUE(files().CreateDirectories(At("a/b/c/")));
  ASSERT_TRUE(files().CreateDirectories(At("a")));
  EXPECT_EQ(files().KindOf(At("a/b/c")), Kind::Directory);
}

TEST_P(FileSystemContract, RenameReplacesAFile) {
  ASSERT_TRUE(files().Write(At("new"), "new"));
  ASSERT_TRUE(files().Write(At("old"), "old"));
  ASSERT_TRUE(files().Rename(At("new"), At("old")));
  EXPECT_EQ(files().Read(At("old")).value(), "new");
  EXPECT_EQ(files().KindOf(At("new")), Kind::Missing);
  ASSERT_TRUE(files().Rename(At("old"), At("old")));
  EXPECT_EQ(files().Read(At("old")).value(), "new");
}

TEST_P(FileSystemContract, RenameRefusesWhatWouldLoseSomething) {
  ASSERT_TRUE(files().Write(At("f"), "f"));
  ASSERT_TRUE(files().CreateDirectories(At("d/inner")));
  EXPECT_FALSE(files().Rename(At("f"), At("d")));
  EXPECT_FALSE(files().Rename(At("d"), At("f")));
  EXPECT_FALSE(files().Rename(At("none"), At("x")));
  EXPECT_FALSE(files().Rename(At("f"), At("missing/f")));
  EXPECT_FALSE(files().Rename(At("d"), At("d/inner/d")));
  ASSERT_TRUE(files().CreateDirectories(At("e")));
  EXPECT_FALSE(files().Rename(At("e"), At("d")));
  EXPECT_EQ(files().Read(At("f")).value(), "f");
}

TEST_P(FileSystemContract, RenameMovesADirectoryWithItsContent) {
  ASSERT_TRUE(files().CreateDirectories(At("d/inner")));
  ASSERT_TRUE(files().Write(At("d/inner/f"), "f"));
  ASSERT_TRUE(files().Write(At("d2"), "a neighbour"));
  ASSERT_TRUE(files().CreateDirectories(At("empty")));
  ASSERT_TRUE(files().Rename(At("d"), At("empty")));
  EXPECT_EQ(files().Read(At("empty/inner/f")).value(), "f");
  EXPECT_EQ(files().KindOf(At("d")), Kind::Missing);
  EXPECT_EQ(files().Read(At("d2")).value(), "a neighbour");
}

TEST_P(FileSystemContract, RemovesFilesAndEmptyDirectories) {
  ASSERT_TRUE(files().CreateDirectories(At("d")));
  ASSERT_TRUE(files().Write(At("d/f"), ""));
  EXPECT_FALSE(files().Remove(At("d")));
  EXPECT_TRUE(files().Remove(At("d/f")));
  EXPECT_TRUE(files().Remove(At("d/f")));
  EXPECT_TRUE(files().Remove(At("d/f/g")));
  EXPECT_TRUE(files().Remove(At("d")));
  EXPECT_EQ(files().KindOf(At("d")), Kind::Missing);
}

TEST_P(FileSystemContract, ListsNamesSortedByBytes) {
  for (const char* name : {"b", "a.b", "Z", "a", "\xC3\xA9"}) ASSERT_TRUE(files().Write(At(name), ""));
  ASSERT_TRUE(files().CreateDirectories(At("a-d/inner")));
  EXPECT_EQ(files().List(At("")).value(), (Names{"Z", "a", "a-d", "a.b", "b", "\xC3\xA9"}));
  EXPECT_EQ(files().List(At("a-d")).value(), Names{"inner"});
  EXPECT_EQ(files().List(At("a-d/inner")).value(), Names{});
}

TEST_P(FileSystemContract, WorksSomewhere) {
  const std::string here = files().WorkingDirectory();
  EXPECT_TRUE(here.starts_with('/')) << here;
  EXPECT_EQ(files().KindOf(here), Kind::Directory) << here;
}

INSTANTIATE_TEST_SUITE_P(Disks, FileSystemContract,
                         testing::Values(Parameter{"Real", RealDisk}, Parameter{"Memory", MemoryDisk}),
                         [](const auto& parameter) { return parameter.param.name; });

TEST(RealFileSystem, APathWithANulByteIsNoOtherPath) {
  const auto files = RealFileSystem();
  const std::string path("/etc/passwd\0.yaml", 17);
  EXPECT_EQ(files->KindOf(path), Kind::Missing);
  EXPECT_FALSE(files->Read(path));
  EXPECT_FALSE(files->Remove(path));
}

TEST(RealFileSystem, ALinkToNothingIsNotMissing) {
  const Disk disk = RealDisk();
  std::filesystem::create_symlink(disk.root + "/nowhere", disk.root + "/link");
  EXPECT_EQ(disk.files->KindOf(disk.root + "/link"), Kind::Other);
  disk.cleanup();
}

}  // namespace
}  // namespace lifeboat
