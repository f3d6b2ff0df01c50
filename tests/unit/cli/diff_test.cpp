#include "program.h"

namespace lifeboat::cli {
namespace {

constexpr std::string_view kMarker = "<!-- lifeboat-diff -->";

class DiffCommand : public Program {
 protected:
  DiffCommand() {
    std::string other(kSmall);
    other.replace(other.find("port: 80"), 8, "port: 81");
    disk_.AddFile("new.yaml", other);
  }
  [[nodiscard]] std::string FileText(const std::string& path) const {
    const auto found = disk_.files().find(path);
    return found == disk_.files().end() ? "(none)" : found->second;
  }
  int Diff(const std::string& format) {
    return Call({"diff", "--fail-on=never", "--format=" + format, "in.yaml", "new.yaml"});
  }
};

TEST_F(DiffCommand, TheStepSummaryKeepsWhatOthersWroteThere) {
  variables_["GITHUB_STEP_SUMMARY"] = "summary.md";
  disk_.AddFile("summary.md", "# before\n");
  EXPECT_EQ(Diff("github"), 0);
  EXPECT_TRUE(FileText("summary.md").starts_with("# before\n" + std::string(kMarker)));
}

TEST_F(DiffCommand, TheStepSummaryMayNotBeThereYet) {
  variables_["GITHUB_STEP_SUMMARY"] = "summary.md";
  EXPECT_EQ(Diff("github"), 0);
  EXPECT_TRUE(FileText("summary.md").starts_with(kMarker));
}

TEST_F(DiffCommand, NoOtherFormatTouchesIt) {
  variables_["GITHUB_STEP_SUMMARY"] = "summary.md";
  for (const char* format : {"text", "json", "markdown"}) {
    EXPECT_EQ(Diff(format), 0);
    EXPECT_EQ(FileText("summary.md"), "(none)") << format;
  }
}

TEST_F(DiffCommand, WithoutTheVariableNothingIsWritten) {
  EXPECT_EQ(Diff("github"), 0);
  variables_["GITHUB_STEP_SUMMARY"] = "";
  EXPECT_EQ(Diff("github"), 0);
  EXPECT_EQ(disk_.files().size(), 2U);
}

TEST_F(DiffCommand, ASummaryThatCannotBeWrittenIsSaid) {
  variables_["GITHUB_STEP_SUMMARY"] = "no/such/folder/summary.md";
  EXPECT_EQ(Diff("github"), 2);
  EXPECT_TRUE(Contains(err_, "error[LB003]")) << err_;
}

TEST_F(DiffCommand, AReportThatCannotBeWrittenDecidesOverTheGate) {
  EXPECT_EQ(Call({"diff", "--fail-on=in-place", "--output=json=no/such/folder/a.json", "in.yaml", "new.yaml"}), 2);
}

}  // namespace
}  // namespace lifeboat::cli
