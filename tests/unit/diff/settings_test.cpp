#include "lifeboat/diff/settings.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/source/source_file.h"
#include "lifeboat/yaml/parse.h"

namespace lifeboat::diff {
namespace {

class DiffSettings : public testing::Test {
 protected:
  Settings Read(std::string text) {
    source::SourceMap sources;
    const source::FileId id = sources.Add(".lifeboat.yaml", std::move(text));
    diag::CollectingSink sink;
    const auto document = yaml::Parse(sources[id], id, sink);
    Settings settings = document ? ReadSettings(*document, sink) : Settings();
    for (const diag::Diagnostic& diagnostic : sink.Take()) {
      said_.push_back(diagnostic.message);
    }
    return settings;
  }

  std::vector<std::string> said_;
};

TEST_F(DiffSettings, NothingIsNeeded) {
  const Settings settings = Read("lint: {}\n");
  EXPECT_FALSE(settings.gate);
  EXPECT_TRUE(settings.approvals.empty());
  EXPECT_TRUE(said_.empty());
}

TEST_F(DiffSettings, ClassesAreOneOrSeveral) {
  EXPECT_EQ(Read("diff: { fail_on: replace }\n").gate, (Gate{Risk::Replace, false}));
  EXPECT_EQ(Read("diff: { fail_on: [data-loss, disruptive, recovery] }\n").gate,
            (Gate{Risk::Disruptive, true}));
  EXPECT_EQ(Read("diff: { fail_on: never }\n").gate, kNeverFails);
  EXPECT_TRUE(said_.empty());
}

TEST_F(DiffSettings, AnApprovalHasFourKeys) {
  const Settings settings = Read(
      "diff:\n  approve:\n"
      "    - { change: databases.blog, class: [replace, data-loss, recovery], reason: dump taken,"
      " until: 2026-12-31 }\n");
  EXPECT_TRUE(said_.empty());
  ASSERT_EQ(settings.approvals.size(), 1U);
  const Approval& approval = settings.approvals[0];
  EXPECT_EQ(approval.change, "databases.blog");
  EXPECT_EQ(approval.upto, Risk::DataLoss) << "the worst of those that are listed";
  EXPECT_TRUE(approval.recovery);
  EXPECT_EQ(approval.reason, "dump taken");
  EXPECT_EQ(approval.until, std::chrono::sys_days(std::chrono::year{2026} / 12 / 31));
}

TEST_F(DiffSettings, EverythingThatIsWrongIsSaid) {
  const Settings settings = Read(
      "diff:\n"
      "  fail_onn: replace\n"
      "  fail_on: [replaced, never]\n"
      "  approve:\n"
      "    - { change: x, class: none, reason: r, until: 2026-02-30 }\n"
      "    - { change: \"\", reason: \" \" }\n"
      "    - databases.blog\n");
  EXPECT_FALSE(settings.gate);
  EXPECT_TRUE(settings.approvals.empty());
  EXPECT_EQ(said_, (std::vector<std::string>{
                       "unknown key `fail_onn` in `diff`",
                       "there is no class `replaced`",
                       "`never` stands beside classes",
                       "there is no class `none`",
                       "`2026-02-30` is no day of the calendar",
                       "this approval has no `class`",
                       "this approval has no `until`",
                       "`change` of this approval is empty",
                       "`reason` of this approval is empty",
                       "an item of `diff.approve` is a single value where a map belongs",
                   }));
}

}  // namespace
}  // namespace lifeboat::diff
