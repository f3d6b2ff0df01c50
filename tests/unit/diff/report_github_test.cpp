#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "reported.h"

namespace lifeboat::diff {
namespace {

using GithubReport = Reports;

std::size_t CountOf(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) {
    ++count;
  }
  return count;
}

TEST_F(GithubReport, OnlyDangerousChangesAreAnnotated) {
  Add(Made("module.a.aws_x.b", Action::Update, Risk::InPlace));
  Add(Made("module.a.aws_x.c", Action::Create, Risk::None));
  EXPECT_EQ(Render("github"), "");
}

TEST_F(GithubReport, TheGateDecidesHowLoud) {
  Change& loss = Add(Made("module.a.aws_x.b", Action::Destroy, Risk::DataLoss));
  loss.place = Place{"new.yaml", 7};
  EXPECT_EQ(
      Render("github"),
      "::error file=new.yaml,line=7,title=data-loss%3A module.a.aws_x.b::module.a.aws_x.b is destroyed\n");
  verdict_.gate = kNeverFails;
  EXPECT_TRUE(Has(Render("github"), "::warning file=new.yaml,line=7,"));
  verdict_.gate = Gate();
  changes_.changes.front().approved = "dump taken";
  EXPECT_TRUE(Has(Render("github"), "::notice file=new.yaml,line=7,title=data-loss (approved)%3A"));
  EXPECT_TRUE(Has(Render("github"), "%0Aapproved: dump taken\n"));
}

TEST_F(GithubReport, FilesAreNamedAsTheRepositoryDoes) {
  Add(Made("module.a.aws_x.b", Action::Replace, Risk::Replace)).place = Place{"shop.yaml", 7};
  const Report report{"main:apps/old/shop.yaml", "./apps/shop.yaml", changes_, verdict_, ""};
  EXPECT_TRUE(Has(RenderReport(ReportFormat::Github, report, {}), "file=apps/shop.yaml,line=7,"));
  const Report revision{"main:apps/old/shop.yaml", "out/shop", changes_, verdict_, ""};
  EXPECT_TRUE(Has(RenderReport(ReportFormat::Github, revision, {}), "file=apps/old/shop.yaml,line=7,"));
  const Report trees{"old", "new", changes_, verdict_, ""};
  EXPECT_TRUE(Has(RenderReport(ReportFormat::Github, trees, {}), "file=shop.yaml,line=7,"));
}

TEST_F(GithubReport, TenOfAKindAtMost) {
  for (int i = 0; i < 25; ++i) {
    Add(Made(fmt::format("module.a.aws_x.b{}", i), Action::Update, Risk::Disruptive));
  }
  for (int i = 0; i < 10; ++i) {
    Add(Made(fmt::format("module.a.aws_x.c{}", i), Action::Destroy, Risk::DataLoss));
  }
  const std::string text = Render("github");
  EXPECT_EQ(CountOf(text, "::warning "), 10U);
  EXPECT_EQ(CountOf(text, "::error "), 10U);
  EXPECT_TRUE(Has(text, "::warning title=lifeboat diff::16 more like these are left out\n"));
  EXPECT_TRUE(Has(text, "aws_x.c9"));
}

TEST_F(GithubReport, OneLineHasOneAnnotationOfAKind) {
  for (int i = 0; i < 15; ++i) {
    Add(Made(fmt::format("module.a.aws_x.b{}", i), Action::Destroy, Risk::Replace)).place =
        Place{"new.yaml", 7};
  }
  Add(Made("module.a.aws_x.c", Action::Destroy, Risk::Replace)).place = Place{"new.yaml", 8};
  const std::string text = Render("github");
  EXPECT_EQ(CountOf(text, "::warning "), 2U);
  EXPECT_TRUE(Has(text,
                  "title=replace%3A module.a.aws_x.b0 and 14 more::module.a.aws_x.b0 is destroyed%0A"
                  "module.a.aws_x.b1 is destroyed (replace)%0A"));
  EXPECT_TRUE(Has(text, "module.a.aws_x.b10 is destroyed (replace)%0Aand 4 more\n"));
}

TEST_F(GithubReport, RecoveryIsAnError) {
  MakeRecoveryWorse();
  EXPECT_TRUE(Has(Render("github"), "::error title=recovery gets worse::RTO 10m30s → 14m"));
  verdict_.figures_approved = "meant";
  EXPECT_TRUE(Has(Render("github"), "::notice title=recovery gets worse::"));
}

TEST_F(GithubReport, NoNameEndsACommand) {
  Add(HostileChange());
  std::istringstream lines(Render("github"));
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    EXPECT_TRUE(line.starts_with("::error file="));
    EXPECT_EQ(line.find('\r'), std::string::npos);
    EXPECT_EQ(line.find('\x1b'), std::string::npos);
    const std::string properties = line.substr(0, line.find("::", 2));
    EXPECT_EQ(std::ranges::count(properties.substr(2), ':'), 0);
    EXPECT_EQ(std::ranges::count(properties, ','), 2);
  }
  EXPECT_EQ(count, 1U);
}

}  // namespace
}  // namespace lifeboat::diff
