#include "lifeboat/diff/approvals.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::diff {
namespace {

using std::chrono::sys_days;
constexpr sys_days kToday = std::chrono::year{2026} / 11 / 25;

Approval Approve(std::string change, Risk upto, bool recovery = false) {
  return {std::move(change), upto, recovery, "because", kToday, {}};
}

class Approvals : public testing::Test {
 protected:
  Approvals() {
    Change change;
    change.address = "module.db.aws_db_instance.blog";
    change.field = "databases.blog.engine";
    change.action = Action::Replace;
    change.risk = Risk::DataLoss;
    changes_.changes.push_back(change);
  }

  Verdict Judged(const std::vector<Approval>& approvals, const Gate& gate = {}) {
    said_.clear();
    diag::CollectingSink sink;
    Verdict verdict = Judge(changes_, gate, approvals, kToday, sink);
    for (const diag::Diagnostic& diagnostic : sink.Take()) {
      EXPECT_EQ(diagnostic.severity, diag::Severity::Warning);
      said_.push_back(diagnostic.message);
    }
    return verdict;
  }

  Change& change() { return changes_.changes.front(); }

  Changes changes_;
  std::vector<std::string> said_;
};

TEST_F(Approvals, WithoutOneTheGateHolds) {
  EXPECT_TRUE(Judged({}).Rejects(changes_));
  EXPECT_FALSE(Judged({}, kNeverFails).Rejects(changes_));
}

TEST_F(Approvals, NamesAreAddressesOrFieldsOrPatterns) {
  for (const char* name : {"module.db.aws_db_instance.blog", "module.db.*", "*", "databases.blog",
                           "databases.blog.engine", "databases", "databases.*"}) {
    EXPECT_FALSE(Judged({Approve(name, Risk::DataLoss)}).Rejects(changes_)) << name;
    EXPECT_EQ(change().approved, "because");
    EXPECT_TRUE(said_.empty());
  }
  for (const char* name : {"module.db", "databases.blo", "blog", "databases.blog.engine.x", ""}) {
    EXPECT_TRUE(Judged({Approve(name, Risk::DataLoss)}).Rejects(changes_)) << name;
    EXPECT_EQ(change().approved, std::nullopt);
    ASSERT_EQ(said_.size(), 1U);
    EXPECT_EQ(said_[0], "`" + std::string(name) + "` is approved and does not change");
  }
}

TEST_F(Approvals, TheOldAddressCountsAsWell) {
  change().former = "module.db.aws_db_instance.old";
  EXPECT_FALSE(Judged({Approve("module.db.aws_db_instance.old", Risk::DataLoss)}).Rejects(changes_));
}

TEST_F(Approvals, OfALesserClassDoesNotReach) {
  EXPECT_TRUE(Judged({Approve("databases.blog", Risk::Replace)}).Rejects(changes_));
  ASSERT_EQ(said_.size(), 1U);
  EXPECT_EQ(said_[0],
            "`databases.blog` is approved for replace, which `module.db.aws_db_instance.blog` is not");
}

TEST_F(Approvals, RecoveryIsApprovedForItself) {
  change().notes.push_back({Note::Kind::Recovery, "no replica"});
  EXPECT_TRUE(Judged({Approve("databases.blog", Risk::DataLoss)}).Rejects(changes_));
  EXPECT_EQ(change().approved, std::nullopt);
  EXPECT_TRUE(Judged({Approve("databases.blog", Risk::None, true)}).Rejects(changes_));
  EXPECT_FALSE(Judged({Approve("databases.blog", Risk::DataLoss, true)}).Rejects(changes_));
  EXPECT_FALSE(Judged({Approve("databases.blog", Risk::DataLoss), Approve("module.*", Risk::None, true)})
                   .Rejects(changes_));
  EXPECT_FALSE(Judged({Approve("databases.blog", Risk::DataLoss)}, {Risk::DataLoss, false}).Rejects(changes_))
      << "nobody asks for recovery";
}

TEST_F(Approvals, FiguresAreApprovedByTheirName) {
  change().risk = Risk::InPlace;
  changes_.recovery = RecoveryChange{};
  changes_.recovery->rto_objective = {900, 900};
  changes_.recovery->rto_typical = {600, 800};
  ASSERT_TRUE(changes_.recovery->Worse());
  EXPECT_TRUE(Judged({}).RejectsFigures(changes_));
  EXPECT_TRUE(Judged({Approve("recovery", Risk::DataLoss)}).Rejects(changes_));
  EXPECT_FALSE(Judged({Approve("recovery", Risk::None, true)}).Rejects(changes_));
}

TEST_F(Approvals, AnEndedOneApprovesNothing) {
  Approval approval = Approve("databases.blog", Risk::DataLoss);
  approval.until = kToday - std::chrono::days(1);
  EXPECT_TRUE(Judged({approval}).Rejects(changes_));
  ASSERT_EQ(said_.size(), 1U);
  EXPECT_EQ(said_[0], "the approval of `databases.blog` ended with 2026-11-24");
}

TEST(Gates, OfClassesHoldTheLeastOfThem) {
  Gate gate = kNeverFails;
  EXPECT_EQ(TextOf(gate), "never");
  EXPECT_TRUE(AddClass("data-loss", gate));
  EXPECT_TRUE(AddClass("disruptive", gate));
  EXPECT_TRUE(AddClass("recovery", gate));
  EXPECT_EQ(gate, (Gate{Risk::Disruptive, true}));
  EXPECT_EQ(TextOf(gate), "disruptive, recovery");
  EXPECT_FALSE(AddClass("none", gate));
  EXPECT_FALSE(AddClass("Replace", gate));
  EXPECT_FALSE(AddClass("", gate));
}

}  // namespace
}  // namespace lifeboat::diff
