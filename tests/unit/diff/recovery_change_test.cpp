#include "diff/recovery_change.h"

#include <gtest/gtest.h>

#include "edited.h"

namespace lifeboat::diff {
namespace {

Recovery Example() {
  return {1800,
          900,
          600,
          1200,
          {{"detect", "detecting the loss", 200, 400, true}, {"fence", "fencing", 1, 5, false}},
          {{"databases.blog", 2, 300}, {"buckets.media", 60, 900}}};
}

TEST(RecoveryChange, OfTheSameIsEmpty) {
  const RecoveryChange change = CompareRecovery(Example(), Example());
  EXPECT_TRUE(change.empty());
  EXPECT_FALSE(change.Worse());
}

TEST(RecoveryChange, SlowerIsWorseAndFasterIsNot) {
  Recovery slower = Example();
  slower.rto_typical = 700;
  slower.steps[0].typical = 300;
  const RecoveryChange change = CompareRecovery(Example(), slower);
  ASSERT_EQ(change.steps.size(), 1U);
  EXPECT_EQ(change.steps[0].name, "detect");
  EXPECT_EQ(change.steps[0].typical, (RecoveryChange::Figure{200, 300}));
  EXPECT_TRUE(change.Worse());
  EXPECT_FALSE(CompareRecovery(slower, Example()).Worse());
  EXPECT_FALSE(CompareRecovery(slower, Example()).empty());
}

TEST(RecoveryChange, NoBoundIsWorseThanAnyBound) {
  Recovery unbounded = Example();
  unbounded.stores[1].bound = std::nullopt;
  EXPECT_TRUE(CompareRecovery(Example(), unbounded).Worse());
  EXPECT_FALSE(CompareRecovery(unbounded, Example()).Worse());
  Recovery uncopied = unbounded;
  uncopied.stores[1].lag = std::nullopt;
  EXPECT_TRUE(CompareRecovery(unbounded, uncopied).Worse());
}

TEST(RecoveryChange, AStoreMoreOrLessIsNoLoss) {
  Recovery fewer = Example();
  fewer.stores.pop_back();
  EXPECT_TRUE(CompareRecovery(Example(), fewer).empty());
  EXPECT_TRUE(CompareRecovery(fewer, Example()).empty());
}

TEST(RecoveryChange, LooserObjectivesAreShownAndNotWorse) {
  Recovery loose = Example();
  loose.rto_objective = 14'400;
  const RecoveryChange change = CompareRecovery(Example(), loose);
  EXPECT_FALSE(change.empty());
  EXPECT_FALSE(change.Worse());
  EXPECT_EQ(change.rto_objective, (RecoveryChange::Figure{1800, 14'400}));
}

TEST(RecoveryChange, AStepThatIsNew) {
  Recovery asks = Example();
  asks.steps.push_back({"approve", "waiting for a person", 600, 2'700, true});
  const RecoveryChange change = CompareRecovery(Example(), asks);
  ASSERT_EQ(change.steps.size(), 1U);
  EXPECT_EQ(change.steps[0].typical, (RecoveryChange::Figure{std::nullopt, 600}));
  EXPECT_EQ(CompareRecovery(asks, Example()).steps.at(0).typical,
            (RecoveryChange::Figure{600, std::nullopt}));
}

// Both kinds of side say the same.
TEST(RecoveryChange, AnEmittedTreeSaysItWithoutItsBlueprint) {
  MemoryFileSystem files;
  files.AddFile("in.yaml", std::string(test::kBlog));
  source::SourceMap sources;
  diag::CollectingSink sink;
  const driver::Results results = driver::Run("in.yaml", driver::Phase::Emit, files, sources, sink);
  ASSERT_TRUE(results.tree);
  for (const auto& [path, bytes] : results.tree->files()) {
    files.AddFile("out/" + path, bytes);
  }
  const Side side = test::FromBlueprint(std::string(test::kBlog));
  ASSERT_FALSE(test::Load(files, "out").recovery);
  files.AddFile("out/lifeboat.lock.json", output::ToJson(driver::LockManifest(results, sources, "1.0.0")));
  const Side emitted = test::Load(files, "out");
  ASSERT_TRUE(emitted.recovery);
  EXPECT_TRUE(CompareRecovery(*side.recovery, *emitted.recovery).empty());
  ASSERT_TRUE(side.recovery);
  EXPECT_EQ(side.recovery->rto_objective, 1800);
  EXPECT_FALSE(side.recovery->steps.empty());
  EXPECT_EQ(side.recovery->stores.size(), 2U);
  EXPECT_EQ(side.recovery->stores.at(0).field, "databases.posts");
  const Side looser = test::FromBlueprint(test::Edited({{"rto: 30m", "rto: 4h"}}));
  const Changes changes = Compare(side, looser);
  ASSERT_TRUE(changes.recovery);
  EXPECT_EQ(changes.recovery->rto_objective, (RecoveryChange::Figure{1800, 14'400}));
  EXPECT_TRUE(test::NotesOf(changes).empty()) << test::Printed(test::NotesOf(changes));
}

TEST(RecoveryChange, IsUnknownWhenASideDoesNotSay) {
  Side before = test::FromBlueprint(std::string(test::kBlog));
  before.recovery.reset();
  EXPECT_FALSE(Compare(before, test::FromBlueprint(std::string(test::kBlog))).recovery);
}

}  // namespace
}  // namespace lifeboat::diff
