#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "lifeboat/lint/lint.h"

namespace lifeboat::lint {
namespace {

using diag::Kind;
using diag::Severity;

std::optional<Severity> SeverityIn(const Selection& selection, Kind kind = Kind::SingleZoneDatabase) {
  return selection.SeverityOf(diag::Info(kind));
}

TEST(Selection, EveryRuleSpeaksByDefault) { EXPECT_EQ(SeverityIn({}), Severity::Warning); }

TEST(Selection, PatternsAreNamesCodesAndCategories) {
  for (const std::string pattern :
       {"single-zone-database", "LB402", "availability", "single-*", "*-database", "LB4*", "*zone*", "*"}) {
    Selection only;
    only.only = {pattern};
    EXPECT_TRUE(SeverityIn(only)) << pattern;
    Selection skip;
    skip.skip = {pattern};
    EXPECT_FALSE(SeverityIn(skip)) << pattern;
    EXPECT_TRUE(FitsAnyRule(pattern)) << pattern;
  }
  for (const std::string pattern : {"single", "LB40", "zone*", "same-region", "LB2*", ""}) {
    Selection only;
    only.only = {pattern};
    EXPECT_FALSE(SeverityIn(only)) << pattern;
    EXPECT_FALSE(FitsAnyRule(pattern)) << pattern;
  }
}

TEST(Selection, SkipWinsOverOnly) {
  Selection selection;
  selection.only = {"availability"};
  selection.skip = {"single-*"};
  EXPECT_FALSE(SeverityIn(selection));
}

TEST(Selection, TheLastSeverityWins) {
  Selection selection;
  selection.severities = {{"single-*", Severity::Error}, {"availability", Severity::Info}};
  EXPECT_EQ(SeverityIn(selection), Severity::Info);
  selection.severities.emplace_back("LB402", std::nullopt);
  EXPECT_FALSE(SeverityIn(selection));
}

TEST(Selection, LeavesOutWhatIsLessSevere) {
  Selection selection;
  selection.least = Severity::Warning;
  EXPECT_TRUE(SeverityIn(selection));
  EXPECT_FALSE(SeverityIn(selection, Kind::TwoZoneNetwork));
  selection.least = Severity::Error;
  EXPECT_FALSE(SeverityIn(selection));
}

}  // namespace
}  // namespace lifeboat::lint
