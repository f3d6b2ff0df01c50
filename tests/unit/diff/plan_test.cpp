#include "planned.h"

namespace lifeboat::diff {
namespace {

constexpr std::string_view kReplace = R"("delete", "create")";

Change One(const std::string& entry) {
  const Changes changes = Plan{.changes = entry}.Read();
  EXPECT_EQ(changes.changes.size(), 1U);
  return changes.changes.empty() ? Change{} : changes.changes.front();
}

std::string ErrorOf(std::string_view json) {
  const auto read = ReadPlan(json, {});
  return read ? "" : read.error();
}

TEST(Plan, EveryListOfActionsIsAnAction) {
  struct Case {
    std::string_view actions;
    Action action;
    Risk risk;
  };
  for (const Case& one :
       {Case{R"("create")", Action::Create, Risk::None}, Case{R"("update")", Action::Update, Risk::InPlace},
        Case{R"("delete")", Action::Destroy, Risk::Replace}, Case{kReplace, Action::Replace, Risk::Replace},
        Case{R"("create", "delete")", Action::Replace, Risk::Replace},
        Case{R"("create", "forget")", Action::Replace, Risk::Replace},
        Case{R"("forget")", Action::Forget, Risk::None}}) {
    const Change change =
        One(EntryOf("aws_x", one.actions, R"("before": {"a": 1}, "after": {"a": 2})", "primary_compute"));
    EXPECT_EQ(change.action, one.action) << one.actions;
    EXPECT_EQ(change.risk, one.risk) << one.actions;
    EXPECT_EQ(change.address, "module.primary_compute.aws_x.x");
    EXPECT_EQ(change.module, "primary_compute");
    EXPECT_EQ(change.type, "aws_x");
  }
}

TEST(Plan, WhatIsQuietIsNoChange) {
  const std::string data =
      R"({"address": "data.aws_x.y", "mode": "data", "type": "aws_x", "change": {"actions": ["read"]}})";
  const Changes changes =
      Plan{.changes = EntryOf("aws_x", R"("no-op")", R"("before": {"a": 1}, "after": {"a": 1})") + "," + data}
          .Read();
  EXPECT_TRUE(changes.empty());
  EXPECT_TRUE(changes.drift.empty());
}

TEST(Plan, AMoveIsNothingButAnotherAddress) {
  const Change change = One(EntryOf("aws_x", R"("no-op")", R"("before": {}, "after": {})", {},
                                    R"(, "previous_address": "aws_x.old")"));
  EXPECT_EQ(change.action, Action::Nothing);
  EXPECT_EQ(change.risk, Risk::None);
  EXPECT_EQ(change.former, "aws_x.old");
}

TEST(Plan, AnImportIsSaid) {
  const Change change =
      One(EntryOf("aws_x", R"("no-op")", R"("before": {}, "after": {}, "importing": {"id": "app-db"})"));
  EXPECT_EQ(change.action, Action::Nothing);
  EXPECT_TRUE(Says(change, Note::Kind::Chain, "`app-db`"));
}

TEST(Plan, LosingWhatIsStatefulIsDataLoss) {
  const std::string values = R"("before": {"deletion_protection": false}, "after": null)";
  for (const std::string_view actions : {std::string_view(R"("delete")"), kReplace}) {
    const Change change = One(EntryOf("aws_db_instance", actions, values));
    EXPECT_EQ(change.risk, Risk::DataLoss);
    EXPECT_TRUE(Says(change, Note::Kind::Loss, "the data in it"));
  }
  EXPECT_EQ(One(EntryOf("aws_db_instance", R"("forget")", values)).risk, Risk::None);
}

TEST(Plan, WhatForcesTheReplacementIsTerraformsWord) {
  const Change change = One(EntryOf(
      "aws_vpc", kReplace,
      R"("before": {"cidr_block": "10.0.0.0/16", "b": 1, "c": {"d": 1}},)"
      R"( "after": {"cidr_block": "10.1.0.0/16", "b": 2, "c": {"d": 2}}, "replace_paths": [["b"], ["c", 0, "d"]])"));
  ASSERT_NE(FindAttribute(change, "b"), nullptr);
  EXPECT_EQ(FindAttribute(change, "b")->risk, Risk::Replace);
  EXPECT_EQ(FindAttribute(change, "b")->why, "forces replacement");
  ASSERT_NE(FindAttribute(change, "c.d"), nullptr);
  EXPECT_EQ(FindAttribute(change, "c.d")->risk, Risk::Replace);
  // The table says so of this one; the plan does not.
  ASSERT_NE(FindAttribute(change, "cidr_block"), nullptr);
  EXPECT_EQ(FindAttribute(change, "cidr_block")->risk, Risk::InPlace);
}

TEST(Plan, AnUpdateStaysOneWhateverTheTableSays) {
  const Change change = One(
      EntryOf("aws_vpc", R"("update")", R"("before": {"cidr_block": "a"}, "after": {"cidr_block": "b"})"));
  EXPECT_EQ(change.action, Action::Update);
  EXPECT_EQ(change.risk, Risk::InPlace);
}

TEST(Plan, DisruptionsAreRated) {
  const Change change =
      One(EntryOf("aws_db_instance", R"("update")",
                  R"("before": {"instance_class": "a"}, "after": {"instance_class": "b"})"));
  EXPECT_EQ(change.risk, Risk::Disruptive);
  EXPECT_EQ(FindAttribute(change, "instance_class")->why, "the instance restarts");
}

TEST(Plan, ReasonsAreSaid) {
  const Change tainted = One(EntryOf("aws_x", kReplace, R"("before": {"a": 1}, "after": {"a": 1})", {},
                                     R"(, "action_reason": "replace_because_tainted")"));
  EXPECT_TRUE(Says(tainted, Note::Kind::Chain, "tainted"));
  const Change leftover = One(EntryOf("aws_x", R"("delete")", R"("before": {"a": 1}, "after": null)", {},
                                      R"(, "deposed": "abcd1234")"));
  EXPECT_TRUE(Says(leftover, Note::Kind::Chain, "earlier replacement"));
}

TEST(Plan, TheWorstIsFirst) {
  const Changes changes =
      Plan{.changes = EntryOf("aws_a", R"("update")", R"("before": {"a": 1}, "after": {"a": 2})") + "," +
                      EntryOf("aws_s3_bucket", R"("delete")", R"("before": {}, "after": null)") + "," +
                      EntryOf("aws_b", R"("delete")", R"("before": {}, "after": null)")}
          .Read();
  ASSERT_EQ(changes.changes.size(), 3U);
  EXPECT_EQ(changes.changes[0].type, "aws_s3_bucket");
  EXPECT_EQ(changes.changes[1].type, "aws_b");
  EXPECT_EQ(changes.changes[2].type, "aws_a");
}

TEST(Plan, OutputsAreSettingsOfTheRoot) {
  const Changes changes =
      Plan{.changes = "",
           .members = R"(, "output_changes": {"a": {"actions": ["create"]}, "b": {"actions": ["no-op"]}})"}
          .Read();
  ASSERT_EQ(changes.changes.size(), 1U);
  EXPECT_EQ(changes.changes[0].address, "output.a");
  EXPECT_EQ(changes.changes[0].type, "");
  EXPECT_EQ(changes.changes[0].risk, Risk::None);
}

TEST(Plan, AnIncompletePlanIsSaidToBeOne) {
  const Changes changes = Plan{.changes = "", .members = R"(, "complete": false)"}.Read();
  ASSERT_EQ(changes.changes.size(), 1U);
  EXPECT_EQ(changes.changes[0].address, "plan");
  EXPECT_TRUE(Says(changes.changes[0], Note::Kind::Refusal, "not complete"));
  EXPECT_TRUE((Plan{.changes = "", .members = R"(, "complete": true)"}.Read().empty()));
}

TEST(Plan, WhatIsNoPlanIsRefused) {
  EXPECT_NE(ErrorOf("no").find("not JSON"), std::string::npos);
  EXPECT_NE(ErrorOf("{}").find("not a plan"), std::string::npos);
  EXPECT_NE(ErrorOf("[]").find("not a plan"), std::string::npos);
  // What `terraform show -json` prints of a state.
  EXPECT_NE(ErrorOf(R"({"format_version": "1.0", "values": {}})").find("not a plan"), std::string::npos);
  EXPECT_NE(ErrorOf(R"({"format_version": "2.0", "planned_values": {}})").find("2.0"), std::string::npos);
  EXPECT_NE(ErrorOf(R"({"format_version": "10.0", "planned_values": {}})").find("10.0"), std::string::npos);
  EXPECT_EQ(ErrorOf(R"({"format_version": "1.9", "planned_values": {}})"), "");
}

TEST(Plan, OneThatTerraformCouldNotFinishIsRefused) {
  const Plan plan{.changes = "", .members = R"(, "errored": true)"};
  EXPECT_NE(ErrorOf(plan.Json()).find("could not finish"), std::string::npos);
}

TEST(Plan, TheTreeKnowsLinesAndFields) {
  terraform::Files files = {
      {"main.tf.json",
       R"({"provider": {"aws": [{"alias": "dr", "region": "us-east-1"}]}, "resource": {"aws_x": {"x": )"
       R"({"//": "databases.blog", "provider": "aws.dr", "a": 2}}}})"}};
  auto configuration = terraform::Configuration::Read(std::move(files));
  ASSERT_TRUE(configuration) << configuration.error();
  const Side tree{"out", *std::move(configuration), {{"aws_x.x", "shop.yaml:12"}}, std::nullopt};
  const Plan plan{.changes = EntryOf("aws_x", R"("update")", R"("before": {"a": 1}, "after": {"a": 2})")};
  const auto changes = ReadPlan(plan.Json(), {.tree = &tree});
  ASSERT_TRUE(changes);
  ASSERT_EQ(changes->changes.size(), 1U);
  const Change& change = changes->changes[0];
  EXPECT_EQ(change.field, "databases.blog");
  EXPECT_EQ(change.region, "us-east-1");
  ASSERT_TRUE(change.place);
  EXPECT_EQ(change.place->file, "shop.yaml");
  EXPECT_EQ(change.place->line, 12U);
}

}  // namespace
}  // namespace lifeboat::diff
