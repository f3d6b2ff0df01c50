#include "yaml/token.h"

#include <gtest/gtest.h>

namespace lifeboat::yaml {
namespace {

TEST(Token, TriviaAreBlanksBreaksAndComments) {
  EXPECT_EQ(SkipTrivia(" \t# c\r\n # d\n x", 0), 13U);
  EXPECT_EQ(SkipTrivia("x", 0), 0U);
  EXPECT_EQ(SkipTrivia("# c", 0), 3U);
  // A `#` inside a word begins no comment.
  EXPECT_EQ(SkipTrivia("x# ", 1), 1U);
}

TEST(Token, QuotesCloseOnlyOnce) {
  EXPECT_EQ(QuotedEnd(R"("a\"b" c")", 0), 6U);
  EXPECT_EQ(QuotedEnd("'a''b' c'", 0), 6U);
  EXPECT_EQ(QuotedEnd("''''", 0), 4U);
  EXPECT_EQ(QuotedEnd("'''", 0), std::nullopt);
  EXPECT_EQ(QuotedEnd(R"("a\")", 0), std::nullopt);
  EXPECT_EQ(QuotedEnd("\"", 0), std::nullopt);
}

TEST(Token, NullsAreWholeWords) {
  EXPECT_EQ(NullEnd("null", 0, false), 4U);
  EXPECT_EQ(NullEnd("~ # c", 0, false), 1U);
  EXPECT_EQ(NullEnd("null, x", 0, false), 4U);
  EXPECT_EQ(NullEnd("nullable", 0, false), std::nullopt);
  EXPECT_EQ(NullEnd("null word: 1", 0, false), std::nullopt);
  EXPECT_EQ(NullEnd("null: 1", 0, false), std::nullopt);
  EXPECT_EQ(NullEnd("null: 1", 0, true), 4U);
  EXPECT_EQ(NullEnd("", 5, true), std::nullopt);
}

TEST(Token, PropertiesComeInEitherOrder) {
  const auto value = [](std::string_view text, bool tag, bool anchor) {
    return text.substr(SkipProperties(text, 0, tag, anchor).value);
  };
  EXPECT_EQ(value("!t &a v", true, true), "v");
  EXPECT_EQ(value("&a !t v", true, true), "v");
  EXPECT_EQ(value("!<x y> v", true, false), "v");
  EXPECT_EQ(value("&a &b v", false, true), "&b v") << "the second one belongs to a key";
  EXPECT_EQ(value("v", true, true), "v");
}

TEST(Token, FindSkipsComments) {
  EXPECT_EQ(Find("a # ]\n ]", 0, ']'), 7U);
  EXPECT_EQ(Find("a", 0, ']'), 1U);
}

}  // namespace
}  // namespace lifeboat::yaml
