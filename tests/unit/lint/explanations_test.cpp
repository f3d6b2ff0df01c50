// Every explanation is true: its example gives its finding and no other, its alternative gives none.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/diag/render.h"

#include "linted.h"

namespace lifeboat::test {
namespace {

/// The text below a heading, up to the next one; empty when there is no such heading.
std::string SectionOf(std::string_view explanation, std::string_view title) {
  const std::string heading = "\n## " + std::string(title) + "\n";
  const std::size_t begin = explanation.find(heading);
  if (begin == std::string_view::npos) {
    return "";
  }
  const std::string_view rest = explanation.substr(begin + heading.size());
  return std::string(rest.substr(0, rest.find("\n## ")));
}

std::string BlockOf(const std::string& section) {
  constexpr std::string_view kOpen = "```yaml\n";
  const std::size_t begin = section.find(kOpen);
  const std::size_t end = section.find("```", begin == std::string::npos ? begin : begin + kOpen.size());
  return begin == std::string::npos || end == std::string::npos
             ? ""
             : section.substr(begin + kOpen.size(), end - begin - kOpen.size());
}

std::vector<std::string> Headings(std::string_view explanation) {
  std::vector<std::string> headings;
  constexpr std::string_view kMark = "\n## ";
  for (std::size_t at = explanation.find(kMark); at != std::string_view::npos;
       at = explanation.find(kMark, at + 1)) {
    const std::size_t begin = at + kMark.size();
    headings.emplace_back(explanation.substr(begin, explanation.find('\n', begin) - begin));
  }
  return headings;
}

/// What a block costs is asked of the rules about cost alone: what is right for recovery often costs more.
lint::Selection SelectionFor(const lint::Rule& rule) {
  lint::Selection selection;
  (lint::CategoryOf(rule.kind) == lint::Category::Cost ? selection.only : selection.skip)
      .emplace_back("cost");
  return selection;
}

class Explanations : public testing::TestWithParam<const lint::Rule*> {
 protected:
  [[nodiscard]] static std::string Text(const Linted& linted) {
    std::vector<diag::Diagnostic> all = linted.errors;
    for (const lint::Finding& finding : linted.report.findings) {
      all.push_back(finding.diagnostic);
    }
    return diag::RenderShort(all, linted.sources);
  }
  [[nodiscard]] static Linted LintBlock(std::string_view title) {
    const lint::Rule& rule = *GetParam();
    const std::string block = BlockOf(SectionOf(rule.explanation, title));
    EXPECT_NE(block, "") << "no YAML block below `## " << title << "`";
    return LintText(Merge(CleanBlueprint(), block), SelectionFor(rule));
  }
};

TEST_P(Explanations, HasItsSectionsInOrder) {
  const lint::Rule& rule = *GetParam();
  std::vector<std::string> expected = {"What it does", "Why", "Example", "Instead"};
  if (rule.fixes != lint::Fixes::None) {
    expected.emplace_back("Fix");
  }
  EXPECT_EQ(Headings(rule.explanation), expected);
}

TEST_P(Explanations, ExampleGivesThisFindingAndNoOther) {
  const Linted linted = LintBlock("Example");
  EXPECT_TRUE(linted.errors.empty()) << Text(linted);
  EXPECT_EQ(linted.Names(), std::vector<std::string>{std::string(diag::Info(GetParam()->kind).name)})
      << Text(linted);
}

TEST_P(Explanations, SaysTruthfullyWhetherThereIsAFix) {
  const lint::Rule& rule = *GetParam();
  const auto promised =
      rule.fixes == lint::Fixes::Safe ? diag::Applicability::Safe : diag::Applicability::Unsafe;
  bool fixed = false;
  for (const lint::Finding& finding : LintBlock("Example").report.findings) {
    if (const auto& fix = finding.diagnostic.fix) {
      fixed = true;
      EXPECT_EQ(fix->applicability, promised) << fix->title;
    }
  }
  EXPECT_EQ(fixed, rule.fixes != lint::Fixes::None);
}

TEST_P(Explanations, InsteadGivesNone) {
  const Linted linted = LintBlock("Instead");
  EXPECT_TRUE(linted.errors.empty()) << Text(linted);
  EXPECT_EQ(linted.Names(), std::vector<std::string>{}) << Text(linted);
}

std::string NameOf(const testing::TestParamInfo<const lint::Rule*>& info) {
  std::string name(diag::Info(info.param->kind).name);
  std::erase(name, '-');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Rules, Explanations,
                         testing::ValuesIn(lint::AllRules().begin(), lint::AllRules().end()), NameOf);

TEST(CleanBlueprint, IsClean) {
  lint::Selection selection;
  selection.skip = {"cost"};
  const Linted linted = LintText(CleanBlueprint(), selection);
  EXPECT_TRUE(linted.errors.empty());
  EXPECT_EQ(linted.Names(), std::vector<std::string>{});
}

}  // namespace
}  // namespace lifeboat::test
