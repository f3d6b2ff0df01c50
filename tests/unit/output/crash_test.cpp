// Every step of a Write fails, kills the process, or cuts the power.
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "trees.h"

namespace lifeboat::output {
namespace {

/// What a power cut does to a file system that orders its metadata: names are as they were, bytes of files
/// that were not synced are gone.
class PowerCutDisk : public MemoryFileSystem {
 public:
  Result<void> Write(const std::string& path, std::string_view bytes) override {
    unsynced_.insert(path);
    return MemoryFileSystem::Write(path, bytes);
  }
  Result<void> Sync(const std::string& path) override {
    auto done = MemoryFileSystem::Sync(path);
    if (done) {
      unsynced_.erase(path);
    }
    return done;
  }
  Result<void> Rename(const std::string& from, const std::string& to) override {
    auto done = MemoryFileSystem::Rename(from, to);
    if (done) {
      std::set<std::string> moved;
      for (const std::string& path : unsynced_) {
        const bool moves = path == from || path.starts_with(from + "/");
        moved.insert(moves ? to + path.substr(from.size()) : path);
      }
      unsynced_ = std::move(moved);
    }
    return done;
  }
  void CutPower() {
    for (const std::string& path : unsynced_) {
      if (files().count(path) != 0) {
        AddFile(path, "");
      }
    }
    Restart();
  }
  void EverythingIsSynced() { unsynced_.clear(); }

 private:
  std::set<std::string> unsynced_;
};

/// The starting points: an old tree, a directory with foreign files only, no directory.
enum class Start { OldTree, ForeignFiles, Nothing };

template <class Disk>
Disk DiskAt(Start start) {
  Disk disk;
  if (start != Start::Nothing) {
    for (const auto& [path, bytes] : kForeign) {
      disk.AddFile(path, bytes);
    }
  }
  if (start == Start::OldTree) {
    EXPECT_TRUE(WriteOld(disk));
  }
  disk.Restart();
  return disk;
}

Files ForeignAt(Start start) { return start == Start::Nothing ? Files{} : kForeign; }
// Made once a process: these are asked for thousands of times.
const Files& OldAt(Start start) {
  static const std::map<Start, Files> kDisks = {
      {Start::OldTree, DiskWith(kOld, "1", kForeign)}, {Start::ForeignFiles, kForeign}, {Start::Nothing, {}}};
  return kDisks.at(start);
}

const Files& NewAt(Start start) {
  static const std::map<Start, Files> kDisks = {{Start::OldTree, DiskWith(kNew, "2", kForeign)},
                                                {Start::ForeignFiles, DiskWith(kNew, "2", kForeign)},
                                                {Start::Nothing, DiskWith(kNew, "2", {})}};
  return kDisks.at(start);
}

/// Without what Terraform and people do not look into.
Files Visible(const MemoryFileSystem& disk) {
  Files visible = disk.files();
  std::erase_if(visible, [](const auto& file) {
    return file.first.starts_with("out/.lifeboat/") || file.first.starts_with(".out.lifeboat-new/");
  });
  return visible;
}

bool HasTripwire(const MemoryFileSystem& disk) {
  return disk.files().count("out/lifeboat-incomplete.tf.json") != 0;
}

void ExpectOldOrNewOrTripwire(const MemoryFileSystem& disk, Start start) {
  const Files visible = Visible(disk);
  EXPECT_TRUE(HasTripwire(disk) || visible == OldAt(start) || visible == NewAt(start));
  for (const auto& [path, bytes] : ForeignAt(start)) {
    EXPECT_EQ(disk.files().at(path), bytes);
  }
}

template <class Disk>
void ExpectRecoverable(const Disk& crashed, Start start) {
  Disk recovered = crashed;
  const auto done = Recover(recovered, "out");
  EXPECT_TRUE(done) << done.error();
  EXPECT_TRUE(recovered.files() == OldAt(start) || recovered.files() == NewAt(start));

  Disk written = crashed;
  const auto changes = WriteNew(written);
  ASSERT_TRUE(changes) << changes.error();
  EXPECT_EQ(changes->edited, std::vector<std::string>{});
  EXPECT_EQ(written.files(), NewAt(start));
}

template <class Disk>
std::size_t StepsOfWrite(Start start) {
  Disk disk = DiskAt<Disk>(start);
  EXPECT_TRUE(WriteNew(disk));
  EXPECT_EQ(disk.files(), NewAt(start));
  return disk.steps();
}

class Crash : public testing::TestWithParam<Start> {};

TEST_P(Crash, KilledAtAnyStep) {
  const std::size_t steps = StepsOfWrite<MemoryFileSystem>(GetParam());
  for (std::size_t step = 1; step <= steps; ++step) {
    for (const bool torn : {false, true}) {
      SCOPED_TRACE(testing::Message() << "step " << step << " of " << steps << (torn ? ", torn" : ""));
      auto disk = DiskAt<MemoryFileSystem>(GetParam());
      torn ? disk.TearAt(step) : disk.DieAt(step);
      EXPECT_FALSE(WriteNew(disk));
      disk.Restart();
      ExpectOldOrNewOrTripwire(disk, GetParam());
      ExpectRecoverable(disk, GetParam());
    }
  }
}

TEST_P(Crash, KilledAgainWhileRecovering) {
  const std::size_t steps = StepsOfWrite<MemoryFileSystem>(GetParam());
  for (std::size_t step = 1; step <= steps; ++step) {
    auto crashed = DiskAt<MemoryFileSystem>(GetParam());
    crashed.TearAt(step);
    EXPECT_FALSE(WriteNew(crashed));
    for (std::size_t again = 1;; ++again) {
      SCOPED_TRACE(testing::Message() << "step " << step << ", then " << again);
      MemoryFileSystem disk = crashed;
      disk.Restart();
      disk.TearAt(again);
      const auto changes = WriteNew(disk);
      const bool died = disk.dead();
      EXPECT_NE(died, changes.has_value());
      disk.Restart();
      ExpectOldOrNewOrTripwire(disk, GetParam());
      ExpectRecoverable(disk, GetParam());
      if (!died) {
        break;
      }
    }
  }
}

TEST_P(Crash, FailureAtAnyStep) {
  const std::size_t steps = StepsOfWrite<MemoryFileSystem>(GetParam());
  for (std::size_t step = 1; step <= steps; ++step) {
    SCOPED_TRACE(testing::Message() << "step " << step << " of " << steps);
    auto disk = DiskAt<MemoryFileSystem>(GetParam());
    disk.FailAt(step);
    const auto changes = WriteNew(disk);
    ASSERT_FALSE(changes);
    EXPECT_NE(changes.error().find("No space left"), std::string::npos) << changes.error();
    disk.Restart();
    ExpectOldOrNewOrTripwire(disk, GetParam());
    const bool says_what_to_do = changes.error().find("run `lifeboat compile` again") != std::string::npos;
    EXPECT_TRUE(disk.files() == OldAt(GetParam()) || says_what_to_do) << changes.error();
    ExpectRecoverable(disk, GetParam());
  }
}

TEST_P(Crash, PowerCutAtAnyStep) {
  const std::size_t steps = StepsOfWrite<PowerCutDisk>(GetParam());
  for (std::size_t step = 1; step <= steps + 1; ++step) {
    SCOPED_TRACE(testing::Message() << "step " << step << " of " << steps);
    auto disk = DiskAt<PowerCutDisk>(GetParam());
    disk.EverythingIsSynced();
    disk.DieAt(step);
    EXPECT_EQ(WriteNew(disk).has_value(), step > steps);
    disk.CutPower();
    if (GetParam() == Start::OldTree) {
      ExpectOldOrNewOrTripwire(disk, GetParam());
      ExpectRecoverable(disk, GetParam());
    }
    // A first tree may have lost files, which the next Write finds.
    const auto changes = WriteNew(disk);
    ASSERT_TRUE(changes) << changes.error();
    EXPECT_EQ(changes->edited, std::vector<std::string>{});
    EXPECT_EQ(disk.files(), NewAt(GetParam()));
  }
}

INSTANTIATE_TEST_SUITE_P(From, Crash, testing::Values(Start::OldTree, Start::ForeignFiles, Start::Nothing));

TEST(Recover, WhatWasEditedAfterTheCrashIsKept) {
  const std::size_t steps = StepsOfWrite<MemoryFileSystem>(Start::OldTree);
  for (const std::string name : {"main.tf.json", "modules/fresh/main.tf.json", "modules/kept/main.tf.json"}) {
    for (std::size_t step = 1; step <= steps; ++step) {
      SCOPED_TRACE(testing::Message() << name << ", step " << step << " of " << steps);
      auto disk = DiskAt<MemoryFileSystem>(Start::OldTree);
      disk.DieAt(step);
      EXPECT_FALSE(WriteNew(disk));
      disk.Restart();
      disk.AddFile("out/" + name, "edited after the crash");
      const auto changes = WriteNew(disk);
      ASSERT_TRUE(changes) << changes.error();
      EXPECT_EQ(disk.files().at("out/" + name), "edited after the crash");
      // What the new tree does not have becomes somebody's own file once its removal was decided.
      if (kNew.count(name) != 0) {
        EXPECT_EQ(changes->edited, std::vector<std::string>{name});
      }
    }
  }
}

TEST(Recover, TripwireIsReadable) {
  // Terraform names the properties that it does not know: the sentence has to be one.
  const std::size_t steps = StepsOfWrite<MemoryFileSystem>(Start::OldTree);
  std::size_t seen = 0;
  for (std::size_t step = 1; step <= steps; ++step) {
    auto disk = DiskAt<MemoryFileSystem>(Start::OldTree);
    disk.DieAt(step);
    EXPECT_FALSE(WriteNew(disk));
    if (HasTripwire(disk)) {
      ++seen;
      EXPECT_EQ(
          disk.files().at("out/lifeboat-incomplete.tf.json"),
          "{\n  \"a compile was interrupted here: run `lifeboat compile` again to finish it\": {}\n}\n");
    }
  }
  EXPECT_GT(seen, 5U);
}

TEST(Recover, CompareAsksForItFirst) {
  const std::size_t steps = StepsOfWrite<MemoryFileSystem>(Start::OldTree);
  bool asked = false;
  for (std::size_t step = 1; step <= steps; ++step) {
    auto disk = DiskAt<MemoryFileSystem>(Start::OldTree);
    disk.DieAt(step);
    EXPECT_FALSE(WriteNew(disk));
    disk.Restart();
    const auto changes = Compare(TreeOf(kNew), ManifestOf("2"), disk, "out");
    EXPECT_EQ(disk.steps(), 0U);
    EXPECT_TRUE(changes || changes.error().find("run `lifeboat compile` again") != std::string::npos);
    asked = asked || !changes;
  }
  EXPECT_TRUE(asked);
}

TEST(Recover, TripwireWithoutJournalGoesWithTheNextWholeTree) {
  auto disk = DiskAt<MemoryFileSystem>(Start::OldTree);
  disk.AddFile("out/lifeboat-incomplete.tf.json", "left behind");
  ASSERT_TRUE(Recover(disk, "out"));
  EXPECT_TRUE(HasTripwire(disk)) << "without a journal nobody knows whether the tree is whole";
  const auto changes = Compare(TreeOf(kOld), ManifestOf("1"), disk, "out");
  ASSERT_TRUE(changes);
  EXPECT_EQ(changes->removed, std::vector<std::string>{"lifeboat-incomplete.tf.json"});
  ASSERT_TRUE(WriteOld(disk));
  EXPECT_EQ(disk.files(), OldAt(Start::OldTree));
}

TEST(Recover, JournalsThatLeadAwayAreRefused) {
  for (const char* journal :
       {R"({"format":1,"puts":[["../outside.txt","x","missing"]],"removals":[]})",
        R"({"format":1,"puts":[],"removals":[["../outside.txt","x"]]})",
        R"({"format":1,"puts":[1],"removals":[]})", R"({"format":1,"puts":7})", "{", ""}) {
    auto disk = DiskAt<MemoryFileSystem>(Start::OldTree);
    disk.AddFile("out/.lifeboat/journal.json", journal);
    const Files before = disk.files();
    const auto done = Recover(disk, "out");
    ASSERT_FALSE(done) << journal;
    EXPECT_NE(done.error().find("out/.lifeboat/journal.json"), std::string::npos);
    EXPECT_EQ(disk.files(), before);
  }
}

}  // namespace
}  // namespace lifeboat::output
