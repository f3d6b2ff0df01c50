// Which files a run takes its settings from.
#include <gtest/gtest.h>

#include "lifeboat/driver/lint_settings.h"
#include "lifeboat/support/memory_file_system.h"

namespace lifeboat::driver {
namespace {

const diag::KindInfo& kKind = diag::Info(diag::Kind::StaleBaseline);

std::string Sets(std::string_view severity) {
  return "lint: { severity: { stale-baseline: " + std::string(severity) + " } }\n";
}

class Settings : public testing::Test {
 protected:
  std::optional<diag::Severity> SeverityFor(const std::string& file) {
    LintSettings settings({}, disk_, sources_);
    diag::CollectingSink sink;
    settings.Read({file}, sink);
    EXPECT_FALSE(sink.HasErrors());
    return settings.SelectionFor(file).SeverityOf(kKind);
  }

  MemoryFileSystem disk_;
  source::SourceMap sources_;
};

TEST_F(Settings, TheNearestFileAboveHolds) {
  disk_.AddFile(".lifeboat.yaml", Sets("error"));
  disk_.AddFile("fleet/shop/.lifeboat.yaml", Sets("info"));
  EXPECT_EQ(SeverityFor("fleet/shop/in.yaml"), diag::Severity::Info);
  EXPECT_EQ(SeverityFor("fleet/shop/dr/in.yaml"), diag::Severity::Info);
  EXPECT_EQ(SeverityFor("fleet/in.yaml"), diag::Severity::Error);
  EXPECT_EQ(SeverityFor("./fleet/shop/../in.yaml"), diag::Severity::Error);
}

TEST_F(Settings, AFolderOfThatNameIsNoFile) {
  disk_.AddFile("fleet/.lifeboat.yaml/x", "");
  EXPECT_EQ(SeverityFor("fleet/in.yaml"), diag::Severity::Warning);
}

TEST_F(Settings, LooksAboveTheWorkingDirectory) {
  disk_.SetWorkingDirectory("/repository/fleet");
  disk_.AddFile("../.lifeboat.yaml",
                "lint: { paths: { 'fleet/dev/*': { severity: { stale-baseline: off } } } }\n");
  EXPECT_EQ(SeverityFor("dev/in.yaml"), std::nullopt);
  EXPECT_EQ(SeverityFor("in.yaml"), diag::Severity::Warning);
  EXPECT_EQ(SeverityFor("../fleet/dev/in.yaml"), std::nullopt);
}

TEST_F(Settings, LooksNoFurtherThanTheRoot) {
  disk_.SetWorkingDirectory("/fleet");
  disk_.AddFile("../../.lifeboat.yaml", Sets("error"));
  EXPECT_EQ(SeverityFor("in.yaml"), diag::Severity::Warning);
}

TEST_F(Settings, LooksNoFurtherThanTheRepository) {
  disk_.SetWorkingDirectory("/somewhere/repository");
  disk_.AddFile(".git/HEAD", "");
  disk_.AddFile("../.lifeboat.yaml", Sets("error"));
  EXPECT_EQ(SeverityFor("fleet/in.yaml"), diag::Severity::Warning);
  disk_.AddFile(".lifeboat.yaml", Sets("info"));
  EXPECT_EQ(SeverityFor("fleet/in.yaml"), diag::Severity::Info);
}

TEST_F(Settings, AbsoluteAndRelativePathsMeet) {
  disk_.SetWorkingDirectory("/repository");
  disk_.AddFile("/repository/.lifeboat.yaml",
                "lint: { paths: { 'dev/*': { severity: { stale-baseline: off } } } }\n");
  EXPECT_EQ(SeverityFor("/repository/dev/in.yaml"), std::nullopt);
}

}  // namespace
}  // namespace lifeboat::driver
