#include "lifeboat/yaml/edit.h"

#include <string>

#include <gtest/gtest.h>

#include "lifeboat/yaml/parse.h"

namespace lifeboat::yaml {
namespace {

/// `text` with the value at `path` set; empty when that is refused.
std::string Set(const std::string& text, std::string_view path, const std::string& value) {
  const source::SourceFile file("in.yaml", text);
  diag::CollectingSink sink;
  const auto document = Parse(file, 0, sink);
  if (!document) {
    ADD_FAILURE() << "no YAML";
    return "";
  }
  const auto edit = SetValue(*document, file, path, value);
  if (!edit) {
    return "";
  }
  std::string out = text;
  out.replace(edit->span.begin, edit->span.end - edit->span.begin, edit->replacement);
  return out;
}

TEST(SetValue, ReplacesWhatIsWritten) {
  EXPECT_EQ(Set("a:\n  b: 1 # why\n  c: 2\n", "a.b", "10"), "a:\n  b: 10 # why\n  c: 2\n");
  EXPECT_EQ(Set("a: { b: \"1\", c: 2 }\n", "a.b", "\"10\""), "a: { b: \"10\", c: 2 }\n");
}

TEST(SetValue, InsertsBehindTheLastLineOfOneLine) {
  EXPECT_EQ(Set("a:\n  b: 1 # why\n  c:\n    d: 2\n", "a.e", "3"),
            "a:\n  b: 1 # why\n  e: 3\n  c:\n    d: 2\n");
  EXPECT_EQ(Set("a:\n  b: 1", "a.e", "3"), "a:\n  b: 1\n  e: 3");
  EXPECT_EQ(Set("a:\r\n  b: 1\r\nf: 2\r\n", "a.e", "3"), "a:\r\n  b: 1\r\n  e: 3\r\nf: 2\r\n");
}

TEST(SetValue, InsertsInFrontWhenEverythingIsLong) {
  EXPECT_EQ(Set("a:\n  c:\n    d: 2\n", "a.e", "3"), "a:\n  e: 3\n  c:\n    d: 2\n");
}

TEST(SetValue, InsertsInFlow) {
  EXPECT_EQ(Set("a: { b: 1 } # why\n", "a.c", "2"), "a: { b: 1, c: 2 } # why\n");
  EXPECT_EQ(Set("a: {}\n", "a.c.d", "2"), "a: { c: { d: 2 } }\n");
  EXPECT_EQ(Set("{ a: { b: 1 } }\n", "c.d", "2"), "{ a: { b: 1 }, c: { d: 2 } }\n");
}

TEST(SetValue, MakesTheSectionsBetween) {
  EXPECT_EQ(Set("a: 1\nb: 2\n", "c.d.e", "3"), "a: 1\nb: 2\nc:\n  d:\n    e: 3\n");
  EXPECT_EQ(Set("x:\n    a: 1\n", "x.c.d", "3"), "x:\n    a: 1\n    c:\n      d: 3\n");
}

TEST(SetValue, LeavesTheTextOfABlockScalarAlone) {
  EXPECT_EQ(Set("a:\n  b: |\n    text\n", "a.c", "1"), "a:\n  c: 1\n  b: |\n    text\n");
  EXPECT_EQ(Set("a:\n  b: |\n    text\n", "a.b", "1"), "");
}

TEST(SetValue, RefusesWhatComesFromElsewhere) {
  EXPECT_EQ(Set("a: &x { b: 1 }\nc: *x\n", "c.b", "2"), "");
  EXPECT_EQ(Set("a: &x 1\nc: *x\n", "c", "2"), "");
  EXPECT_EQ(Set("a: &x 1\nc: *x\n", "a", "2"), "a: &x 2\nc: *x\n");
}

TEST(SetValue, RefusesWhatHoldsNoValue) {
  EXPECT_EQ(Set("a: [1, 2]\n", "a.b", "2"), "");
  EXPECT_EQ(Set("a: [1, 2]\n", "a", "2"), "");
  EXPECT_EQ(Set("a:\nb: 1\n", "a", "2"), "");
}

TEST(PathAt, IsTheInnermostKey) {
  const std::string text = "a:\n  b: { c: 1 }\n  d: [2, 3]\n";
  const source::SourceFile file("in.yaml", text);
  diag::CollectingSink sink;
  const auto document = Parse(file, 0, sink);
  ASSERT_TRUE(document);
  const auto path = [&](std::string_view word) {
    const auto begin = static_cast<std::uint32_t>(text.find(word));
    return PathAt(*document, {0, begin, begin + static_cast<std::uint32_t>(word.size())});
  };
  EXPECT_EQ(path("a"), "a");
  EXPECT_EQ(path("c"), "a.b.c");
  EXPECT_EQ(path("1"), "a.b.c");
  EXPECT_EQ(path("3"), "a.d");
  EXPECT_EQ(PathAt(*document, {0, 0, static_cast<std::uint32_t>(text.size())}), "");
}

}  // namespace
}  // namespace lifeboat::yaml
