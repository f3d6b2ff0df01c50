#include "lifeboat/yaml/parse.h"

#include <string>

#include <gtest/gtest.h>

#include "parsed.h"

namespace lifeboat::yaml {
namespace {

using diag::Kind;

TEST(Parse, ATreeOfEverything) {
  const Parsed parsed(
      "name: blog\n"
      "zones: [a, 'b']\n"
      "database: {engine: mysql, version: \"8.0\"}\n"
      "list:\n"
      "- x\n"
      "- y: ~\n"
      "text: |\n"
      "  one\n"
      "  two\n");
  ASSERT_TRUE(parsed.node) << parsed.Said();
  EXPECT_EQ(Dump(*parsed.node, parsed.file()),
            "map 1:1-9:6\n"
            "\"name\" 1:1-5: plain 1:7-11 \"blog\"\n"
            "\"zones\" 2:1-6: list 2:8-16\n"
            "  - plain 2:9-10 \"a\"\n"
            "  - single 2:12-15 \"b\"\n"
            "\"database\" 3:1-9: map 3:11-42\n"
            "  \"engine\" 3:12-18: plain 3:20-25 \"mysql\"\n"
            "  \"version\" 3:27-34: double 3:36-41 \"8.0\"\n"
            "\"list\" 4:1-5: list 5:1-6:7\n"
            "  - plain 5:3-4 \"x\"\n"
            "  - map 6:3-7\n"
            "    \"y\" 6:3-4: null 6:6-7\n"
            "\"text\" 7:1-5: block 7:7-9:6 \"one\\x0atwo\\x0a\"\n");
}

TEST(Parse, ScalarsStayText) {
  const Parsed parsed("a: 010\nb: yes\nc: 1e3\nd: 0x10\ne: \"010\"\nf: 2001-01-01\n");
  EXPECT_EQ(parsed["a"].scalar, "010");
  EXPECT_EQ(parsed["a"].style, ScalarStyle::Plain);
  EXPECT_EQ(parsed["b"].scalar, "yes");
  EXPECT_EQ(parsed["c"].scalar, "1e3");
  EXPECT_EQ(parsed["d"].scalar, "0x10");
  EXPECT_EQ(parsed["e"].scalar, "010");
  EXPECT_EQ(parsed["e"].style, ScalarStyle::DoubleQuoted);
  EXPECT_EQ(parsed["f"].scalar, "2001-01-01");
}

TEST(Parse, NullsAreWrittenOrLeftOut) {
  const Parsed parsed("a: ~\nb: null\nc: Null\nd: NULL\ne:\nf: \"null\"\ng: nullable\nh: nUll\n");
  for (const char* key : {"a", "b", "c", "d", "e"}) EXPECT_EQ(parsed[key].kind, NodeKind::Null) << key;
  for (const char* key : {"f", "g", "h"}) EXPECT_EQ(parsed[key].kind, NodeKind::Scalar) << key;
}

TEST(Parse, DuplicateKeysNameBothPlacesAndTheFirstWins) {
  const Parsed parsed("a: 1\nb: {c: 3, c: 4}\na: 2\n");
  ASSERT_TRUE(parsed.node);
  EXPECT_EQ(parsed["a"].scalar, "1");
  EXPECT_EQ(parsed.node->entries.size(), 2U);
  ASSERT_EQ(parsed.diagnostics.size(), 2U) << parsed.Said();
  EXPECT_EQ(parsed.Said(),
            "in.yaml:2:11: error[LB012]: the key `c` comes twice\n"
            "in.yaml:3:1: error[LB012]: the key `a` comes twice\n");
  ASSERT_EQ(parsed.diagnostics[1].labels.size(), 2U);
  EXPECT_EQ(parsed.diagnostics[1].labels[1].span, (source::Span{0, 0, 1}));
}

TEST(Parse, DuplicateKeysInALargeMap) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "k" + std::to_string(i) + ": " + std::to_string(i) + "\n";
  const Parsed parsed(text + "k7: again\n\"k7\": and again\nk499: last\n");
  ASSERT_TRUE(parsed.node);
  EXPECT_EQ(parsed.node->entries.size(), 500U);
  EXPECT_EQ(parsed.diagnostics.size(), 3U) << parsed.Said();
  EXPECT_EQ(parsed["k7"].scalar, "7");
  for (std::size_t i = 0; i < 500; ++i) ASSERT_EQ(parsed.node->entries[i].key, "k" + std::to_string(i));
  // The third of three points back to the first, not to the second.
  EXPECT_EQ(parsed.Slice(parsed.diagnostics[1].labels[1].span), "k7");
  EXPECT_EQ(parsed.diagnostics[0].labels[1].span, parsed.diagnostics[1].labels[1].span);
}

TEST(Parse, SpellingOfAKeyDoesNotMatter) {
  EXPECT_EQ(Parsed("a: 1\n\"a\": 2\n").Pointed(), "LB012 `\"a\"`");
  EXPECT_TRUE(Parsed("1: x\n01: y\ntrue: z\n").diagnostics.empty());
}

TEST(Parse, EmptyFiles) {
  for (const char* text :
       {"", "\n\n", "# nothing\n", "---\n", "--- \n...\n", "~\n", "null", "\xEF\xBB\xBF"}) {
    const Parsed parsed(text);
    EXPECT_FALSE(parsed.node) << text;
    ASSERT_EQ(parsed.diagnostics.size(), 1U) << text;
    EXPECT_EQ(parsed.diagnostics[0].kind, Kind::EmptyDocument) << text;
  }
}

TEST(Parse, OneDocumentOnly) {
  const Parsed parsed("a: 1\n---\nb: 2\n");
  ASSERT_TRUE(parsed.node) << "the first document is usable";
  EXPECT_EQ(parsed["a"].scalar, "1");
  EXPECT_EQ(parsed.Pointed(), "LB021 `---`");
  EXPECT_EQ(Parsed("a: 1\n...\nb: 2\n").Pointed(), "LB021 `b`");
  EXPECT_TRUE(Parsed("---\na: 1\n...\n").diagnostics.empty());
  EXPECT_TRUE(Parsed("%YAML 1.2\n---\na: 1\n").diagnostics.empty());
}

TEST(Parse, TextBehindTheDocumentIsNoSecondDocument) {
  const Parsed parsed("- a\nb: 1\n");
  EXPECT_FALSE(parsed.node);
  EXPECT_EQ(parsed.Pointed(), "LB011 `b`");
}

TEST(Parse, KeysAreText) {
  EXPECT_EQ(Parsed("? [x]\n: 1\n").Pointed(), "LB019 `[x]`");
  EXPECT_EQ(Parsed("{a: 1}: 2\n").Pointed(), "LB019 `{a: 1}`");
  EXPECT_EQ(Parsed("null: 1\n").Pointed(), "LB019 `null`");
  EXPECT_EQ(Parsed(": 1\n").Pointed(), "LB019 `:`");
  EXPECT_EQ(Parsed("x: &a [1]\n*a : 2\n").Pointed(), "LB019 `*a`");
  EXPECT_EQ(Parsed("x: &a key\n*a : 2\n")["key"].scalar, "2");
  EXPECT_EQ(Parsed("a: 1\n? [x]\n: 1\n")["a"].scalar, "1");
}

TEST(Parse, TagsThatChangeTheReading) {
  const Parsed parsed(
      "a: !!str 010\nb: !!str null\nc: !!int \"5\"\nd: ! 7\ne: !!null\nf: !!map {}\ng: !!seq []\nh: !!str\n"
      "i: !<tag:yaml.org,2002:str> 1\nj: !!bool true\nk: !!null ''\n");
  ASSERT_TRUE(parsed.node);
  EXPECT_TRUE(parsed.diagnostics.empty()) << parsed.Said();
  for (const char* key : {"a", "b", "d", "h", "i"}) {
    EXPECT_EQ(parsed[key].kind, NodeKind::Scalar) << key;
    EXPECT_EQ(parsed[key].style, ScalarStyle::DoubleQuoted) << key;
  }
  EXPECT_EQ(parsed["b"].scalar, "null");
  EXPECT_EQ(parsed["h"].scalar, "");
  EXPECT_EQ(parsed["c"].style, ScalarStyle::Plain);
  EXPECT_EQ(parsed["c"].scalar, "5");
  EXPECT_EQ(parsed["e"].kind, NodeKind::Null);
  EXPECT_EQ(parsed["k"].kind, NodeKind::Null);
  EXPECT_EQ(parsed["j"].style, ScalarStyle::Plain);
}

TEST(Parse, OtherTagsAreReported) {
  EXPECT_EQ(Parsed("a: !!binary eA==\n").Pointed(), "LB015 `!!binary`");
  EXPECT_EQ(Parsed("a: !Ref x\n").Pointed(), "LB015 `!Ref`");
  EXPECT_EQ(Parsed("!x\na: 1\n").Pointed(), "LB015 `!x`");
  EXPECT_EQ(Parsed("a: !!str {}\n").Pointed(), "LB015 `!!str`");
  EXPECT_EQ(Parsed("a: !!map x\n").Pointed(), "LB015 `!!map`");
  EXPECT_EQ(Parsed("a: !!null x\n").Pointed(), "LB015 `!!null`");
  EXPECT_EQ(Parsed("a: !Ref x\n")["a"].scalar, "x") << "the tree stays usable";
}

TEST(Parse, UnknownAnchors) {
  const Parsed parsed("a: &base 1\nb: *bsae\n");
  EXPECT_FALSE(parsed.node);
  EXPECT_EQ(parsed.Pointed(), "LB013 `*bsae`");
  EXPECT_EQ(parsed.diagnostics[0].helps[0], "a similar anchor exists: `base`");
  EXPECT_EQ(Parsed("a: *b\nb: &b 1\n").Pointed(), "LB013 `*b`");
}

TEST(Parse, LargeFilesInLinearTime) {
  // Quadratic behaviour would show as minutes here, not as a failed comparison of times.
  std::string map;
  std::string list = "x: [";
  for (int i = 0; i < 40'000; ++i) {
    map += "key" + std::to_string(i) + ": v\n";
    list += "a, ";
  }
  EXPECT_EQ(Parsed(map).node->entries.size(), 40'000U);
  EXPECT_EQ(Parsed(list + "]\n")["x"].items.size(), 40'000U);
}

}  // namespace
}  // namespace lifeboat::yaml
