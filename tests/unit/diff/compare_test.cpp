#include <gtest/gtest.h>

#include "unit/diff/sides.h"

namespace lifeboat::diff {
namespace {

TEST(Compare, EqualSidesGiveNothing) {
  const Side side = Resources(R"("aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"a": "b"}}})");
  const Side same = Resources(R"("aws_vpc": {"main": {"tags": {"a": "b"}, "cidr_block": "10.0.0.0/16"}})");
  EXPECT_TRUE(Compare(side, same).empty());
}

TEST(Compare, SortsByDanger) {
  const Side before = Resources(R"("aws_db_instance": {"a": {"instance_class": "x"}, "gone": {}},
                                   "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
                                   "aws_sns_topic": {"t": {"display_name": "a"}})");
  const Side after = Resources(R"("aws_db_instance": {"a": {"instance_class": "y"}},
                                  "aws_vpc": {"main": {"cidr_block": "10.1.0.0/16"}},
                                  "aws_sns_topic": {"t": {"display_name": "b"}, "new": {}})");
  EXPECT_EQ(Lines(Compare(before, after)),
            (Texts{"data-loss destroy aws_db_instance.gone", "replace replace aws_vpc.main",
                   "disruptive update aws_db_instance.a", "in-place update aws_sns_topic.t",
                   "none create aws_sns_topic.new"}));
}

TEST(Compare, SaysWhatIsLost) {
  const Changes changes =
      Compare(Resources(R"("aws_s3_bucket": {"b": {}})"), Resources(R"("aws_vpc": {"x": {}})"));
  ASSERT_NE(Find(changes, "aws_s3_bucket.b"), nullptr);
  ASSERT_EQ(Find(changes, "aws_s3_bucket.b")->notes.size(), 1U);
  EXPECT_EQ(Find(changes, "aws_s3_bucket.b")->notes.front().kind, Note::Kind::Loss);
}

TEST(Compare, LeavesToTheRunningSystemWhatTerraformIgnores) {
  const auto side = [](int capacity, std::string_view rest) {
    return Resources(R"("aws_autoscaling_group": {"a": {"desired_capacity": )" + std::to_string(capacity) +
                     std::string(rest) + R"(, "lifecycle": {"ignore_changes": ["desired_capacity"]}}})");
  };
  const Changes changes = Compare(side(1, ""), side(2, ""));
  EXPECT_EQ(Lines(changes), Texts{"none nothing aws_autoscaling_group.a"});
  EXPECT_TRUE(Find(changes, "aws_autoscaling_group.a")->attributes.front().ignored);
  EXPECT_EQ(Lines(Compare(side(1, R"(, "max_size": 4)"), side(2, R"(, "max_size": 3)"))),
            Texts{"disruptive update aws_autoscaling_group.a"});
}

TEST(Compare, ShowsThatARefusalIsGone) {
  const Changes changes =
      Compare(Resources(R"("aws_db_instance": {"a": {"lifecycle": {"prevent_destroy": true}}})"),
              Resources(R"("aws_db_instance": {"a": {}})"));
  EXPECT_EQ(Lines(changes), Texts{"none nothing aws_db_instance.a"});
  EXPECT_EQ(Attributes(changes, "aws_db_instance.a"), Texts{"lifecycle: {prevent_destroy: true} -> -"});
}

TEST(Compare, FollowsMoves) {
  const Side before = Resources(
      R"("aws_vpc": {"a": {"cidr_block": "10.0.0.0/16"}}, "aws_subnet": {"s": {"vpc_id": "${aws_vpc.a.id}"}})");
  const Side after = SideOf(
      R"({"resource": {"aws_vpc": {"b": {"cidr_block": "10.0.0.0/16"}}, "aws_subnet": {"s": {"vpc_id": "${aws_vpc.b.id}"}}},
          "moved": [{"from": "aws_vpc.a", "to": "aws_vpc.b"}]})");
  const Changes changes = Compare(before, after);
  EXPECT_EQ(Lines(changes), Texts{"none nothing aws_vpc.b"});
  EXPECT_EQ(Find(changes, "aws_vpc.b")->former, "aws_vpc.a");
}

TEST(Compare, FollowsAChainOfMoves) {
  const Side before = Resources(R"("aws_vpc": {"a": {}})");
  const Side after = SideOf(R"({"resource": {"aws_vpc": {"c": {}}},
      "moved": [{"from": "aws_vpc.a", "to": "aws_vpc.b"}, {"from": "aws_vpc.b", "to": "aws_vpc.c"}]})");
  EXPECT_EQ(Find(Compare(before, after), "aws_vpc.c")->former, "aws_vpc.a");
}

TEST(Compare, WhatIsTakenOverIsNotCreated) {
  const Side after = SideOf(R"({"import": [{"id": "there", "to": "aws_db_instance.a"}],
      "resource": {"aws_db_instance": {"a": {"identifier": "there"}, "b": {"identifier": "new"}}}})");
  const Changes changes = Compare(Resources(""), after);
  EXPECT_EQ(Lines(changes), (Texts{"none nothing aws_db_instance.a", "none create aws_db_instance.b"}));
  EXPECT_EQ(Find(changes, "aws_db_instance.a")->notes.front().text,
            "taken over: `there` is in AWS and comes into the state");
}

TEST(Compare, WhatIsRemovedFromTheStateIsNotDestroyed) {
  const Side before = Resources(R"("aws_db_instance": {"a": {}, "b": {}})");
  const Side after = SideOf(R"({"removed": [{"from": "aws_db_instance.a", "lifecycle": {"destroy": false}},
                                             {"from": "aws_db_instance.b", "lifecycle": {"destroy": true}}]})");
  EXPECT_EQ(Lines(Compare(before, after)),
            (Texts{"data-loss destroy aws_db_instance.b", "none forget aws_db_instance.a"}));
}

TEST(Compare, EndsWhenMovesPointAtEachOther) {
  const Side before = Resources(R"("aws_vpc": {"a": {}})");
  const Side after = SideOf(R"({"resource": {"aws_vpc": {"c": {}}},
      "moved": [{"from": "aws_vpc.a", "to": "aws_vpc.b"}, {"from": "aws_vpc.b", "to": "aws_vpc.a"}]})");
  EXPECT_EQ(Lines(Compare(before, after)), (Texts{"replace destroy aws_vpc.a", "none create aws_vpc.c"}));
}

TEST(Compare, NamesFilesBesideTheConfiguration) {
  const Side before = SideOf({{"main.tf.json", "{}"}, {"RUNBOOK.md", "a"}, {"OLD.md", ""}});
  const Side after = SideOf({{"main.tf.json", "{}"}, {"RUNBOOK.md", "b"}, {"NEW.md", ""}});
  EXPECT_EQ(Compare(before, after).files, (Texts{"NEW.md", "OLD.md", "RUNBOOK.md"}));
}

}  // namespace
}  // namespace lifeboat::diff
