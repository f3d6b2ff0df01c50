// Input that is meant to hurt: all of it must be refused, at once, with a sentence.

#include <string>

#include <gtest/gtest.h>

#include "parsed.h"

namespace lifeboat::yaml {
namespace {

std::string Repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

std::string_view FirstCode(const Parsed& parsed) {
  return parsed.diagnostics.empty() ? "none" : Info(parsed.diagnostics.front().kind).code;
}

TEST(Hostile, Depth) {
  for (const std::string& text :
       {Repeated("[", 200'000), Repeated("{", 200'000), Repeated("{a: ", 100'000), Repeated("- ", 200'000),
        Repeated("? ", 200'000), Repeated("[", 65) + Repeated("]", 65),
        "a: " + Repeated("[", 64) + Repeated("]", 64)}) {
    const Parsed parsed(text);
    EXPECT_FALSE(parsed.node);
    EXPECT_EQ(FirstCode(parsed), "LB016") << text.substr(0, 20);
    EXPECT_EQ(parsed.diagnostics.size(), 1U);
  }
  EXPECT_TRUE(Parsed(Repeated("[", 64) + Repeated("]", 64)).node);
  std::string blocks;
  for (std::size_t i = 0; i < 70; ++i) blocks += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(FirstCode(Parsed(blocks)), "LB016");
}

TEST(Hostile, DepthThroughAliases) {
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 70; ++i) {
    const std::string name = "a" + std::to_string(i);
    text += name + ": &" + name + " [*a" + std::to_string(i - 1) + "]\n";
  }
  const Parsed parsed(text);
  EXPECT_FALSE(parsed.node);
  EXPECT_EQ(parsed.Pointed(), "LB016 `*a62`");
}

TEST(Hostile, BillionLaughs) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string name = "a" + std::to_string(i);
    text += name + ": &" + name + " [" + Repeated("*a" + std::to_string(i - 1) + ", ", 9) + "]\n";
  }
  const Parsed parsed(text);
  EXPECT_FALSE(parsed.node);
  EXPECT_EQ(parsed.Pointed(), "LB014 `*a4`");
}

TEST(Hostile, BillionLaughsByMergeKeys) {
  std::string text = "a0: &a0 {x: 1, y: 2}\n";
  for (int i = 1; i < 40; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string before = "*a" + std::to_string(i - 1);
    text += name + ": &" + name + " {<<: [" + before + ", " + before + "]}\n";
  }
  EXPECT_EQ(FirstCode(Parsed(text)), "LB014");
}

TEST(Hostile, AliasesCountExactly) {
  const std::string text = "a: &a [1, 2, 3]\nb: [*a, *a]\n";  // twice a list of three: eight copies
  Limits limits;
  limits.expanded_nodes = 8;
  EXPECT_TRUE(Parsed(text, limits).node);
  limits.expanded_nodes = 7;
  EXPECT_EQ(Parsed(text, limits).Pointed(), "LB014 `*a`");
}

TEST(Hostile, AnAliasInsideItsOwnValue) {
  EXPECT_EQ(Parsed("a: &x [*x]\n").Pointed(), "LB014 `*x`");
  EXPECT_EQ(Parsed("&x a: &y {<<: *y}\n").Pointed(), "LB014 `*y`");
}

TEST(Hostile, Sizes) {
  Limits limits;
  limits.bytes = 10;
  EXPECT_EQ(FirstCode(Parsed("a: 1234567", limits)), "none");
  EXPECT_EQ(FirstCode(Parsed("a: 12345678", limits)), "LB017");
  limits = {};
  limits.nodes = 5;
  EXPECT_EQ(FirstCode(Parsed("[1, 2, 3, 4]", limits)), "none");
  EXPECT_EQ(Parsed("[1, 2, 3, 4, 5]", limits).Pointed(), "LB017 `5`");
  EXPECT_EQ(FirstCode(Parsed(std::string(5'000'000, 'x'))), "LB017");
}

TEST(Hostile, AFlowListThatNeverEnds) {
  const Parsed parsed("[" + Repeated("a,", 1'900'000));
  EXPECT_FALSE(parsed.node);
  EXPECT_EQ(FirstCode(parsed), "LB017");
}

TEST(Hostile, BytesThatAreNoText) {
  EXPECT_EQ(Parsed(std::string("a: b\0c\n", 7)).Pointed(), std::string("LB011 `\0`", 9));
  EXPECT_EQ(Parsed("a: \x04\nb: [\n").Pointed(), "LB011 `\x04`");
  EXPECT_EQ(Parsed("a: \x1B[31m\n").Pointed(), "LB011 `\x1B`");
  EXPECT_EQ(Parsed("a: \x7F\n").Pointed(), "LB011 `\x7F`");
  EXPECT_EQ(Parsed("a: \xC2\x9B\n").Pointed(), "LB011 `\xC2\x9B`");
  EXPECT_EQ(Parsed("a: 1\rb: 2\n").Pointed(), "LB011 `\r`");
  EXPECT_EQ(Parsed("a: 1\r\nb: 2\r").Pointed(), "LB011 `\r`");
  EXPECT_TRUE(Parsed("a: \xC2\x85\xC2\xA0\t!\n").diagnostics.empty());
}

TEST(Hostile, BytesThatAreNoUtf8) {
  EXPECT_EQ(Parsed("a: ok\nb: \xFFx\n").Pointed(), "LB010 `\xFF`");
  EXPECT_EQ(Parsed("# \xE9t\xE9\na: [\n").Pointed(), "LB010 `\xE9`") << "nothing else is said";
  EXPECT_EQ(Parsed("a: \xC3").Pointed(), "LB010 `\xC3`");
  const Parsed utf16(
      std::string("\xFF\xFE"
                  "a\0:\0",
                  6));
  EXPECT_EQ(utf16.Pointed(), "LB010 `\xFF`");
  EXPECT_EQ(utf16.diagnostics[0].notes.size(), 1U);
}

TEST(Hostile, PropertiesWithoutEnd) {
  EXPECT_EQ(FirstCode(Parsed("a: " + Repeated("&a ", 100'000))), "LB011");
  EXPECT_EQ(FirstCode(Parsed("a: " + Repeated("!a ", 100'000))), "LB011");
  EXPECT_EQ(FirstCode(Parsed("a: !<" + Repeated("x", 100'000))), "LB011");
}

TEST(Hostile, EveryPrefixOfADocument) {
  // Truncated anywhere, a file gives a tree or a sentence.
  const std::string text =
      "\xEF\xBB\xBF%YAML 1.2\r\n--- # c\na: &x !!str \"q\\u00e9\\\n  z\"\r\nb: {c: [1, *x, ~], ? d : e}\n"
      "f: >-2\n    t\n\ng:\n- - 'it''s'\n  - !!map\n- <<: {h: |\n}\n";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const Parsed parsed(text.substr(0, size));
    ASSERT_TRUE(parsed.node || !parsed.diagnostics.empty()) << size;
    for (const diag::Diagnostic& diagnostic : parsed.diagnostics) {
      ASSERT_LE(diagnostic.labels.at(0).span.begin, size);
      ASSERT_LE(diagnostic.labels.at(0).span.end, size);
    }
  }
}

}  // namespace
}  // namespace lifeboat::yaml
