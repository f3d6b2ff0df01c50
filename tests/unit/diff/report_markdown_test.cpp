#include <algorithm>

#include <fmt/format.h>

#include "lifeboat/source/utf8.h"

#include "diff/report/markdown_escape.h"
#include "reported.h"

namespace lifeboat::diff {
namespace {

using MarkdownReport = Reports;

TEST(MarkdownEscape, TextMeansItself) {
  EXPECT_EQ(MarkdownText("a|b *c* `d` [e](f) <g> &amp;"),
            "a\\|b \\*c\\* \\`d\\` \\[e\\]\\(f\\) &lt;g&gt; &amp;amp;");
  EXPECT_EQ(MarkdownText("ask @octocat about #12"), "ask @&#8203;octocat about #&#8203;12");
  EXPECT_EQ(MarkdownText("a\nb\x1b"), "a\\\\nb\\\\x1b");
}

TEST(MarkdownEscape, CodeHasAFenceThatHolds) {
  EXPECT_EQ(MarkdownCode("a|b", In::Cell), "`a\\|b`");
  EXPECT_EQ(MarkdownCode("a|b", In::Text), "`a|b`");
  EXPECT_EQ(MarkdownCode("a`b", In::Cell), "``a`b``");
  EXPECT_EQ(MarkdownCode("`", In::Cell), "`` ` ``");
  EXPECT_EQ(MarkdownCode("", In::Cell), "`  `");
  EXPECT_EQ(MarkdownCode("a\n|", In::Cell), "`a\\n\\|`");
}

TEST(MarkdownEscape, AFenceIsLongerThanWhatItHolds) {
  EXPECT_EQ(FenceFor("no ticks"), "```");
  EXPECT_EQ(FenceFor("a ```` b"), "`````");
}

TEST_F(MarkdownReport, BeginsWithItsMarker) {
  EXPECT_EQ(Render("markdown"),
            "<!-- lifeboat-diff -->\n### ✅ Lifeboat: no changes\n\n`old.yaml` → `new.yaml`\n\n");
}

TEST_F(MarkdownReport, ADangerousChangeHasARowAndAFold) {
  Change& change = Add(Made("module.primary_database.aws_db_instance.blog", Action::Replace, Risk::DataLoss));
  change.place = Place{"new.yaml", 59};
  change.attributes.push_back(Attribute("kms_key_id", "\"a\"", "\"b\""));
  change.attributes.back().risk = Risk::Replace;
  change.attributes.back().why = "forces replacement";
  change.notes.push_back({Note::Kind::Loss, "lost with it: the data"});
  EXPECT_EQ(Render("markdown"),
            "<!-- lifeboat-diff -->\n"
            "### ❌ Lifeboat: 1 change: 1 data-loss\n\n"
            "`old.yaml` → `new.yaml`\n\n"
            "**Not approved**: 1 change.\n\n"
            "| class | change | where |\n"
            "|---|---|---|\n"
            "| ❌ data-loss | `module.primary_database.aws_db_instance.blog`<br>is replaced<br>`kms_key_id` "
            "forces replacement<br>lost with it: the data | `new.yaml:59` |\n"
            "\n"
            "<details><summary><b>primary_database, eu-west-1</b>: 1 data-loss</summary>\n\n"
            "```diff\n"
            "@@ module.primary_database.aws_db_instance.blog is replaced (data-loss, not approved)  "
            "new.yaml:59 @@\n"
            "- kms_key_id: \"a\"\n"
            "+ kms_key_id: \"b\"   # forces replacement\n"
            "! lost with it: the data\n"
            "```\n\n"
            "</details>\n\n");
}

TEST_F(MarkdownReport, RecoveryIsATable) {
  MakeRecoveryWorse();
  const std::string text = Render("markdown");
  EXPECT_TRUE(Has(text, "| ⚠️ RTO | 10m30s | 14m | 15m | promoting the replicas 5m → 9m |\n"));
  EXPECT_TRUE(Has(text, "**Not approved**: worse figures of recovery.\n"));
}

TEST_F(MarkdownReport, HarmlessChangesAreGreenAndApprovedOnesAreNot) {
  Add(Made("module.a.aws_x.b", Action::Create, Risk::None));
  EXPECT_TRUE(Has(Render("markdown"), "### ✅ Lifeboat: 1 change: 1 harmless\n"));
  Add(Made("module.a.aws_x.c", Action::Destroy, Risk::DataLoss)).approved = "@octocat knows";
  const std::string text = Render("markdown");
  EXPECT_TRUE(Has(text, "### ⚠️ Lifeboat: 2 changes"));
  EXPECT_TRUE(Has(text, "<br>approved: @&#8203;octocat knows |"));
  EXPECT_TRUE(HasNot(text, "❌"));
}

TEST_F(MarkdownReport, HoldsNoMoreThanACommentAndCountsTheRest) {
  for (int i = 0; i < 3000; ++i) {
    Change& change = Add(Made(fmt::format("module.a.aws_x.n{}", i), Action::Update,
                              i < 1000 ? Risk::Disruptive : Risk::InPlace));
    change.attributes.push_back(Attribute(fmt::format("name{}", i), "\"a\"", "\"b\""));
    change.attributes.back().risk = change.risk;
  }
  const std::string text = Render("markdown");
  EXPECT_LE(text.size(), kMostMarkdownBytes);
  EXPECT_GT(text.size(), kMostMarkdownBytes - 1000) << "the room is used";
  std::size_t told = 0;
  for (std::size_t at = 0; (at = text.find("@@ module", at)) != std::string::npos; ++at) {
    ++told;
  }
  EXPECT_TRUE(
      Has(text, fmt::format("{} more changes are left out: a comment holds no more.\n", 3000 - told)));
  EXPECT_TRUE(Has(text, "and 970 more changes of these classes that have no row here\n"));
}

TEST_F(MarkdownReport, HostileNamesStayInTheirPlace) {
  for (int i = 0; i < 200; ++i) {
    Change change = HostileChange();
    change.address += std::to_string(i);
    change.notes.front().text += std::to_string(i);  // else all of them were one entry
    Add(change);
  }
  MakeRecoveryWorse();
  changes_.files.assign(100, kHostile);
  changes_.recovery->stores.assign(1000, {kHostile, {1, 2}, {3, 4}});
  verdict_.figures_approved = kHostile;
  const std::string text = Render("markdown");
  EXPECT_LE(text.size(), kMostMarkdownBytes);
  EXPECT_FALSE(source::FindInvalidUtf8(text));
  EXPECT_TRUE(HasNot(text, "\x1b"));
  EXPECT_EQ(text.find("<!--", 4), text.find("<!-- x", text.find("```"))) << "in fences alone";
  // Each table has as many cells in each row, whatever the cells hold.
  std::size_t rows = 0;
  for (std::size_t at = 0; (at = text.find("\n| ❌", at)) != std::string::npos; ++at) {
    const std::string line = text.substr(at + 1, text.find('\n', at + 1) - at - 1);
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
    }
    EXPECT_EQ(bars, 4U) << line;
    ++rows;
  }
  EXPECT_GT(rows, 3U);
}

TEST_F(MarkdownReport, OneHugeChangeIsCountedRatherThanCut) {
  Change& change = Add(Made("module.a.aws_x.b", Action::Update, Risk::InPlace));
  for (int i = 0; i < 100; ++i) {
    change.notes.push_back({Note::Kind::Loss, std::string(1000, 'x')});
  }
  for (int i = 0; i < 300; ++i) {
    change.notes.push_back({Note::Kind::Loss, std::string(1000, 'y')});
  }
  const std::string text = Render("markdown");
  EXPECT_LE(text.size(), kMostMarkdownBytes);
  EXPECT_TRUE(Has(text, "1 more change is left out"));
}

}  // namespace
}  // namespace lifeboat::diff
