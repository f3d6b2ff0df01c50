#include "planned.h"

namespace lifeboat::diff {
namespace {

Change Of(std::string_view type, std::string_view actions, std::string_view change,
          std::string_view module = "dr_x", std::string configuration = {}) {
  const Changes changes =
      Plan{.changes = EntryOf(type, actions, change, module), .configuration = std::move(configuration)}
          .Read();
  EXPECT_EQ(changes.changes.size(), 1U);
  return changes.changes.empty() ? Change{} : changes.changes.front();
}

/// A module `dr_x` whose aws_db_instance.x has a source.
const std::string kReplica =
    R"("root_module": {"module_calls": {"dr_x": {"module": {"resources": [{"address": "aws_db_instance.x",)"
    R"( "expressions": {"replicate_source_db": {}, "multi_az": {}}}]}}}})";

TEST(PlanTraps, APromotedDatabaseGetsNoSource) {
  for (const std::string_view none : {"\"\"", "null"}) {
    const Change change = Of(
        "aws_db_instance", R"("update")",
        fmt::format(R"("before": {{"replicate_source_db": {}}}, "after": {{"replicate_source_db": "arn"}})",
                    none));
    EXPECT_EQ(change.action, Action::Update);
    EXPECT_EQ(change.risk, Risk::Disruptive);
    EXPECT_TRUE(Says(change, Note::Kind::Refusal, "cannot elect new source database for replication"));
    EXPECT_TRUE(Says(change, Note::Kind::Recovery, "posture"));
    EXPECT_TRUE(change.HarmsRecovery());
    EXPECT_EQ(change.attributes.at(0).why, "the apply fails here");
  }
}

TEST(PlanTraps, NorOneThatIsNotKnownYet) {
  const Change change = Of("aws_db_instance", R"("update")",
                           R"("before": {"replicate_source_db": ""}, "after": {},)"
                           R"( "after_unknown": {"replicate_source_db": true})",
                           "dr_x", kReplica);
  EXPECT_TRUE(Says(change, Note::Kind::Refusal, "cannot elect"));
}

TEST(PlanTraps, AnotherSourceIsNoConflict) {
  const Change change =
      Of("aws_db_instance", R"("update")",
         R"("before": {"replicate_source_db": "a"}, "after": {"replicate_source_db": "b"})");
  EXPECT_FALSE(Says(change, Note::Kind::Refusal, ""));
}

TEST(PlanTraps, ADatabaseOfItsOwnIsNoConflict) {
  const Change change = Of(
      "aws_db_instance", R"("update")",
      R"("before": {"replicate_source_db": "", "port": 1}, "after": {"replicate_source_db": null, "port": 2})");
  EXPECT_TRUE(change.notes.empty());
}

TEST(PlanTraps, AReplicaWithoutItsSourceIsPromoted) {
  for (const std::string_view none : {"\"\"", "null"}) {
    const Change change = Of(
        "aws_db_instance", R"("update")",
        fmt::format(R"("before": {{"replicate_source_db": "arn"}}, "after": {{"replicate_source_db": {}}})",
                    none));
    EXPECT_EQ(change.risk, Risk::DataLoss);
    EXPECT_TRUE(Says(change, Note::Kind::Loss, "the replication"));
    EXPECT_TRUE(change.HarmsRecovery());
  }
}

TEST(PlanTraps, AReplicaThatGoesLeavesNoCopy) {
  const std::string values = R"("before": {"replicate_source_db": "arn"}, "after": )";
  EXPECT_TRUE(Says(Of("aws_db_instance", R"("delete")", values + "null"), Note::Kind::Recovery, "is gone"));
  EXPECT_TRUE(
      Says(Of("aws_db_instance", R"("delete", "create")", values + R"({"replicate_source_db": "arn"})"),
           Note::Kind::Recovery, "caught up"));
}

TEST(PlanTraps, APromotedDatabaseIsNotReplaced) {
  const std::string before = R"("before": {"replicate_source_db": ""}, )";
  const Change replaced =
      Of("aws_db_instance", R"("delete", "create")", before + R"("after": {"replicate_source_db": "arn"})");
  EXPECT_EQ(replaced.risk, Risk::DataLoss);
  EXPECT_TRUE(Says(replaced, Note::Kind::Recovery, "nowhere else"));
  const Change destroyed =
      Of("aws_db_instance", R"("delete")", before + R"("after": null)", "dr_x", kReplica);
  EXPECT_TRUE(Says(destroyed, Note::Kind::Recovery, "nowhere else"));
}

TEST(PlanTraps, ARetiredDatabaseKeepsItsName) {
  const std::string retired = R"("before": {"identifier": "app-retired-20260101"}, )";
  EXPECT_TRUE(Says(Of("aws_db_instance", R"("update")", retired + R"("after": {"identifier": "app"})"),
                   Note::Kind::Recovery, "its name back"));
  EXPECT_TRUE(Says(Of("aws_db_instance", R"("delete")", retired + R"("after": null)"), Note::Kind::Recovery,
                   "delete it"));
  EXPECT_FALSE(
      Of("aws_db_instance", R"("update")", R"("before": {"identifier": "a"}, "after": {"identifier": "b"})")
          .HarmsRecovery());
}

TEST(PlanTraps, WhatIsProtectedIsNotDeleted) {
  for (const auto& [type, attribute] : {std::pair{"aws_db_instance", "deletion_protection"},
                                        std::pair{"aws_lb", "enable_deletion_protection"}}) {
    const auto values = [&, name = attribute](std::string_view on) {
      return fmt::format(R"("before": {{"{}": {}, "skip_final_snapshot": true}}, "after": {{"{}": false}})",
                         name, on, name);
    };
    for (const std::string_view actions : {R"("delete")", R"("create", "delete")"}) {
      EXPECT_TRUE(Says(Of(type, actions, values("true")), Note::Kind::Refusal, "half-way")) << type;
      EXPECT_FALSE(Says(Of(type, actions, values("false")), Note::Kind::Refusal, "")) << type;
    }
    EXPECT_FALSE(Says(Of(type, R"("update")", values("true")), Note::Kind::Refusal, "")) << type;
  }
}

TEST(PlanTraps, ALastSnapshotNeedsAName) {
  const auto says = [](std::string_view before) {
    return Says(
        Of("aws_db_instance", R"("delete")", fmt::format(R"("before": {{{}}}, "after": null)", before)),
        Note::Kind::Refusal, "final_snapshot_identifier");
  };
  EXPECT_TRUE(says(R"("skip_final_snapshot": false, "final_snapshot_identifier": null)"));
  EXPECT_FALSE(says(R"("skip_final_snapshot": true, "final_snapshot_identifier": null)"));
  EXPECT_FALSE(says(R"("skip_final_snapshot": false, "final_snapshot_identifier": "last")"));
}

TEST(PlanTraps, ABucketIsNotEmptiedOnTheWay) {
  const auto says = [](std::string_view force) {
    return Says(Of("aws_s3_bucket", R"("delete")",
                   fmt::format(R"("before": {{"force_destroy": {}}}, "after": null)", force)),
                Note::Kind::Refusal, "objects");
  };
  EXPECT_TRUE(says("false"));
  EXPECT_TRUE(says("null"));
  EXPECT_FALSE(says("true"));
}

TEST(PlanTraps, WhatTheRunningSystemOwnsIsNotTakenBack) {
  const Change group = Of("aws_autoscaling_group", R"("update")",
                          R"("before": {"desired_capacity": 4}, "after": {"desired_capacity": 1})");
  EXPECT_TRUE(Says(group, Note::Kind::Recovery, "included: `desired_capacity` (autoscaling)"));
  EXPECT_FALSE(
      Of("aws_autoscaling_group", R"("update")", R"("before": {"max_size": 4}, "after": {"max_size": 1})")
          .HarmsRecovery());
}

TEST(PlanTraps, WhatIsTakenBackIsOneSentence) {
  const Change change = Of("aws_autoscaling_group", R"("update")",
                           R"("before": {"desired_capacity": 0, "min_size": 0},)"
                           R"( "after": {"desired_capacity": 1, "min_size": 1})",
                           "primary_x");
  ASSERT_EQ(change.notes.size(), 1U);
  EXPECT_TRUE(
      Says(change, Note::Kind::Recovery, "`desired_capacity` (autoscaling), `min_size` (controller)"));
}

TEST(PlanTraps, TheFenceIsHeldAtZeroInThePrimaryRegionAlone) {
  const auto harms = [](std::string_view module, std::string_view before, int after = 2) {
    return Of("aws_autoscaling_group", R"("update")",
              fmt::format(R"("before": {{"min_size": {}}}, "after": {{"min_size": {}}})", before, after),
              module)
        .HarmsRecovery();
  };
  EXPECT_TRUE(harms("primary_compute", "0"));
  EXPECT_FALSE(harms("primary_compute", "1"));
  EXPECT_FALSE(harms("primary_compute", "1", 0));
  EXPECT_FALSE(harms("dr_compute", "0"));
}

TEST(PlanTraps, WhatIsOwnedOfAReplicaIsNotOfADatabase) {
  const std::string values = R"("before": {"multi_az": true}, "after": {"multi_az": false})";
  EXPECT_TRUE(Of("aws_db_instance", R"("update")", values, "dr_x", kReplica).HarmsRecovery());
  EXPECT_FALSE(Of("aws_db_instance", R"("update")", values).HarmsRecovery());
}

}  // namespace
}  // namespace lifeboat::diff
