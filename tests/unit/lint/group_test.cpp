#include "lint/report/group.h"

#include <cstdint>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::lint {
namespace {

diag::Diagnostic Found(std::uint32_t at, const std::string& message,
                       diag::Kind kind = diag::Kind::SingleZoneDatabase) {
  diag::Diagnostic diagnostic;
  diagnostic.kind = kind;
  diagnostic.severity = diag::Severity::Warning;
  diagnostic.message = message;
  diagnostic.labels.push_back({{0, at, at + 1}, diag::LabelRole::Primary, ""});
  return diagnostic;
}

/// Each group by the places of its members: `{1, 2}, {3}` is "1+2 3".
std::string Groups(const std::vector<diag::Diagnostic>& diagnostics) {
  std::vector<const diag::Diagnostic*> all;
  for (const diag::Diagnostic& diagnostic : diagnostics) {
    all.push_back(&diagnostic);
  }
  std::string text;
  const auto name = [](const diag::Diagnostic* diagnostic) {
    return diagnostic->labels.empty() ? "-" : std::to_string(diagnostic->labels.front().span.begin);
  };
  for (const Group& group : GroupAlike(all)) {
    text += (text.empty() ? "" : " ") + name(group.first);
    for (const diag::Diagnostic* other : group.others) {
      text += "+" + name(other);
    }
  }
  return text;
}

TEST(Group, ThreeThatDifferInNamesOnlyAreOne) {
  EXPECT_EQ(Groups({Found(1, "`a` is"), Found(2, "`b` is"), Found(3, "`c` is")}), "1+2+3");
}

TEST(Group, TwoStayApart) { EXPECT_EQ(Groups({Found(1, "`a` is"), Found(2, "`b` is")}), "1 2"); }

TEST(Group, OthersKeepTheirPlaceAmongThem) {
  EXPECT_EQ(Groups({Found(1, "`a` is"), Found(2, "else"), Found(3, "`b` is"), Found(4, "`c` is")}),
            "1+3+4 2");
}

TEST(Group, WhatSaysSomethingElseIsNotAlike) {
  std::vector<diag::Diagnostic> found = {Found(1, "x"), Found(2, "x"), Found(3, "x"), Found(4, "x"),
                                         Found(5, "x"), Found(6, "x"), Found(7, "y")};
  found[0].helps = {"write `a`"};
  found[1].notes = {"so it is"};
  found[2].severity = diag::Severity::Error;
  found[3].kind = diag::Kind::UnusedAllow;
  found[4].labels.front().text = "here";
  found[5].fix = diag::Fix{"mend it", {}, diag::Applicability::Safe};
  EXPECT_EQ(Groups(found), "1 2 3 4 5 6 7");
}

TEST(Group, FixesAreAlikeWhenTheyAreAsSafe) {
  std::vector<diag::Diagnostic> found = {Found(1, "x"), Found(2, "x"), Found(3, "x"), Found(4, "x")};
  for (diag::Diagnostic& one : found) {
    one.fix =
        diag::Fix{"mend " + std::to_string(one.labels.front().span.begin), {}, diag::Applicability::Safe};
  }
  found[1].fix->applicability = diag::Applicability::Unsafe;
  EXPECT_EQ(Groups(found), "1+3+4 2");
}

TEST(Group, WhatHasNoPlaceStaysAlone) {
  diag::Diagnostic nowhere = Found(1, "cannot read `a`", diag::Kind::CannotRead);
  nowhere.labels.clear();
  EXPECT_EQ(Groups({nowhere, nowhere, nowhere}), "- - -");
}

TEST(Group, ABacktickInANameOnlyKeepsThingsApart) {
  EXPECT_EQ(Groups({Found(1, "`a`b` is"), Found(2, "`a` is"), Found(3, "`a` is")}), "1 2 3");
}

}  // namespace
}  // namespace lifeboat::lint
