// Where values begin and end: yaml-cpp tells only the former, and not always.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "parsed.h"

namespace lifeboat::yaml {
namespace {

/// What the span of the value under `a` covers.
std::string SpanOfA(const std::string& text) {
  const Parsed parsed(text);
  EXPECT_TRUE(parsed.node && parsed.node->Find("a") != nullptr) << text << parsed.Said();
  return std::string(parsed.Slice(parsed["a"].span));
}

TEST(Span, PlainScalars) {
  EXPECT_EQ(SpanOfA("a: word"), "word");
  EXPECT_EQ(SpanOfA("a:   two words   \nb: 1\n"), "two words");
  EXPECT_EQ(SpanOfA("a: x # comment\n"), "x");
  EXPECT_EQ(SpanOfA("a: x#y http://z:80/\n"), "x#y http://z:80/");
  EXPECT_EQ(SpanOfA("a: it's \"so\"\n"), "it's \"so\"");
  EXPECT_EQ(SpanOfA("{a: x, b: y}"), "x");
  EXPECT_EQ(SpanOfA("{a: x}"), "x");
  EXPECT_EQ(SpanOfA("a: -1\n"), "-1");
}

TEST(Span, PlainScalarsOfSeveralLines) {
  EXPECT_EQ(SpanOfA("a: one\n  two\n\n  three # no\nb: 1\n"), "one\n  two\n\n  three");
  EXPECT_EQ(SpanOfA("a:\n  one\n  two\n"), "one\n  two");
  EXPECT_EQ(SpanOfA("{a: one\n  two, b: 1}"), "one\n  two");
}

TEST(Span, QuotedScalars) {
  EXPECT_EQ(SpanOfA("a: \"x\" # \"\n"), "\"x\"");
  EXPECT_EQ(SpanOfA(R"(a: "q \" \\" # ")"), R"("q \" \\")");
  EXPECT_EQ(SpanOfA("a: 'it''s' # '\n"), "'it''s'");
  EXPECT_EQ(SpanOfA("a: ''\nb: ''\n"), "''");
  EXPECT_EQ(SpanOfA("a: \"\"\n"), "\"\"");
  EXPECT_EQ(SpanOfA("a: \"x\n  y\"\nb: 1\n"), "\"x\n  y\"");
  EXPECT_EQ(SpanOfA("{a: 'x, ]}'}"), "'x, ]}'");
  EXPECT_EQ(SpanOfA("a: \"\\u00e9\\n\"\n"), "\"\\u00e9\\n\"");
}

TEST(Span, BlockScalars) {
  EXPECT_EQ(SpanOfA("a: |\n  x\n   y\n\n  z\n\nb: 1\n"), "|\n  x\n   y\n\n  z");
  EXPECT_EQ(SpanOfA("a: >-  # comment\n  x\n  y\nb: 1\n"), ">-  # comment\n  x\n  y");
  EXPECT_EQ(SpanOfA("a: |2+\n    x\n\n\nb: 1\n"), "|2+\n    x");
  EXPECT_EQ(SpanOfA("a: |\n  x\n  # text\n# comment\nb: 1\n"), "|\n  x\n  # text");
  EXPECT_EQ(SpanOfA("a: |-\nb: 1\n"), "|-");
  EXPECT_EQ(SpanOfA("a: |\n\n\nb: 1\n"), "|");
}

TEST(Span, Collections) {
  EXPECT_EQ(SpanOfA("a: [1, [2], '3]'] # ]\n"), "[1, [2], '3]']");
  EXPECT_EQ(SpanOfA("a: [ 1, # ]\n 2, ]\nb: 1\n"), "[ 1, # ]\n 2, ]");
  EXPECT_EQ(SpanOfA("a: []\n"), "[]");
  EXPECT_EQ(SpanOfA("a: { }\n"), "{ }");
  EXPECT_EQ(SpanOfA("a: {b: , c: }\n"), "{b: , c: }");
  EXPECT_EQ(SpanOfA("a: {b, c}\n"), "{b, c}");
  EXPECT_EQ(SpanOfA("a: [x: 1, y]\n"), "[x: 1, y]");
  EXPECT_EQ(SpanOfA("a:\n  b: 1\n  c: 2  \n\nd: 3\n"), "b: 1\n  c: 2");
  EXPECT_EQ(SpanOfA("a:\n- 1\n- 2\nb: 1\n"), "- 1\n- 2");
  EXPECT_EQ(SpanOfA("a:\n  - - 1\n    - 2\n"), "- - 1\n    - 2");
}

TEST(Span, WrittenNulls) {
  EXPECT_EQ(SpanOfA("a: ~\n"), "~");
  EXPECT_EQ(SpanOfA("a: null # x\n"), "null");
  EXPECT_EQ(SpanOfA("{a: null, b: 1}"), "null");
  EXPECT_EQ(SpanOfA("{a: ~}"), "~");
}

TEST(Span, ImplicitNullsAreAtTheirKey) {
  for (const char* text :
       {"a:\nb: 1\n", "a:", "a:\n", "a:   # comment\n\nb: 1\n", "a:\nnull: 1\n", "a:\n\"null\": 1\n",
        "a:\n...\n", "{a: , b: 1}", "{a}", "{a, b: 1}", "? a\nb: 1\n", "? a\n", "b: {c: 1}\na:\n"}) {
    const Parsed parsed(text);
    EXPECT_EQ(parsed["a"].kind, NodeKind::Null) << text;
    EXPECT_EQ(parsed.Slice(parsed["a"].span), "a") << text;
  }
}

TEST(Span, ImplicitNullsInAListAreAtTheirDash) {
  const Parsed parsed("a:\n  -\n  - # -\n  - x\n  -\nb: 1\n");
  const std::vector<Node>& items = parsed["a"].items;
  ASSERT_EQ(items.size(), 4U);
  EXPECT_EQ(items[0].span.begin, 5U);
  EXPECT_EQ(items[1].span.begin, 9U);
  EXPECT_EQ(items[3].span.begin, 23U);
  for (const std::size_t i : {0U, 1U, 3U}) EXPECT_EQ(parsed.Slice(items[i].span), "-");
}

TEST(Span, TagsAndAnchorsAreNotPartOfTheValue) {
  EXPECT_EQ(SpanOfA("a: !!str word\n"), "word");
  EXPECT_EQ(SpanOfA("a: &x word\n"), "word");
  EXPECT_EQ(SpanOfA("a: &x !!str word\n"), "word");
  EXPECT_EQ(SpanOfA("a: !!str &x \"w\"\n"), "\"w\"");
  EXPECT_EQ(SpanOfA("a: &x [1]\n"), "[1]");
  EXPECT_EQ(SpanOfA("a: &x # comment\n  b: 1\n"), "b: 1");
  EXPECT_EQ(SpanOfA("a: !!map &x\n  b: 1\n"), "b: 1");
  EXPECT_EQ(SpanOfA("a: &x |\n  t\n"), "|\n  t");
  EXPECT_EQ(SpanOfA("a: [&x b]\n"), "[&x b]");
  EXPECT_EQ(SpanOfA("a: &x ~\n"), "~");
  // yaml-cpp needs no blank behind a tag.
  EXPECT_EQ(SpanOfA("a: !!str\"w\"\n"), "\"w\"");
  // Nothing but the property: it stands for the value.
  EXPECT_EQ(SpanOfA("a: &x\nb: 1\n"), "&x");
  EXPECT_EQ(SpanOfA("a: !!str\nb: 1\n"), "!!str");
  EXPECT_EQ(SpanOfA("a: !!str\n\"b\": 1\n"), "!!str");
}

TEST(Span, KeysOfAllStyles) {
  const Parsed parsed("plain: 1\n'single': 2\n\"double\": 3\n&x anchored: 4\n? asked\n: 5\n");
  ASSERT_EQ(parsed.node->entries.size(), 5U) << parsed.Said();
  const std::vector<std::string> expected = {"plain", "'single'", "\"double\"", "anchored", "asked"};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(parsed.Slice(parsed.node->entries[i].key_span), expected[i]);
  }
}

TEST(Span, AByteOrderMarkMovesNothing) {
  EXPECT_EQ(SpanOfA("\xEF\xBB\xBF"
                    "a: word\n"),
            "word");
  EXPECT_EQ(SpanOfA("\xEF\xBB\xBF# c\nb:\na: [x]\n"), "[x]");
}

TEST(Span, CarriageReturns) {
  EXPECT_EQ(SpanOfA("b: 1\r\na: word\r\nc: 2\r\n"), "word");
  EXPECT_EQ(SpanOfA("a: one\r\n  two\r\nb: 1\r\n"), "one\r\n  two");
  EXPECT_EQ(SpanOfA("a: |\r\n  x\r\n  y\r\nb: 1\r\n"), "|\r\n  x\r\n  y");
  EXPECT_EQ(Parsed("a: |\r\n  x\r\n  y\r\n")["a"].scalar, "x\ny\n");
  EXPECT_EQ(SpanOfA("a:\r\nb: 1\r\n"), "a");
}

TEST(Span, BytesNotCharacters) {
  EXPECT_EQ(SpanOfA("\xC3\xA9: \xC3\xBC\na: \xE2\x82\xAC\xF0\x9F\x98\x80!\nb: 1\n"),
            "\xE2\x82\xAC\xF0\x9F\x98\x80!");
  EXPECT_EQ(SpanOfA("{\xC3\xA9: '\xC3\xBC', a: \"\xC3\xA9\"}"), "\"\xC3\xA9\"");
}

TEST(Span, AliasesKnowTheirUse) {
  const Parsed parsed("a: &x {k: v}\nb: *x\nc: [*x]\n");
  const Node& copy = parsed["b"];
  EXPECT_EQ(copy.kind, NodeKind::Map);
  EXPECT_EQ(parsed.Slice(copy.span), "{k: v}");
  EXPECT_EQ(parsed.Slice(copy.use), "*x");
  EXPECT_EQ(copy.use.begin, 16U);
  EXPECT_EQ(parsed.Slice(copy.entries[0].value.use), "*x");
  EXPECT_EQ(parsed["a"].use, parsed["a"].span);
  EXPECT_EQ(parsed["c"].items[0].use.begin, 23U);
}

TEST(Span, TheOutermostAliasIsTheUse) {
  const Parsed parsed("a: &x 1\nb: &y [*x]\nc: *y\n");
  EXPECT_EQ(parsed.Slice(parsed["b"].items[0].use), "*x");
  EXPECT_EQ(parsed.Slice(parsed["c"].items[0].use), "*y");
  EXPECT_EQ(parsed["c"].items[0].scalar, "1");
}

TEST(Span, AnchorsMayBeGivenAgain) {
  const Parsed parsed("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
  EXPECT_EQ(parsed["b"].scalar, "1");
  EXPECT_EQ(parsed["d"].scalar, "2");
}

}  // namespace
}  // namespace lifeboat::yaml
