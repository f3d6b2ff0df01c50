#include "lifeboat/lint/report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "lifeboat/lint/fingerprint.h"

namespace lifeboat::lint {
namespace {

using diag::Kind;

/// Findings in one file, reported in every format.
class Reports : public testing::Test {
 protected:
  explicit Reports(std::string path = "in.yaml") {
    results_.files.push_back({path, {}, {}});
    results_.files.front().report.ran = true;
    results_.rules = {Kind::SingleZoneDatabase};
    results_.version = "1.2.3";
  }

  void Text(std::string text) { sources_.Add(results_.files.front().path, std::move(text)); }

  static Finding Found(std::uint32_t begin, std::uint32_t end, std::string message = "found") {
    Finding finding;
    finding.diagnostic.kind = Kind::SingleZoneDatabase;
    finding.diagnostic.severity = diag::Severity::Warning;
    finding.diagnostic.message = std::move(message);
    finding.diagnostic.labels.push_back({{0, begin, end}, diag::LabelRole::Primary, ""});
    finding.path = "databases.orders";
    return finding;
  }

  Finding& Add(Finding finding) {
    auto& findings = results_.files.front().report.findings;
    findings.push_back(std::move(finding));
    return findings.back();
  }

  [[nodiscard]] std::string Render(std::string_view format) const {
    return RenderReport(ReportFormatOf(format), results_, sources_, {});
  }

  static testing::AssertionResult Has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos ? testing::AssertionSuccess()
                                                : testing::AssertionFailure() << part << " is not in\n"
                                                                              << text;
  }

  Results results_;
  source::SourceMap sources_;
};

TEST_F(Reports, ColumnsCountCodePoints) {
  Text(
      "a: { gr\xC3\xB6\xC3\x9F"
      "e: \xF0\x9F\x9B\x9F, b: no }\n");
  const auto begin = static_cast<std::uint32_t>(sources_[0].text().find("no"));
  Add(Found(begin, begin + 2));
  EXPECT_TRUE(Has(Render("short"), "in.yaml:1:19: warning[LB402]: found [single-zone-database]\n"));
  EXPECT_TRUE(Has(Render("github"), "file=in.yaml,line=1,endLine=1,col=19,endColumn=21,"));
  EXPECT_TRUE(Has(Render("sarif"), R"("startColumn": 19)"));
  EXPECT_TRUE(Has(Render("sarif"), R"("endColumn": 21)"));
  EXPECT_TRUE(Has(Render("json"), R"("offset": 23)"));
  EXPECT_TRUE(Has(Render("json"), R"("column": 19)"));
}

TEST_F(Reports, SeveralLinesHaveNoColumnsOnGithub) {
  Text("a: |\n  b\n  c\n");
  Add(Found(3, 12));
  EXPECT_TRUE(Has(Render("github"), "::warning file=in.yaml,line=1,endLine=3,title="));
}

TEST_F(Reports, SpansOutsideTheFileAreClamped) {
  Text("a: 1\n");
  Add(Found(400, 500));
  Add(Found(3, 1)).diagnostic.labels.push_back({{7, 0, 1}, diag::LabelRole::Explains, "no such file"});
  for (const std::string_view format : kReportFormats) {
    EXPECT_NE(Render(format), "");
  }
}

TEST_F(Reports, NothingFoundIsSaid) {
  Text("a: 1\n");
  EXPECT_EQ(Render("text"), "no findings in 1 blueprint (1 rule)\n");
  EXPECT_EQ(Render("short"), "");
  EXPECT_EQ(Render("github"), "");
}

TEST_F(Reports, SummaryCountsFixes) {
  Text("a: 1\n");
  Add(Found(0, 1, "one")).diagnostic.fix = diag::Fix{"mend", {}, diag::Applicability::Safe};
  Add(Found(0, 1, "two")).diagnostic.fix = diag::Fix{"mend", {}, diag::Applicability::Unsafe};
  Add(Found(0, 1, "three")).diagnostic.severity = diag::Severity::Info;
  results_.files.front().report.allowed.push_back({Found(0, 1), "a test"});
  EXPECT_TRUE(Has(Render("text"),
                  "3 findings: 2 warnings, 1 remark; 1 allowed; 1 can be fixed with --fix (1 more with "
                  "--unsafe-fixes)\nmore: lifeboat explain LB402\n"));
  EXPECT_TRUE(Has(Render("text"), " = fix: mend (unsafe)\n"));
}

TEST_F(Reports, ALargeGroupIsCut) {
  Text("a: 1\n");
  for (int i = 0; i < 30; ++i) {
    Add(Found(0, 1, "database `" + std::to_string(i) + "`"));
  }
  const std::string text = Render("text");
  EXPECT_TRUE(Has(text, " = also: at in.yaml:1:1: database `20`\n"));
  EXPECT_FALSE(Has(text, "`21`"));
  EXPECT_TRUE(Has(text, " = also: 9 more: `--format short` lists all\n"));
}

TEST_F(Reports, BrokenFilesHaveNoCasesOfRules) {
  Text("a: 1\n");
  results_.files.front().report.ran = false;
  results_.files.front().errors.push_back(Found(0, 1).diagnostic);
  results_.files.front().errors.front().kind = Kind::UnknownKey;
  const std::string junit = Render("junit");
  EXPECT_TRUE(Has(junit, R"(tests="1" failures="0" errors="1" skipped="0")"));
  EXPECT_FALSE(Has(junit, "single-zone-database"));
}

class HostileName : public Reports {
 protected:
  HostileName() : Reports("a\n::error::,%<&>\".yaml") {}
};

TEST_F(HostileName, IsEscapedInEachFormat) {
  Text("a: 1\n");
  Add(Found(0, 1));
  EXPECT_TRUE(Has(Render("github"), "file=a%0A%3A%3Aerror%3A%3A%2C%25<&>\".yaml,"));
  EXPECT_TRUE(Has(Render("short"), "a\\n::error::,%<&>\".yaml:1:1: "));
  EXPECT_TRUE(Has(Render("sarif"), R"("uri": "a%0A%3A%3Aerror%3A%3A%2C%25%3C%26%3E%22.yaml")"));
  EXPECT_TRUE(Has(Render("junit"), "classname=\"a&#10;::error::,%&lt;&amp;&gt;&quot;.yaml\""));
}

TEST_F(Reports, FingerprintStaysWhenLinesMoveAndTheFolderChanges) {
  EXPECT_EQ(FingerprintOf(Found(0, 1), "in.yaml"), FingerprintOf(Found(7, 9), "there/in.yaml"));
  EXPECT_NE(FingerprintOf(Found(0, 1), "in.yaml"), FingerprintOf(Found(0, 1), "other.yaml"));
  EXPECT_NE(FingerprintOf(Found(0, 1), "in.yaml"), FingerprintOf(Found(0, 1, "else"), "in.yaml"));
  Finding elsewhere = Found(0, 1);
  elsewhere.path = "databases.stock";
  EXPECT_NE(FingerprintOf(Found(0, 1), "in.yaml"), FingerprintOf(elsewhere, "in.yaml"));
}

TEST_F(Reports, FindingsThatNothingTellsApartAreNumbered) {
  const Finding one = Found(0, 1);
  const Finding two = Found(3, 4);
  const std::vector<std::string> both = FingerprintsOf({&one, &two}, "in.yaml");
  EXPECT_EQ(both[0], FingerprintOf(one, "in.yaml"));
  EXPECT_NE(both[0], both[1]);
}

}  // namespace
}  // namespace lifeboat::lint
