#include "diff/plan/script.h"
#include "planned.h"

namespace lifeboat::diff {
namespace {

Change Update(const std::string& change, std::string configuration = {}) {
  const Changes changes =
      Plan{.changes = EntryOf("aws_x", R"("update")", change), .configuration = std::move(configuration)}
          .Read();
  EXPECT_EQ(changes.changes.size(), 1U);
  return changes.changes.empty() ? Change{} : changes.changes.front();
}

/// Sets the attributes of aws_x.x, each to nothing in particular.
std::string Setting(std::string_view expressions) {
  return fmt::format(
      R"("root_module": {{"resources": [{{"address": "aws_x.x", "mode": "managed", "type": "aws_x",)"
      R"( "provider_config_key": "aws.dr", "expressions": {{{}}}}}]}})",
      expressions);
}

TEST(PlanAttributes, NullAndEmptyAreAbsent) {
  const Change change = Update(
      R"("before": {"a": null, "b": [], "c": "", "d": 1}, "after": {"a": [], "c": null, "d": "1", "e": 5})");
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].path, "e");
  EXPECT_EQ(change.attributes[0].before, std::nullopt);
  EXPECT_EQ(change.attributes[0].after, "5");
}

TEST(PlanAttributes, DocumentsAreComparedAsSuch) {
  const Change change = Update(
      R"("before": {"policy": "{\"a\":1,\"b\":{\"c\":1}}"}, "after": {"policy": "{\"b\": {\"c\": 2}, \"a\": 1}"})");
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].path, "policy.b.c");
  EXPECT_EQ(change.attributes[0].schema_path, "policy");
}

TEST(PlanAttributes, ElementsAreToldApartByName) {
  const Change change = Update(R"("before": {"rule": [{"id": "p", "n": 1}, {"id": "q", "n": 1}]},)"
                               R"( "after": {"rule": [{"id": "q", "n": 2}, {"id": "p", "n": 1}]})");
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].path, R"(rule["q"].n)");
  EXPECT_EQ(change.attributes[0].schema_path, "rule.n");
}

TEST(PlanAttributes, ADollarSignIsText) {
  const Change change = Update(R"("before": {"a": "${aws:username}", "b": "${x}"},)"
                               R"( "after": {"a": "${aws:username}", "b": "${y}"})");
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].before, R"("${x}")");
  EXPECT_EQ(change.attributes[0].after, R"("${y}")");
}

TEST(PlanAttributes, WhatTheApplyDecidesIsNotKnown) {
  const Change change = Update(R"("before": {"kms": "a", "arn": "b"}, "after": {},)"
                               R"( "after_unknown": {"kms": true, "arn": true})",
                               Setting(R"("kms": {"references": ["aws_k.k.arn"]})"));
  ASSERT_EQ(change.attributes.size(), 1U) << "the ARN is AWS's alone";
  EXPECT_EQ(change.attributes[0].path, "kms");
  EXPECT_FALSE(change.attributes[0].known);
  EXPECT_EQ(change.attributes[0].before, R"("a")");
  EXPECT_EQ(change.attributes[0].after, std::nullopt);
}

TEST(PlanAttributes, WhatAwsDecidesIsShownWhenNothingElseIs) {
  const Change change =
      Update(R"("before": {"version": "1"}, "after": {}, "after_unknown": {"version": true})");
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].path, "version");
}

TEST(PlanAttributes, UnknownsWithinBlocksKeepTheirPlace) {
  const std::string set = Setting(R"("rule": [{"a": {}, "b": {}}])");
  const Change inner = Update(R"("before": {"rule": [{"a": 1, "b": "x"}]}, "after": {"rule": [{"a": 1}]},)"
                              R"( "after_unknown": {"rule": [{"b": true}]})",
                              set);
  ASSERT_EQ(inner.attributes.size(), 1U);
  EXPECT_EQ(inner.attributes[0].schema_path, "rule.b");
  EXPECT_FALSE(inner.attributes[0].known);
  const Change added = Update(R"("before": {"rule": []}, "after": {"rule": [{"a": 1}]},)"
                              R"( "after_unknown": {"rule": [{"b": true}]})",
                              set);
  ASSERT_EQ(added.attributes.size(), 1U);
  ASSERT_TRUE(added.attributes[0].after);
  EXPECT_NE(added.attributes[0].after->find("b: (known after apply)"), std::string::npos)
      << *added.attributes[0].after;
  EXPECT_EQ(added.attributes[0].after->find("unknown"), std::string::npos);
}

TEST(PlanAttributes, SensitiveValuesAreNowhere) {
  const Change change = Update(
      R"("before": {"password": "secret1", "env": {"A": "secret2"}, "list": ["secret3", "s"], "n": 1},)"
      R"( "after": {"password": "secret4", "env": {"A": "secret5"}, "list": ["s"], "n": 2},)"
      R"( "before_sensitive": {"password": true, "env": {"A": true}, "list": true},)"
      R"( "after_sensitive": {"password": true})");
  EXPECT_EQ(change.attributes.size(), 4U);
  for (const AttributeChange& attribute : change.attributes) {
    EXPECT_EQ(attribute.sensitive, attribute.path != "n") << attribute.path;
    for (const std::string& text :
         {attribute.path, attribute.before.value_or(""), attribute.after.value_or("")}) {
      EXPECT_EQ(text.find("secret"), std::string::npos) << text;
    }
  }
}

TEST(PlanAttributes, SensitiveReasonsOfAReplacementAreNowhere) {
  const Changes changes =
      Plan{.changes = EntryOf("aws_x", R"("delete", "create")",
                              R"("before": {"key": "secret"}, "after": {"key": "secret"},)"
                              R"( "before_sensitive": {"key": true}, "replace_paths": [["key"]])")}
          .Read();
  const AttributeChange* attribute = FindAttribute(changes.changes.at(0), "key");
  ASSERT_NE(attribute, nullptr);
  EXPECT_EQ(attribute->risk, Risk::Replace);
  EXPECT_EQ(attribute->before, "(sensitive)");
}

TEST(PlanAttributes, StartScriptsAreShownAsLines) {
  // one, two; one, three: each a line.
  const Change change =
      Update(R"("before": {"user_data": "b25lCnR3bwo="}, "after": {"user_data": "b25lCnRocmVlCg=="})");
  ASSERT_EQ(change.files.size(), 1U);
  EXPECT_NE(change.files[0].diff.find("-two\n+three\n"), std::string::npos) << change.files[0].diff;
  ASSERT_EQ(change.attributes.size(), 1U);
  EXPECT_EQ(change.attributes[0].before, std::nullopt);
  const Change hidden =
      Update(R"("before": {"user_data": "b25lCnR3bwo="}, "after": {"user_data": "b25lCnRocmVlCg=="},)"
             R"( "after_sensitive": {"user_data": true})");
  EXPECT_TRUE(hidden.files.empty());
}

TEST(PlanAttributes, OnlyTextIsDecoded) {
  EXPECT_EQ(TextOfBase64("b25lCg=="), "one\n");
  EXPECT_EQ(TextOfBase64("b25l"), "one");
  for (const std::string_view no : {"", "b25", "b2!l", "b=5l", "AAAA"}) {
    EXPECT_EQ(TextOfBase64(no), std::nullopt) << no;
  }
}

TEST(PlanAttributes, TagsAreShownOnce) {
  const Change both = Update(R"("before": {"tags": {"A": "1"}, "tags_all": {"A": "1"}},)"
                             R"( "after": {"tags": {"A": "2"}, "tags_all": {"A": "2"}})");
  ASSERT_EQ(both.attributes.size(), 1U);
  EXPECT_EQ(both.attributes[0].path, "tags.A");
  const Change defaults = Update(R"("before": {"tags_all": {"A": "1"}}, "after": {"tags_all": {"A": "2"}})");
  ASSERT_EQ(defaults.attributes.size(), 1U);
  EXPECT_EQ(defaults.attributes[0].path, "tags_all.A");
}

TEST(PlanAttributes, TheRegionIsThatOfTheProvider) {
  const std::string change = R"("before": {"a": 1}, "after": {"a": 2})";
  const auto provider = [](std::string_view region) {
    return fmt::format(R"("provider_config": {{"aws.dr": {{"expressions": {{"region": {}}}}}}}, )", region);
  };
  EXPECT_EQ(Update(change, provider(R"({"constant_value": "us-east-1"})") + Setting("")).region, "us-east-1");
  EXPECT_EQ(Update(change, provider(R"({"references": ["local.region"]})") + Setting("")).region, "");
  const Changes changes = Plan{.changes = EntryOf("aws_x", R"("update")", change),
                               .configuration = provider(R"({"references": ["var.region"]})") + Setting(""),
                               .members = R"(, "variables": {"region": {"value": "eu-north-1"}})"}
                              .Read();
  EXPECT_EQ(changes.changes.at(0).region, "eu-north-1");
}

}  // namespace
}  // namespace lifeboat::diff
