#include "program.h"

namespace lifeboat::cli {
namespace {

class ReportFiles : public Program {
 protected:
  int Lint(const std::vector<std::string>& outputs) {
    std::vector<std::string> arguments = {"lint", "--only=single-zone-database", "in.yaml"};
    for (const std::string& output : outputs) {
      arguments.push_back("--output=" + output);
    }
    return Call(arguments);
  }
  [[nodiscard]] std::string FileText(const std::string& path) const {
    const auto found = disk_.files().find(path);
    return found == disk_.files().end() ? "(none)" : found->second;
  }
};

TEST_F(ReportFiles, SeveralAtOnceBesideTheText) {
  EXPECT_EQ(Lint({"sarif=a", "json=b", "short=c=d"}), 0);
  EXPECT_TRUE(Contains(out_, "no findings"));
  EXPECT_TRUE(Contains(FileText("a"), "\"version\": \"2.1.0\""));
  EXPECT_TRUE(Contains(FileText("b"), "\"version\": 1"));
  EXPECT_EQ(FileText("c=d"), "");
  EXPECT_EQ(disk_.files().size(), 4U);
}

TEST_F(ReportFiles, AnOldReportIsReplaced) {
  disk_.AddFile("a", "old");
  EXPECT_EQ(Lint({"json=a"}), 0);
  EXPECT_TRUE(Contains(FileText("a"), "\"version\": 1"));
}

TEST_F(ReportFiles, AFullDiskLeavesTheOldOnesAndNothingElse) {
  for (std::size_t step = 1; step <= 6; ++step) {
    disk_ = MemoryFileSystem();
    disk_.AddFile("in.yaml", std::string(kSmall));
    disk_.AddFile("a", "old");
    disk_.FailAt(step);
    EXPECT_EQ(Lint({"json=a", "sarif=b"}), 2) << step;
    EXPECT_TRUE(Contains(err_, "error[LB003]")) << err_;
    EXPECT_EQ(disk_.files().size(), 2U) << "a draft stays after step " << step;
  }
}

TEST_F(ReportFiles, KilledAtAnyMomentAReportIsTheOldOneOrTheNewOne) {
  for (std::size_t step = 1; step <= 6; ++step) {
    disk_ = MemoryFileSystem();
    disk_.AddFile("in.yaml", std::string(kSmall));
    disk_.AddFile("a", "old");
    disk_.TearAt(step);
    static_cast<void>(Lint({"json=a", "sarif=b"}));
    const std::string text = FileText("a");
    EXPECT_TRUE(text == "old" || text.ends_with("}\n")) << text;
  }
}

TEST_F(ReportFiles, ADirectoryIsNotReplaced) {
  disk_.AddFile("a/b", "x");
  EXPECT_EQ(Lint({"json=a"}), 2);
  EXPECT_TRUE(Contains(err_, "a: a report cannot be written over a directory"));
}

}  // namespace
}  // namespace lifeboat::cli
