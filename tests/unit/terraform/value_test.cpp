#include "lifeboat/terraform/value.h"

#include <string>

#include <gtest/gtest.h>

namespace lifeboat::terraform {
namespace {

Value Parsed(std::string_view text, Arena& arena) {
  const auto value = ParseJson(text, arena);
  EXPECT_TRUE(value.has_value()) << text;
  return value.value_or(Value());
}

TEST(Value, IsPrintedWithSortedKeysInOneLine) {
  Arena arena;
  const Value value =
      Parsed(R"({"b": [1, 2.5, true, null], "a": {"x": "t\n\"\u0001"}, "c": {}, "d": []})", arena);
  EXPECT_EQ(ToJson(value),
            "{\"a\": {\"x\": \"t\\n\\\"\\u0001\"}, \"b\": [1, 2.5, true, null], \"c\": {}, \"d\": []}");
}

TEST(Value, OfAKeyThatIsThereTwiceTheLastCounts) {
  Arena arena;
  const Value value = Parsed(R"({"z": 1, "a": 1, "z": {"in": [2]}, "a": 3})", arena);
  EXPECT_EQ(ToJson(value), R"({"a": 3, "z": {"in": [2]}})");
}

TEST(Value, NestedContainersDoNotDisturbTheirNeighbours) {
  Arena arena;
  const Value value = Parsed(R"([{"a": [{"b": 1}, [2, [3]]], "c": 4}, [], {"d": {"e": {}}}])", arena);
  EXPECT_EQ(ToJson(value), R"([{"a": [{"b": 1}, [2, [3]]], "c": 4}, [], {"d": {"e": {}}}])");
}

TEST(Value, ComparesByContent) {
  Arena arena;
  EXPECT_TRUE(Parsed(R"({"a": 1, "b": [true]})", arena) == Parsed(R"({"b": [true], "a": 1.0})", arena));
  EXPECT_FALSE(Parsed(R"([1, 2])", arena) == Parsed(R"([2, 1])", arena));
  EXPECT_FALSE(Parsed(R"("1")", arena) == Parsed("1", arena));
  EXPECT_FALSE(Parsed("{}", arena) == Parsed("[]", arena));
}

TEST(Value, IsAskedForMembersWithoutMindingWhatItIs) {
  Arena arena;
  const Value value = Parsed(R"({"a": {"b": {"c": "text"}}})", arena);
  EXPECT_EQ(value.Find("a", "b")->TextAt("c"), "text");
  EXPECT_EQ(value.Find("a", "x"), nullptr);
  EXPECT_EQ(value.Find("a", "b", "c")->Find("d"), nullptr);
  EXPECT_EQ(value.TextAt("a"), "");
}

TEST(Value, SurvivesItsArenaBeingMoved) {
  Arena first;
  const Value value = Parsed(R"({"key": ["a long enough text that no small buffer holds it"]})", first);
  const Arena second = std::move(first);
  EXPECT_EQ(value.Find("key")->Items().front().AsString(),
            "a long enough text that no small buffer holds it");
}

TEST(ParseJson, SaysWhereATextIsNone) {
  Arena arena;
  EXPECT_EQ(ParseJson("{\n  \"a\": 1,\n  oops\n}", arena).error(), "line 3, column 3: not JSON");
  EXPECT_FALSE(ParseJson("", arena).has_value());
  EXPECT_FALSE(ParseJson("{} {}", arena).has_value());
}

TEST(ParseJson, TakesDeepNesting) {
  Arena arena;
  const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
  EXPECT_TRUE(ParseJson(deep, arena).has_value());
}

}  // namespace
}  // namespace lifeboat::terraform
