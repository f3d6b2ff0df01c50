#include "lifeboat/lint/fix_all.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat::lint {
namespace {

using diag::Applicability;
using diag::Kind;

/// A linter of letters: every `from` is a finding that wants to be a `to`.
struct Letter {
  char from;
  std::string to;
  Applicability applicability = Applicability::Safe;
};

LintText LinterOf(std::vector<Letter> letters, std::string forbidden = "") {
  return [letters = std::move(letters),
          forbidden = std::move(forbidden)](const std::string& text) -> std::optional<std::vector<Finding>> {
    if (!forbidden.empty() && text.find(forbidden) != std::string::npos) {
      return std::nullopt;
    }
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (const Letter& letter : letters) {
        if (text[i] != letter.from) {
          continue;
        }
        const auto at = static_cast<std::uint32_t>(i);
        Finding finding;
        finding.diagnostic.kind = Kind::SingleZoneDatabase;
        finding.diagnostic.message = letter.from;
        finding.diagnostic.labels.push_back({{0, at, at + 1}, diag::LabelRole::Primary, ""});
        finding.diagnostic.fix = {{letter.to, {{{0, at, at + 1}, letter.to}}, letter.applicability}};
        finding.path = letter.from;
        findings.push_back(std::move(finding));
      }
    }
    return findings;
  };
}

TEST(FixAll, MakesEverythingThatDoesNotTouch) {
  const FixedText fixed = FixAll("a-b-a", LinterOf({{'a', "xx"}, {'b', ""}}), Applicability::Safe);
  EXPECT_EQ(fixed.text, "xx--xx");
  EXPECT_EQ(fixed.titles, (std::vector<std::string>{"xx", "", "xx"}));
}

TEST(FixAll, TouchingFixesAreMadeOneAfterTheOther) {
  EXPECT_EQ(FixAll("aab", LinterOf({{'a', "x"}, {'b', "y"}}), Applicability::Safe).text, "xxy");
}

TEST(FixAll, LeavesUnsafeOnesUntilTheyAreWanted) {
  const auto linter = LinterOf({{'a', "x", Applicability::Unsafe}, {'b', "y"}});
  EXPECT_EQ(FixAll("a b", linter, Applicability::Safe).text, "a y");
  EXPECT_EQ(FixAll("a b", linter, Applicability::Unsafe).text, "x y");
}

TEST(FixAll, LeavesAFixThatMakesAnError) {
  const FixedText fixed = FixAll("a b", LinterOf({{'a', "x"}, {'b', "y"}}, "x"), Applicability::Safe);
  EXPECT_EQ(fixed.text, "a y");
  EXPECT_EQ(fixed.titles, std::vector<std::string>{"y"});
}

TEST(FixAll, LeavesAFixThatMakesAnotherFinding) {
  EXPECT_EQ(FixAll("a b", LinterOf({{'a', "c"}, {'b', "y"}, {'c', "a"}}), Applicability::Safe).text, "a y");
}

TEST(FixAll, LeavesATextWithErrors) {
  EXPECT_EQ(FixAll("a!", LinterOf({{'a', "x"}}, "!"), Applicability::Unsafe).text, "a!");
}

TEST(FixAll, EndsInAFixedPoint) {
  const auto linter = LinterOf({{'a', "x"}, {'b', "bb"}, {'c', ""}});
  const std::string once = FixAll("abcabc", linter, Applicability::Safe).text;
  EXPECT_EQ(once, "xbxb");
  EXPECT_EQ(FixAll(once, linter, Applicability::Safe).text, once);
}

TEST(ApplyFixes, AFixIsMadeAsAWholeOrNotAtAll) {
  const diag::Fix both{"both", {{{0, 0, 1}, "x"}, {{0, 4, 5}, "y"}}, Applicability::Safe};
  const diag::Fix last{"last", {{{0, 4, 5}, "z"}}, Applicability::Safe};
  std::vector<const diag::Fix*> made;
  EXPECT_EQ(ApplyFixes("a b c", {&last, &both}, made), "a b z");
  EXPECT_EQ(made, std::vector<const diag::Fix*>{&last});
}

}  // namespace
}  // namespace lifeboat::lint
