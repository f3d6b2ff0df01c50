#include <string>

#include <gtest/gtest.h>

#include "lifeboat/diag/render.h"

namespace lifeboat::diag {
namespace {

using source::SourceMap;
using source::Span;

Diagnostic Error(std::string message, std::vector<Label> labels) {
  Diagnostic diagnostic;
  diagnostic.kind = Kind::UnknownKey;
  diagnostic.message = std::move(message);
  diagnostic.labels = std::move(labels);
  return diagnostic;
}

Label Primary(std::uint32_t begin, std::uint32_t end, std::string text = "") {
  return {{0, begin, end}, LabelRole::Primary, std::move(text)};
}

std::string Text(const SourceMap& sources, Diagnostic diagnostic) {
  return RenderText({std::move(diagnostic)}, sources, {});
}

/// The lines between the place and the closing count.
std::string Body(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  SourceMap sources;
  sources.Add("f", text);
  std::string out = Text(sources, Error("m", {Primary(begin, end)}));
  out.erase(0, out.find("|\n") + 2);
  return out.substr(0, out.find("\n\n") + 1);
}

TEST(RenderText, TheWholeShape) {
  SourceMap sources;
  std::string text = "regions:\n  primary: eu-west-1\n";
  for (int i = 0; i < 8; ++i) text += "#\n";
  text += "    region: eu-west-1\n";
  sources.Add("warm.yaml", text);
  const auto at = static_cast<std::uint32_t>(text.rfind("eu-west-1"));
  Diagnostic diagnostic =
      Error("replica `dr` is in the primary region", {Primary(at, at + 9, "replica shares the region"),
                                                      {{0, 20, 29}, LabelRole::Explains, "declared here"}});
  diagnostic.notes = {"an outage takes both"};
  diagnostic.helps = {"use `us-east-1`"};
  EXPECT_EQ(Text(sources, diagnostic),
            "error[LB101]: replica `dr` is in the primary region\n"
            "  --> warm.yaml:11:13\n"
            "   |\n"
            " 2 |   primary: eu-west-1\n"
            "   |            --------- declared here\n"
            "   :\n"
            "11 |     region: eu-west-1\n"
            "   |             ^^^^^^^^^ replica shares the region\n"
            "   |\n"
            "   = note: an outage takes both\n"
            "   = help: use `us-east-1`\n"
            "\n"
            "1 diagnostic: 1 error\n");
}

TEST(RenderText, NothingForNothing) { EXPECT_EQ(RenderText({}, SourceMap{}, {}), ""); }

TEST(RenderText, WithoutAPlaceOnlyTheHeader) {
  EXPECT_EQ(Text(SourceMap{}, Error("cannot read `x`", {})),
            "error[LB101]: cannot read `x`\n\n1 diagnostic: 1 error\n");
}

TEST(RenderText, NeighbouringLinesHaveNoGap) {
  SourceMap sources;
  sources.Add("f", "a: 1\na: 2\n");
  EXPECT_EQ(
      Text(sources, Error("m", {Primary(5, 6), {{0, 0, 1}, LabelRole::Explains, "first"}})),
      "error[LB101]: m\n --> f:2:1\n  |\n1 | a: 1\n  | - first\n2 | a: 2\n  | ^\n\n1 diagnostic: 1 error\n");
}

TEST(RenderText, SeveralFilesInOneDiagnostic) {
  SourceMap sources;
  sources.Add("one", "a\n");
  sources.Add("two", "b\n");
  EXPECT_EQ(Text(sources, Error("m", {Primary(0, 1), {{1, 0, 1}, LabelRole::Explains, "other"}})),
            "error[LB101]: m\n --> one:1:1\n  |\n1 | a\n  | ^\n ::: two:1:1\n  |\n1 | b\n  | - other\n\n"
            "1 diagnostic: 1 error\n");
}

TEST(RenderText, ColumnsAreCodePoints) {
  EXPECT_EQ(Body("\xC3\xA9\xC3\xA9: xy", 6, 8), "1 | \xC3\xA9\xC3\xA9: xy\n  |     ^^\n");
}

TEST(RenderText, TabsBecomeSpaces) { EXPECT_EQ(Body("\ta\tb", 3, 4), "1 |     a    b\n  |          ^\n"); }

TEST(RenderText, SeveralLinesAreUnderlinedOnTheFirst) {
  EXPECT_EQ(Body("a: b\n  c\n", 3, 8), "1 | a: b\n  |    ^\n");
}

TEST(RenderText, EmptySpansHaveACaret) {
  EXPECT_EQ(Body("ab\n", 1, 1), "1 | ab\n  |  ^\n");
  EXPECT_EQ(Body("ab\n", 3, 3), "2 |\n  | ^\n");
  EXPECT_EQ(Body("", 0, 0), "1 |\n  | ^\n");
}

TEST(RenderText, SpansOutsideTheFileAreClamped) {
  EXPECT_EQ(Body("ab", 900, 1000), "1 | ab\n  |   ^\n");
  EXPECT_EQ(Body("ab", 1, 0), "1 | ab\n  |  ^\n");
  SourceMap sources;
  EXPECT_EQ(Text(sources, Error("m", {Primary(0, 1)})), "error[LB101]: m\n\n1 diagnostic: 1 error\n");
}

TEST(RenderText, ATerminalIsNotControlled) {
  const std::string evil = "\x1B[2J\x07\x7F\xC2\x9B\xE2\x80\xAE\xFF";
  SourceMap sources;
  sources.Add(evil, "a: " + evil);
  Diagnostic diagnostic = Error(evil + "\n", {Primary(3, 4, evil)});
  diagnostic.notes = {evil};
  diagnostic.helps = {evil};
  const std::string text = Text(sources, diagnostic);
  const std::string tail = "] " + RenderShort({diagnostic}, sources);
  for (const char* bytes : {"\x1B", "\x07", "\x7F", "\xC2\x9B", "\xE2\x80\xAE", "\xFF"}) {
    EXPECT_EQ(text.find(bytes), std::string::npos) << text;
    EXPECT_EQ(tail.find(bytes), std::string::npos) << tail;
  }
  EXPECT_NE(text.find(R"(\x1b[2J\x07\x7f\u{9b}\u{202e}\xff)"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  |    ^^^^ "), std::string::npos) << "as wide as the escape: " << text;
}

TEST(RenderText, LongLinesAreCutAroundTheCaret) {
  const std::string text = std::string(5000, 'a') + "MARK" + std::string(5000, 'b');
  const std::string body = Body(text, 5000, 5004);
  EXPECT_LT(body.size(), 300U);
  const std::size_t mark = body.find("MARK");
  const std::size_t caret = body.find("^^^^") - body.find('\n') - 1;
  ASSERT_NE(mark, std::string::npos);
  EXPECT_EQ(mark, caret);
  EXPECT_NE(body.find("| ...aaa"), std::string::npos);
  EXPECT_NE(body.find("bbb...\n"), std::string::npos);
  EXPECT_LT(Body(text, 0, 10'000).size(), 400U);
}

TEST(RenderText, NotesOfSeveralLinesAreAligned) {
  SourceMap sources;
  sources.Add("f", "a");
  Diagnostic diagnostic = Error("m", {Primary(0, 1)});
  diagnostic.notes = {"one\ntwo"};
  EXPECT_NE(Text(sources, diagnostic).find("  = note: one\n          two\n"), std::string::npos);
}

TEST(RenderText, ColourAddsOnlyEscapes) {
  SourceMap sources;
  sources.Add("f", "a: 1\n");
  Diagnostic diagnostic = Error("m", {Primary(0, 1, "t")});
  diagnostic.notes = {"n"};
  const std::string plain = RenderText({diagnostic}, sources, {.color = false});
  std::string colored = RenderText({diagnostic}, sources, {.color = true});
  EXPECT_EQ(plain.find('\x1B'), std::string::npos);
  EXPECT_NE(colored.find('\x1B'), std::string::npos);
  for (std::size_t at = 0; (at = colored.find('\x1B')) != std::string::npos;) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  EXPECT_EQ(colored, plain);
}

TEST(RenderCount, UsesTheRightNumber) {
  const Diagnostic error = Error("m", {});
  Diagnostic warning = error;
  warning.severity = Severity::Warning;
  EXPECT_EQ(RenderCount({}), "");
  EXPECT_EQ(RenderCount({error}), "1 diagnostic: 1 error");
  EXPECT_EQ(RenderCount({warning}), "1 diagnostic: 1 warning");
  EXPECT_EQ(RenderCount({error, warning}), "2 diagnostics: 1 error, 1 warning");
  EXPECT_EQ(RenderCount({error, error, warning, warning}), "4 diagnostics: 2 errors, 2 warnings");
}

TEST(RenderShort, OneLineEach) {
  SourceMap sources;
  sources.Add("f.yaml", "a\nbc\n");
  Diagnostic warning = Error("second", {Primary(3, 4)});
  warning.severity = Severity::Warning;
  EXPECT_EQ(RenderShort({Error("first", {}), warning}, sources),
            "error[LB101]: first\nf.yaml:2:2: warning[LB101]: second\n");
}

}  // namespace
}  // namespace lifeboat::diag
