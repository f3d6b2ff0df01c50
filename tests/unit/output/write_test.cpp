#include "lifeboat/output/write.h"

#include <gtest/gtest.h>

#include "trees.h"

namespace lifeboat::output {
namespace {

using Paths = std::vector<std::string>;

/// A disk with the old tree and foreign files.
MemoryFileSystem DiskWithOld() {
  MemoryFileSystem disk;
  for (const auto& [path, bytes] : kForeign) {
    disk.AddFile(path, bytes);
  }
  EXPECT_TRUE(WriteOld(disk));
  disk.Restart();
  return disk;
}

Files With(Files files, const std::string& path, std::string bytes) {
  files[path] = std::move(bytes);
  return files;
}

TEST(Write, NewDirectory) {
  MemoryFileSystem disk;
  const auto changes = WriteOld(disk);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->created,
            (Paths{"RUNBOOK.md", "lifeboat.lock.json", "main.tf.json", "modules/a/main.tf.json",
                   "modules/gone/deep/main.tf.json", "modules/kept/main.tf.json"}));
  EXPECT_EQ(disk.files().at("out/main.tf.json"), "old main");
  EXPECT_EQ(disk.files().size(), kOld.size() + 1);
}

TEST(Write, NewDirectoryInMissingParents) {
  MemoryFileSystem disk;
  ASSERT_TRUE(Write(TreeOf(kOld), ManifestOf("1"), disk, "a/b/c/", EditedFiles::Keep));
  EXPECT_EQ(disk.files().count("a/b/c/main.tf.json"), 1U);
  EXPECT_EQ(disk.files().size(), kOld.size() + 1);
}

TEST(Write, WorkingDirectory) {
  MemoryFileSystem disk;
  for (const char* name : {".", "./"}) {
    ASSERT_TRUE(Write(TreeOf(kOld), ManifestOf("1"), disk, name, EditedFiles::Keep));
    EXPECT_EQ(disk.files().size(), kOld.size() + 1);
  }
}

TEST(Write, FromOneTreeToAnother) {
  MemoryFileSystem disk = DiskWithOld();
  const auto changes = WriteNew(disk);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->created, (Paths{"modules/fresh/main.tf.json"}));
  EXPECT_EQ(changes->changed, (Paths{"lifeboat.lock.json", "main.tf.json", "modules/a/main.tf.json"}));
  EXPECT_EQ(changes->removed, (Paths{"modules/gone/deep/main.tf.json", "modules/kept/main.tf.json"}));
  EXPECT_EQ(changes->edited, Paths{});
  EXPECT_EQ(changes->unchanged, 1U);
  EXPECT_EQ(disk.files(), DiskWith(kNew, "2", kForeign));
  EXPECT_EQ(disk.KindOf("out/modules/gone"), FileSystem::Kind::Missing) << "emptied by the removal";
  EXPECT_EQ(disk.KindOf("out/modules/kept"), FileSystem::Kind::Directory) << "holds a foreign file";
  EXPECT_EQ(disk.KindOf("out/.lifeboat"), FileSystem::Kind::Missing);
}

TEST(Write, SecondTimeTouchesNothing) {
  MemoryFileSystem disk = DiskWithOld();
  const auto changes = WriteOld(disk);
  ASSERT_TRUE(changes);
  EXPECT_FALSE(changes->Stale());
  EXPECT_EQ(changes->unchanged, kOld.size() + 1);
  EXPECT_EQ(disk.steps(), 0U);
}

TEST(Write, OnlyTheManifestChanges) {
  MemoryFileSystem disk = DiskWithOld();
  const auto changes = Write(TreeOf(kOld), ManifestOf("2"), disk, "out", EditedFiles::Keep);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->changed, (Paths{"lifeboat.lock.json"}));
  EXPECT_EQ(disk.files(), DiskWith(kOld, "2", kForeign));
}

TEST(Write, UnchangedFilesAreNotRewritten) {
  MemoryFileSystem disk = DiskWithOld();
  ASSERT_TRUE(WriteNew(disk));
  for (const auto& operation : disk.log()) {
    EXPECT_NE(operation.to, "out/RUNBOOK.md");
  }
}

TEST(Write, EditedFileStopsEverything) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/main.tf.json", "edited by hand");
  disk.AddFile("out/modules/fresh/main.tf.json", "somebody's own");
  disk.AddFile("out/modules/gone/deep/main.tf.json", "edited as well");
  const Files before = disk.files();
  const auto changes = WriteNew(disk);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->edited,
            (Paths{"main.tf.json", "modules/fresh/main.tf.json", "modules/gone/deep/main.tf.json"}));
  EXPECT_EQ(disk.files(), before);
  EXPECT_EQ(disk.steps(), 0U);
}

TEST(Write, OverwriteReplacesAndStillNames) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/main.tf.json", "edited by hand");
  disk.AddFile("out/modules/fresh/main.tf.json", "somebody's own");
  disk.AddFile("out/modules/gone/deep/main.tf.json", "edited as well");
  const auto changes = Write(TreeOf(kNew), ManifestOf("2"), disk, "out", EditedFiles::Overwrite);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->edited.size(), 3U);
  EXPECT_EQ(changes->changed, (Paths{"lifeboat.lock.json", "modules/a/main.tf.json"}));
  EXPECT_EQ(disk.files(), DiskWith(kNew, "2", kForeign));
}

TEST(Write, EditThatEqualsTheNewContentIsFine) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/main.tf.json", "new main");
  const auto changes = WriteNew(disk);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->edited, Paths{});
  EXPECT_EQ(disk.files(), DiskWith(kNew, "2", kForeign));
}

TEST(Write, DeletedOrEmptiedFileIsMadeAgain) {
  MemoryFileSystem disk = DiskWithOld();
  ASSERT_TRUE(disk.Remove("out/main.tf.json"));
  disk.AddFile("out/modules/a/main.tf.json", "");
  const auto changes = WriteOld(disk);
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->created, (Paths{"main.tf.json", "modules/a/main.tf.json"}));
  EXPECT_EQ(disk.files(), DiskWith(kOld, "1", kForeign));
}

TEST(Write, FolderInTheWayIsNeverReplaced) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/modules/fresh/main.tf.json/precious", "x");
  const Files before = disk.files();
  const auto kept = WriteNew(disk);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->edited, (Paths{"modules/fresh/main.tf.json"}));
  const auto forced = Write(TreeOf(kNew), ManifestOf("2"), disk, "out", EditedFiles::Overwrite);
  ASSERT_FALSE(forced);
  EXPECT_NE(forced.error().find("modules/fresh/main.tf.json"), std::string::npos);
  EXPECT_EQ(disk.files(), before);
}

TEST(Write, FileWhereAFolderHasToBe) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/modules/fresh", "a file");
  const auto kept = WriteNew(disk);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->edited, (Paths{"modules/fresh"}));
}

TEST(Write, ManifestThatIsNoneCountsAsEdited) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/lifeboat.lock.json", "<<<<<<< HEAD");
  const auto kept = WriteOld(disk);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->edited, (Paths{"lifeboat.lock.json"}));
  ASSERT_TRUE(Write(TreeOf(kOld), ManifestOf("1"), disk, "out", EditedFiles::Overwrite));
  EXPECT_EQ(disk.files(), DiskWith(kOld, "1", kForeign));
}

TEST(Write, ManifestCannotReachOutside) {
  MemoryFileSystem disk = DiskWithOld();
  std::string manifest = disk.files().at("out/lifeboat.lock.json");
  manifest.replace(manifest.find("modules/gone/deep/main.tf.json"), 30, "../outside.txt");
  disk.AddFile("out/lifeboat.lock.json", manifest);
  ASSERT_TRUE(Write(TreeOf(kNew), ManifestOf("2"), disk, "out", EditedFiles::Overwrite));
  EXPECT_EQ(disk.files().at("outside.txt"), "outside");
}

TEST(Write, OutputNameTakenByAFile) {
  MemoryFileSystem disk;
  disk.AddFile("out", "a file");
  ASSERT_FALSE(WriteOld(disk));
  EXPECT_EQ(disk.files(), (Files{{"out", "a file"}}));
}

TEST(Write, StagingNameTakenByAFile) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/.lifeboat", "a file");
  const auto changes = WriteNew(disk);
  ASSERT_FALSE(changes);
  EXPECT_NE(changes.error().find("out/.lifeboat"), std::string::npos);
}

TEST(Write, StrangersInTheStagingFolderStay) {
  MemoryFileSystem disk = DiskWithOld();
  disk.AddFile("out/.lifeboat/notes.txt", "mine");
  ASSERT_TRUE(WriteNew(disk));
  EXPECT_EQ(disk.files(), DiskWith(kNew, "2", With(kForeign, "out/.lifeboat/notes.txt", "mine")));
}

TEST(Compare, SaysWhatWriteWouldDoAndTouchesNothing) {
  MemoryFileSystem disk = DiskWithOld();
  const auto changes = Compare(TreeOf(kNew), ManifestOf("2"), disk, "out");
  ASSERT_TRUE(changes);
  EXPECT_EQ(disk.steps(), 0U);
  const auto written = WriteNew(disk);
  ASSERT_TRUE(written);
  EXPECT_EQ(changes->created, written->created);
  EXPECT_EQ(changes->changed, written->changed);
  EXPECT_EQ(changes->removed, written->removed);
  const auto after = Compare(TreeOf(kNew), ManifestOf("2"), disk, "out");
  ASSERT_TRUE(after);
  EXPECT_FALSE(after->Stale());
}

TEST(Compare, MissingDirectory) {
  MemoryFileSystem disk;
  const auto changes = Compare(TreeOf(kNew), ManifestOf("2"), disk, "nowhere");
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->created.size(), kNew.size() + 1);
  EXPECT_EQ(disk.steps(), 0U);
}

}  // namespace
}  // namespace lifeboat::output
