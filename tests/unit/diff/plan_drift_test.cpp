#include "planned.h"

namespace lifeboat::diff {
namespace {

/// aws_autoscaling_group.x of the root, which sets `max_size`.
const std::string kGroup =
    R"("root_module": {"resources": [{"address": "aws_autoscaling_group.x", "expressions": {"max_size": {}}}]})";

Change Drift(std::string_view actions, std::string_view change, std::string planned = {}) {
  const Changes changes = Plan{.changes = std::move(planned),
                               .drift = EntryOf("aws_autoscaling_group", actions, change),
                               .configuration = kGroup}
                              .Read();
  EXPECT_EQ(changes.drift.size(), 1U);
  return changes.drift.empty() ? Change{} : changes.drift.front();
}

TEST(PlanDrift, IsNoChange) {
  const Changes changes = Plan{.changes = "",
                               .drift = EntryOf("aws_autoscaling_group", R"("update")",
                                                R"("before": {"max_size": 1}, "after": {"max_size": 2})"),
                               .configuration = kGroup}
                              .Read();
  EXPECT_TRUE(changes.empty());
  EXPECT_EQ(changes.drift.size(), 1U);
}

TEST(PlanDrift, OfWhatTheRunningSystemOwnsIsExpected) {
  const Change change =
      Drift(R"("update")", R"("before": {"desired_capacity": 1}, "after": {"desired_capacity": 4})");
  EXPECT_EQ(change.risk, Risk::None);
  EXPECT_TRUE(change.attributes.at(0).ignored);
  EXPECT_EQ(change.attributes.at(0).why, "left to the running system (autoscaling)");
}

TEST(PlanDrift, OfTheFenceIsExpected) {
  const auto risk = [](std::string_view values) {
    const Changes changes =
        Plan{.changes = "",
             .drift = EntryOf("aws_autoscaling_group", R"("update")", values, "primary_x"),
             .configuration =
                 R"("root_module": {"module_calls": {"primary_x": {"module": {"resources": [{"address":)"
                 R"( "aws_autoscaling_group.x", "expressions": {"min_size": {}}}]}}}})"}
            .Read();
    return changes.drift.at(0).risk;
  };
  EXPECT_EQ(risk(R"("before": {"min_size": 2}, "after": {"min_size": 0})"), Risk::None);
  EXPECT_EQ(risk(R"("before": {"min_size": 2}, "after": {"min_size": 1})"), Risk::InPlace);
}

TEST(PlanDrift, OfADocumentThatTheRunningSystemOwnsIsOneLine) {
  const Change change = Drift(R"("update")", R"("before": {"desired_capacity": "{\"a\":1,\"b\":1}"},)"
                                             R"( "after": {"desired_capacity": "{\"a\":2,\"b\":2}"})");
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].path, "desired_capacity");
}

TEST(PlanDrift, OfWhatNobodyWroteIsNotShown) {
  const std::string none = R"("before": {"status": 1, "tags": null}, "after": {"status": 2, "tags": {}})";
  const Changes changes = Plan{.changes = "",
                               .drift = EntryOf("aws_autoscaling_group", R"("update")", none),
                               .configuration = kGroup}
                              .Read();
  EXPECT_TRUE(changes.drift.empty());
  const Change both = Drift(
      R"("update")", R"("before": {"max_size": 1, "status": 1}, "after": {"max_size": 2, "status": 2})");
  ASSERT_EQ(both.attributes.size(), 1U);
  EXPECT_EQ(both.attributes[0].path, "max_size");
}

TEST(PlanDrift, OfWhatIsWrittenIsSomebodysDoing) {
  const std::string values = R"("before": {"max_size": 1}, "after": {"max_size": 2})";
  const Change left = Drift(R"("update")", values);
  EXPECT_EQ(left.risk, Risk::InPlace);
  EXPECT_FALSE(left.attributes.at(0).ignored);
  EXPECT_NE(left.attributes.at(0).why.find("leaves it"), std::string::npos);
  const Change undone = Drift(R"("update")", values,
                              EntryOf("aws_autoscaling_group", R"("update")",
                                      R"("before": {"max_size": 2}, "after": {"max_size": 1})"));
  EXPECT_NE(undone.attributes.at(0).why.find("changes it again"), std::string::npos);
}

TEST(PlanDrift, OfWhatThePlanTakesBackIsSomebodysDoing) {
  const Change change = Drift(R"("update")", R"("before": {"protect": true}, "after": {"protect": false})",
                              EntryOf("aws_autoscaling_group", R"("update")",
                                      R"("before": {"protect": false}, "after": {"protect": true})"));
  EXPECT_FALSE(change.attributes.at(0).ignored);
  EXPECT_EQ(change.risk, Risk::InPlace);
}

TEST(PlanDrift, ADeletionIsSaid) {
  const Change change = Drift(R"("delete")", R"("before": {"max_size": 1}, "after": null)");
  EXPECT_EQ(change.action, Action::Destroy);
  EXPECT_TRUE(Says(change, Note::Kind::Loss, "outside Terraform"));
}

}  // namespace
}  // namespace lifeboat::diff
