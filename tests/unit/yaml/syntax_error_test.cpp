// The mistakes that people make, and the sentence that each of them gets.

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "parsed.h"

namespace lifeboat::yaml {
namespace {

struct Mistake {
  std::string_view text;
  std::string_view said;  // line:column, then the message
  std::string_view help;
};

constexpr Mistake kMistakes[] = {
    // Tabs.
    {"a:\n\tb: 1\n", "2:1 a tab in the indentation", "indent with spaces only"},
    {"a:\n  b: 1\n\tc: 2\n", "3:1 a tab in the indentation", "indent with spaces only"},
    {"a:\n  \t- b\n", "2:3 a tab in the indentation", "indent with spaces only"},
    // Colons.
    {"a:1\nb: 2\n", "1:2 no space behind `:`", "write `a: 1`"},
    {"x:\n  a: 1\n  b:2\n  c: 3\n", "3:4 no space behind `:`", "write `b: 2`"},
    {"x:\n  - a:1\n    b: 3\n", "2:6 no space behind `:`", "write `a: 1`"},
    {"a: 1\nb:2\n", "2:1 the key `b:2` has no `:` behind it", "put a space behind the `:` that ends a key"},
    {"a: 1\nb\n", "2:1 the key `b` has no `:` behind it",
     "put a `:` behind a key, or `- ` before an item of a list"},
    {"a: {b:1}\n", "1:5 `b:1` is read as a key without a value",
     "put a space behind the `:` that ends a key"},
    {"a\nb: 1\n", "1:1 this line has no `:`, but a key follows it",
     "put a `:` behind a key, or quotes around a text of several lines"},
    {"a: b: c\n", "1:5 a second `: ` on one line", "put the value in quotes if it holds `: `"},
    // Quotes.
    {"a: \"foo\nb: 1\n", "1:4 this `\"` is never closed", "close it where the text ends"},
    {"a: \"foo", "1:4 this `\"` is never closed", "close it where the text ends"},
    {"a: 'foo\nb: 1", "1:4 this `'` is never closed", "close it where the text ends"},
    {"a: \"foo\nb: \"bar\"\n", "2:5 text behind the closing quote of a value",
     "close the quote where the text ends"},
    {"a: 'it's'\n", "1:8 text behind the end of a value",
     "write a quote inside a text in quotes as `\\\"` or `''`"},
    {"a: \"b\n---\nc\"\n", "1:4 a text in quotes runs on to the mark of a document's end",
     "close it where the text ends"},
    {"a: \"C:\\dir\"\n", "1:7 `\\d` is no escape of a text in double quotes",
     "write a backslash as `\\\\`, or use single quotes"},
    {"a: \"\\xZZ\"\n", "1:9 an escape that names no character", "write `\\xHH`, `\\uHHHH` or `\\UHHHHHHHH`"},
    // Brackets.
    {"a: [1, 2\nb: 3\n", "1:4 this `[` is not closed", "put `]` where the value ends"},
    {"a: {x: [1]\nb: 3\n", "1:4 this `{` is not closed", "put `}` where the value ends"},
    {"a: [1, {b: 2, 'c]}'\n", "1:8 this `{` is not closed", "put `}` where the value ends"},
    {"a: [1, 2}\n", "1:9 `}` does not close `[`", ""},
    {"a: ]\n", "1:4 `]` closes nothing that is open", "put the text in quotes if the bracket belongs to it"},
    {"a: {b: 1}}\n", "1:10 `}` closes nothing that is open",
     "put the text in quotes if the bracket belongs to it"},
    {"a: [1, 2] b\n", "1:11 text behind the end of a value", "put the whole value in quotes"},
    {"a: [- b]\n", "1:5 an item with `-` inside `[ ]` or `{ }`", "separate the items with `,`, without `-`"},
    {"a: [b, , c]\n", "1:8 no item stands before this `,`", "remove one `,`, or write `null`"},
    // First characters.
    {"a: @foo\n", "1:4 a value cannot begin with `@`", "put the value in quotes"},
    {"a: `foo`\n", "1:4 a value cannot begin with ```", "put the value in quotes"},
    {"a: %foo\n", "1:4 a value cannot begin with `%`", "put the value in quotes"},
    {"a: [|\n  b]\n", "1:5 a block text with `|` inside `[ ]` or `{ }`", "write it in double quotes"},
    {"a: | foo\n  b\n", "1:6 text on the line of `|` or `>`", "begin the text on the next line, indented"},
    {"a: &\n", "1:5 an `&` without a name", "put the value in quotes"},
    {"a: * b\n", "1:5 a `*` without a name", "put the value in quotes"},
    // Indentation.
    {"a: 1\n b: 2\n", "2:2 this line is indented below a line that has a value already",
     "align it with the line above"},
    {"a:\n    b: 1\n  c: 2\n", "3:3 the indentation of this line fits no line above it",
     "align it with the line that it belongs to"},
    {"a:\n  - x\n b: 1\n", "3:2 the indentation of this line fits no line above it",
     "align it with the line that it belongs to"},
    {"b: 1\n- a\n", "2:1 an item of a list among the keys of a map",
     "indent it under its key, or remove the `-`"},
    {"a: - b\n", "1:4 a list begins on the line of its key",
     "begin the list on the next line, or write `[a, b]`"},
    {"%YAML 3.0\n---\na: 1\n", "1:1 a `%` line that YAML does not know", "remove the line"},
};

TEST(SyntaxError, SaysWhatIsWrongAndWhatToDo) {
  for (const Mistake& mistake : kMistakes) {
    const Parsed parsed{std::string(mistake.text)};
    EXPECT_FALSE(parsed.node) << mistake.text;
    ASSERT_EQ(parsed.diagnostics.size(), 1U) << mistake.text << parsed.Said();
    const diag::Diagnostic& only = parsed.diagnostics.front();
    EXPECT_EQ(only.kind, diag::Kind::YamlSyntax) << mistake.text;
    const source::LineColumn place = parsed.file().Place(only.labels.at(0).span.begin);
    EXPECT_EQ(std::to_string(place.line) + ":" + std::to_string(place.column) + " " + only.message,
              mistake.said)
        << mistake.text;
    EXPECT_EQ(only.helps.empty() ? "" : only.helps.front(), mistake.help) << mistake.text;
  }
}

TEST(SyntaxError, PointsBackToTheOpening) {
  const Parsed bracket("a: [1, 2}\n");
  ASSERT_EQ(bracket.diagnostics.at(0).labels.size(), 2U);
  EXPECT_EQ(bracket.Slice(bracket.diagnostics[0].labels[1].span), "[");
  const Parsed quote("a: \"foo\nb: \"bar\"\n");
  ASSERT_EQ(quote.diagnostics.at(0).labels.size(), 2U);
  EXPECT_EQ(quote.diagnostics[0].labels[1].span.begin, 3U);
}

TEST(SyntaxError, SeveralMissingColonsAreAllSaid) {
  EXPECT_EQ(Parsed("x: {a:1, b:2}\ny:\n- 1\nz\n").diagnostics.size(), 3U);
}

}  // namespace
}  // namespace lifeboat::yaml
