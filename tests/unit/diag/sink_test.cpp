#include "lifeboat/diag/sink.h"

#include <string>

#include <gtest/gtest.h>

namespace lifeboat::diag {
namespace {

constexpr Def<std::string_view, int> kExample{Kind::UnknownKey, "unknown key `{}` number {}"};

Diagnostic At(source::Span span, Kind kind = Kind::UnknownKey, std::string message = "m") {
  Diagnostic diagnostic;
  diagnostic.kind = kind;
  diagnostic.message = std::move(message);
  diagnostic.labels.push_back({span, LabelRole::Primary, ""});
  return diagnostic;
}

TEST(Build, PutsADiagnosticTogether) {
  CollectingSink sink;
  Build(sink, kExample, {0, 1, 2}, "por", 3)
      .PrimaryText("here")
      .Label({0, 5, 6}, "there")
      .Note("a fact")
      .Help("an advice")
      .Report();
  const auto taken = sink.Take();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].kind, Kind::UnknownKey);
  EXPECT_EQ(taken[0].severity, Severity::Error);
  EXPECT_EQ(taken[0].message, "unknown key `por` number 3");
  ASSERT_EQ(taken[0].labels.size(), 2U);
  EXPECT_EQ(taken[0].labels[0].text, "here");
  EXPECT_EQ(taken[0].labels[1].role, LabelRole::Explains);
  EXPECT_EQ(taken[0].notes, std::vector<std::string>{"a fact"});
  EXPECT_EQ(taken[0].helps, std::vector<std::string>{"an advice"});
}

TEST(Build, ANamedBuilderGrowsInALoop) {
  CollectingSink sink;
  auto report = BuildNowhere(sink, kExample, "x", 1);
  for (int i = 0; i < 3; ++i) report.Note(std::to_string(i));
  std::move(report).Report();
  const auto taken = sink.Take();
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_TRUE(taken[0].labels.empty());
  EXPECT_EQ(taken[0].notes.size(), 3U);
}

TEST(Build, SaysNothingBeforeReport) {
  CollectingSink sink;
  { auto report = Build(sink, kExample, {0, 1, 2}, "por", 3); }
  EXPECT_FALSE(sink.HasErrors());
  EXPECT_TRUE(sink.Take().empty());
}

TEST(CollectingSink, OnlyErrorsAreErrors) {
  CollectingSink sink;
  Diagnostic warning = At({0, 1, 2});
  warning.severity = Severity::Warning;
  sink.Report(warning);
  EXPECT_FALSE(sink.HasErrors());
  sink.Report(At({0, 1, 2}));
  EXPECT_TRUE(sink.HasErrors());
  EXPECT_EQ(sink.Take().size(), 1U + 0U) << "the same place, kind and message";
  EXPECT_FALSE(sink.HasErrors());
}

TEST(CollectingSink, SortsByPlaceThenCodeThenMessage) {
  CollectingSink sink;
  sink.Report(At({1, 0, 1}, Kind::UnknownKey, "7"));
  sink.Report(At({0, 5, 6}, Kind::UnknownKey, "6"));
  sink.Report(At({0, 1, 4}, Kind::MissingKey, "5"));
  sink.Report(At({0, 1, 4}, Kind::UnknownKey, "4"));
  sink.Report(At({0, 1, 4}, Kind::UnknownKey, "3"));
  sink.Report(At({0, 1, 9}, Kind::UnknownKey, "2"));
  Diagnostic nowhere;
  nowhere.message = "1";
  sink.Report(nowhere);
  std::string order;
  for (const Diagnostic& diagnostic : sink.Take()) order += diagnostic.message;
  EXPECT_EQ(order, "1234567");
}

TEST(CollectingSink, KeepsWhatDiffers) {
  CollectingSink sink;
  sink.Report(At({0, 1, 2}));
  sink.Report(At({0, 1, 2}));
  sink.Report(At({0, 1, 3}));
  sink.Report(At({0, 1, 2}, Kind::MissingKey));
  sink.Report(At({0, 1, 2}, Kind::UnknownKey, "other"));
  EXPECT_EQ(sink.Take().size(), 4U);
}

}  // namespace
}  // namespace lifeboat::diag
