#include "planned.h"

namespace lifeboat::diff {
namespace {

std::string Call(std::string_view name, std::string_view arguments, std::string_view body) {
  return fmt::format(R"("{}": {{"expressions": {{{}}}, "module": {{{}}}}})", name, arguments, body);
}

std::string Block(std::string_view address, std::string_view expressions) {
  return fmt::format(R"({{"address": "{}", "expressions": {{{}}}}})", address, expressions);
}

std::string Reads(std::string_view attribute, std::string_view reference) {
  const std::string_view echo = reference.substr(0, reference.rfind('.'));
  return fmt::format(R"("{}": {{"references": ["{}", "{}"]}})", attribute, reference, echo);
}

/// A key in one module, a replica key and a database in another one; the database names the key by a
/// variable.
const std::string kConfiguration =
    R"("root_module": {"module_calls": {)" +
    Call("keys", "",
         R"("outputs": {"arn": {"expression": {"references": ["aws_key.x.arn", "aws_key.x"]}}}, )"
         R"("resources": [)" +
             Block("aws_key.x", R"("region": {})") + "]") +
    ", " +
    Call("data", Reads("key", "module.keys.arn"),
         R"("resources": [)" + Block("aws_copy.x", Reads("source", "var.key")) + ", " +
             Block("aws_db.x",
                   R"("key": {"references": ["aws_copy.x[0].arn", "aws_copy.x[0]", "aws_copy.x"]}, )" +
                       Reads("policy", "data.aws_doc.x.json")) +
             ", " + Block("data.aws_doc.x", R"("statement": [{)" + Reads("who", "aws_copy.x.arn") + "}]") +
             "]") +
    "}}";

const Change* Find(const Changes& changes, std::string_view address) {
  const auto found = std::ranges::find(changes.changes, address, &Change::address);
  return found == changes.changes.end() ? nullptr : &*found;
}

const std::string kKey = EntryOf("aws_key", R"("delete", "create")",
                                 R"("before": {"region": 1, "arn": "a"}, "after": {"region": 2},)"
                                 R"( "after_unknown": {"arn": true}, "replace_paths": [["region"]])",
                                 "keys");
const std::string kCopy =
    EntryOf("aws_copy", R"("delete", "create")",
            R"("before": {"source": "a", "arn": "b"}, "after": {},)"
            R"( "after_unknown": {"source": true, "arn": true}, "replace_paths": [["source"]])",
            "data");

TEST(PlanChain, GoesThroughOutputsAndVariables) {
  const std::string database =
      EntryOf("aws_db", R"("delete", "create")",
              R"("before": {"key": "b"}, "after": {}, "after_unknown": {"key": true},)"
              R"( "replace_paths": [["key"]])",
              "data");
  const Changes changes =
      Plan{.changes = database + "," + kCopy + "," + kKey, .configuration = kConfiguration}.Read();
  const Change* last = Find(changes, "module.data.aws_db.x");
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->chain, (std::vector<std::string>{"module.keys.aws_key.x", "module.data.aws_copy.x"}));
  EXPECT_EQ(FindAttribute(*last, "key")->because, "module.data.aws_copy.x");
  EXPECT_EQ(FindAttribute(*last, "key")->risk, Risk::Replace);
  const Change* middle = Find(changes, "module.data.aws_copy.x");
  ASSERT_NE(middle, nullptr);
  EXPECT_EQ(middle->chain, (std::vector<std::string>{"module.keys.aws_key.x"}));
  const Change* first = Find(changes, "module.keys.aws_key.x");
  ASSERT_NE(first, nullptr);
  EXPECT_TRUE(first->chain.empty());
}

TEST(PlanChain, GoesThroughDataSources) {
  const std::string database =
      EntryOf("aws_db", R"("update")",
              R"("before": {"policy": "b"}, "after": {}, "after_unknown": {"policy": true})", "data");
  const Changes changes = Plan{.changes = database + "," + kCopy, .configuration = kConfiguration}.Read();
  EXPECT_EQ(Find(changes, "module.data.aws_db.x")->attributes.at(0).because, "module.data.aws_copy.x");
}

TEST(PlanChain, WhatIsKnownHasNoCauseElsewhere) {
  const std::string database =
      EntryOf("aws_db", R"("update")", R"("before": {"key": "b"}, "after": {"key": "c"})", "data");
  const Changes changes = Plan{.changes = database + "," + kCopy, .configuration = kConfiguration}.Read();
  EXPECT_EQ(Find(changes, "module.data.aws_db.x")->attributes.at(0).because, "");
  EXPECT_TRUE(Find(changes, "module.data.aws_db.x")->chain.empty());
}

TEST(PlanChain, SomethingNewReplacesNothing) {
  const std::string copy = EntryOf("aws_copy", R"("create")",
                                   R"("before": null, "after": {}, "after_unknown": {"arn": true})", "data");
  const std::string database =
      EntryOf("aws_db", R"("update")",
              R"("before": {"key": "b"}, "after": {}, "after_unknown": {"key": true})", "data");
  const Changes changes = Plan{.changes = database + "," + copy, .configuration = kConfiguration}.Read();
  EXPECT_EQ(Find(changes, "module.data.aws_db.x")->attributes.at(0).because, "");
}

TEST(PlanChain, OnlyWhatIsMadeNewIsACause) {
  const std::string copy = EntryOf("aws_copy", R"("delete", "create")",
                                   R"("before": {"arn": "b", "name": "c"}, "after": {"arn": "b"},)"
                                   R"( "after_unknown": {"name": true})",
                                   "data");
  const std::string database =
      EntryOf("aws_db", R"("update")",
              R"("before": {"key": "b"}, "after": {}, "after_unknown": {"key": true})", "data");
  const Changes changes = Plan{.changes = database + "," + copy, .configuration = kConfiguration}.Read();
  EXPECT_EQ(Find(changes, "module.data.aws_db.x")->attributes.at(0).because, "");
}

TEST(PlanChain, OneThatIsReplacedForItsOwnSakeIsACause) {
  const std::string database =
      EntryOf("aws_db", R"("delete", "create")",
              R"("before": {"key": "b", "zone": 1}, "after": {"zone": 2}, "after_unknown": {"key": true},)"
              R"( "replace_paths": [["zone"], ["key"]])",
              "data");
  const Changes changes = Plan{.changes = database + "," + kCopy, .configuration = kConfiguration}.Read();
  const Change* change = Find(changes, "module.data.aws_db.x");
  EXPECT_TRUE(change->chain.empty());
  EXPECT_EQ(FindAttribute(*change, "key")->because, "module.data.aws_copy.x");
}

TEST(PlanChain, ACircleEnds) {
  const std::string circle = R"("root_module": {"resources": [)" + Block("aws_a.x", Reads("v", "aws_b.x.v")) +
                             "," + Block("aws_b.x", Reads("v", "aws_a.x.v")) + "]}";
  const std::string change = R"("before": {"v": 1}, "after": {}, "after_unknown": {"v": true})";
  const Changes changes =
      Plan{.changes = EntryOf("aws_a", R"("update")", change) + "," + EntryOf("aws_b", R"("update")", change),
           .configuration = circle}
          .Read();
  EXPECT_EQ(changes.changes.size(), 2U);
}

}  // namespace
}  // namespace lifeboat::diff
