#include <string>

#include <gtest/gtest.h>

#include "parsed.h"

namespace lifeboat::yaml {
namespace {

std::string Value(const Node& map, std::string_view key) {
  const Entry* const entry = map.Find(key);
  return entry == nullptr ? "none" : entry->value.scalar;
}

TEST(Merge, WrittenKeysWin) {
  const Parsed parsed("base: &b {x: 1, y: 2}\na:\n  x: 9\n  <<: *b\n");
  EXPECT_TRUE(parsed.diagnostics.empty()) << parsed.Said();
  EXPECT_EQ(Value(parsed["a"], "x"), "9");
  EXPECT_EQ(Value(parsed["a"], "y"), "2");
  EXPECT_EQ(parsed["a"].entries.size(), 2U);
}

TEST(Merge, EarlierMapsOfAListWin) {
  const Parsed parsed("b: &b {x: 1, y: 2}\nc: &c {y: 3, z: 4}\na: {<<: [*c, *b]}\n");
  EXPECT_EQ(Value(parsed["a"], "x"), "1");
  EXPECT_EQ(Value(parsed["a"], "y"), "3");
  EXPECT_EQ(Value(parsed["a"], "z"), "4");
}

TEST(Merge, MergedMapsMayMerge) {
  const Parsed parsed("b: &b {x: 1}\nc: &c {<<: *b, y: 2}\na: {<<: *c}\n");
  EXPECT_EQ(Value(parsed["a"], "x"), "1");
  EXPECT_EQ(Value(parsed["a"], "y"), "2");
}

TEST(Merge, PlainMapsMerge) {
  const Parsed parsed("a: {<<: {x: 1}, y: 2}\n");
  EXPECT_EQ(Value(parsed["a"], "x"), "1");
  const Node& x = parsed["a"].Find("x")->value;
  EXPECT_EQ(x.use, x.span);
}

TEST(Merge, MergedValuesKnowTheirUse) {
  const Parsed parsed("base: &b {x: {y: 1}}\na: {<<: *b}\n");
  const Entry* const x = parsed["a"].Find("x");
  ASSERT_NE(x, nullptr);
  EXPECT_EQ(parsed.Slice(x->key_span), "x");
  EXPECT_EQ(parsed.Slice(x->value.span), "{y: 1}");
  EXPECT_EQ(parsed.Slice(x->value.use), "*b");
  EXPECT_EQ(parsed.Slice(x->value.Find("y")->value.use), "*b");
}

TEST(Merge, AQuotedKeyMergesNothing) {
  const Parsed parsed("a: {\"<<\": {x: 1}}\n");
  EXPECT_NE(parsed["a"].Find("<<"), nullptr);
  EXPECT_EQ(parsed["a"].Find("x"), nullptr);
}

TEST(Merge, OnlyMapsMerge) {
  EXPECT_EQ(Parsed("a: {<<: 1}\n").Pointed(), "LB018 `1`");
  EXPECT_EQ(Parsed("b: &b [1]\na: {<<: *b}\n").Pointed(), "LB018 `1`");
  EXPECT_EQ(Parsed("b: &b {x: 1}\na: {<<: [*b, y]}\n").Pointed(), "LB018 `y`");
  EXPECT_EQ(Parsed("a:\n  <<:\n  x: 1\n").Pointed(), "LB018 `<<`");
  EXPECT_EQ(Value(Parsed("a: {<<: 1, x: 2}\n")["a"], "x"), "2");
}

TEST(Merge, OneMergeKeyInAMap) {
  EXPECT_EQ(Parsed("b: &b {x: 1}\na:\n  <<: *b\n  <<: *b\n").Pointed(), "LB012 `<<`");
}

TEST(Merge, ErrorsInsideACopyAreSaidOnce) {
  EXPECT_EQ(Parsed("b: &b {x: 1, x: 2}\nc: *b\nd: {<<: *b}\ne: [*b, *b]\n").diagnostics.size(), 1U);
}

}  // namespace
}  // namespace lifeboat::yaml
