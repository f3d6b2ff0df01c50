// What may be allowed, where, and what is said about it. Uses the rule about databases in one zone.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lint/allow_comment.h"
#include "linted.h"

namespace lifeboat::test {
namespace {

using Strings = std::vector<std::string>;

/// Two databases in one zone; `first` stands behind the first value, `above` on the line over it.
std::string Blueprint(const std::string& first, const std::string& above = "", const std::string& more = "") {
  const auto database = [](const std::string& name, const std::string& over, const std::string& behind) {
    return "  " + name + ":\n    engine: mysql\n    version: \"8.4\"\n    instance_class: db.m6g.large\n" +
           "    storage_gib: 100\n    schema: " + name + "\n" + over + "    multi_az: false" + behind + "\n";
  };
  return "lifeboat: 1\nname: hello\nregions: { primary: { region: eu-west-1 }, dr: { region: eu-central-1 } "
         "}\n"
         "services: { web: { image: \"nginx:1.27\" } }\ndatabases:\n" +
         database("orders", above, first) + database("stock", "", "") + more;
}

lint::Selection OnlySingleZone() {
  lint::Selection selection;
  selection.only = {"single-zone-database", "LB89*"};
  return selection;
}

struct Outcome {
  Strings found;  ///< names with lines
  std::size_t allowed;
};

Outcome Lint(const std::string& text, std::chrono::sys_days today = kTestDay) {
  const Linted linted = LintText(text, OnlySingleZone(), today);
  EXPECT_TRUE(linted.errors.empty());
  Outcome outcome{{}, linted.report.allowed.size()};
  for (const lint::Finding& finding : linted.report.findings) {
    const source::Span& span = finding.diagnostic.labels.front().span;
    outcome.found.push_back(std::string(diag::Info(finding.diagnostic.kind).name) + ":" +
                            std::to_string(linted.sources[span.file].Place(span.begin).line));
  }
  return outcome;
}

TEST(Allow, NothingIsAllowedByItself) {
  EXPECT_EQ(Lint(Blueprint("")).found, (Strings{"single-zone-database:12", "single-zone-database:19"}));
}

TEST(Allow, OnTheLineOrAloneAboveIt) {
  const Strings rest_same = {"single-zone-database:19"};
  const Outcome same = Lint(Blueprint(" # lifeboat: allow(single-zone-database) — a copy"));
  EXPECT_EQ(same.found, rest_same);
  EXPECT_EQ(same.allowed, 1U);
  const Strings rest_above = {"single-zone-database:21"};
  EXPECT_EQ(Lint(Blueprint("", "    # lifeboat: allow(LB402): a copy\n    # more words\n")).found,
            rest_above);
}

TEST(Allow, AWordInAValueIsNone) {
  const Outcome outcome = Lint(Blueprint("", "",
                                         "lint: { allow: { single-zone-database: { in: [databases.none], "
                                         "reason: \"# lifeboat: allow(LB402) - no\" } } }\n"));
  EXPECT_EQ(outcome.allowed, 0U);
}

TEST(Allow, UnderLint) {
  const Outcome all =
      Lint(Blueprint("", "", "lint: { allow: { single-zone-database: { reason: copies } } }\n"));
  EXPECT_EQ(all.found, Strings{});
  EXPECT_EQ(all.allowed, 2U);
  const Outcome one = Lint(Blueprint(
      "", "", "lint: { allow: { single-zone-database: { reason: a copy, in: [databases.stock] } } }\n"));
  EXPECT_EQ(one.found, Strings{"single-zone-database:12"});
}

TEST(Allow, ASectionIsNoPrefixOfALongerName) {
  const Outcome outcome = Lint(Blueprint(
      "", "", "lint: { allow: { single-zone-database: { reason: a copy, in: [databases.stoc] } } }\n"));
  EXPECT_EQ(outcome.found,
            (Strings{"single-zone-database:12", "single-zone-database:19", "unused-allow:20"}));
}

TEST(Allow, UntilTheEndOfTheDay) {
  const std::string text = Blueprint(
      "", "", "lint: { allow: { single-zone-database: { reason: copies, until: \"2026-11-25\" } } }\n");
  EXPECT_EQ(Lint(text).found, Strings{});
  EXPECT_EQ(Lint(text, kTestDay + std::chrono::days(1)).found,
            (Strings{"single-zone-database:12", "single-zone-database:19", "expired-allow:20"}));
}

TEST(Allow, WhatIsWrongWithItIsSaid) {
  EXPECT_EQ(Lint(Blueprint(" # lifeboat: allow(single-zone-database)")).found.front(),
            "single-zone-database:12");
  EXPECT_EQ(Lint(Blueprint(" # lifeboat: allow(single-zone-database)")).found.at(1),
            "allow-without-reason:12");
  EXPECT_EQ(Lint(Blueprint(" # lifeboat: allow(single-zone-databse) - x")).found.at(1),
            "unknown-allowed-rule:12");
  EXPECT_EQ(Lint(Blueprint(" # lifeboat: allow(same-region) - x")).found.at(1), "forbidden-allow:12");
}

TEST(Allow, UnusedOnlyWhenItsRuleSpeaks) {
  lint::Selection selection;
  selection.skip = {"single-zone-database"};
  selection.only = {"LB402", "LB89*"};
  const Linted linted = LintText(
      Blueprint("", "", "lint: { allow: { single-zone-database: { reason: copies } } }\n"), selection);
  EXPECT_TRUE(linted.report.findings.empty());
}

TEST(AllowComment, ReadsNamesAndReason) {
  const auto comment = lint::ParseAllowComment("lifeboat: allow( a ,b-c )  --  because");
  ASSERT_TRUE(comment);
  ASSERT_EQ(comment->names.size(), 2U);
  EXPECT_EQ(comment->names[0].text, "a");
  EXPECT_EQ(comment->names[1].text, "b-c");
  EXPECT_EQ(comment->names[1].offset, 20U);
  EXPECT_EQ(comment->reason, "because");
}

TEST(AllowComment, LeavesOtherCommentsAlone) {
  for (const char* other : {"", "allow(x) y", "lifeboat: compile", "see lifeboat: allow(x) y"}) {
    EXPECT_FALSE(lint::ParseAllowComment(other)) << other;
  }
}

TEST(AllowComment, IsNeverLostForALackOfCharacters) {
  for (const char* broken : {"lifeboat: allow", "lifeboat: allow(", "lifeboat: allow(a", "lifeboat: allow()",
                             "lifeboat: allow(,)", "lifeboat: allow(a)"}) {
    const auto comment = lint::ParseAllowComment(broken);
    ASSERT_TRUE(comment) << broken;
    EXPECT_EQ(comment->reason, "") << broken;
  }
}

}  // namespace
}  // namespace lifeboat::test
