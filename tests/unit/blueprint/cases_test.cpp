#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "reading.h"

namespace lifeboat::blueprint {
namespace {

namespace fs = std::filesystem;
using Announcement = std::pair<std::uint32_t, std::string>;

// `#~ LB101 LB102` on a line; the golden runner knows more forms, which cases of this room do not need.
std::vector<Announcement> Announced(const std::string& text) {
  std::vector<Announcement> all;
  std::istringstream lines(text);
  std::string line;
  for (std::uint32_t number = 1; std::getline(lines, line); ++number) {
    const auto mark = line.find("#~ ");
    if (mark == std::string::npos) {
      continue;
    }
    std::istringstream codes(line.substr(mark + 3));
    for (std::string code; codes >> code;) {
      all.emplace_back(number, code);
    }
  }
  return all;
}

std::vector<fs::path> CaseFiles() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(SourcePath("tests/golden/cases/blueprint"))) {
    if (entry.path().extension() == ".yaml") {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  return files;
}

TEST(Cases, AreReportedAsAnnounced) {
  for (const fs::path& file : CaseFiles()) {
    SCOPED_TRACE(file.filename().string());
    const std::string text = FileText(file);
    const Reading reading = ReadText(text);
    std::vector<Announcement> reported;
    for (const diag::Diagnostic& diagnostic : reading.diagnostics) {
      reported.emplace_back(reading.LineOf(diagnostic), std::string(diag::Info(diagnostic.kind).code));
    }
    std::vector<Announcement> announced = Announced(text);
    std::ranges::sort(announced);
    std::ranges::sort(reported);
    EXPECT_EQ(reported, announced) << reading.printed;
    EXPECT_EQ(reading.blueprint.has_value(), announced.empty());
    EXPECT_EQ(file.filename().string().starts_with("accepts_"), announced.empty());
  }
}

TEST(Cases, ShippedBlueprintsAreAccepted) {
  for (const auto& entry : fs::directory_iterator(SourcePath("blueprints"))) {
    if (entry.path().extension() == ".yaml") {
      const Reading reading = ReadText(FileText(entry.path()));
      EXPECT_TRUE(reading.blueprint.has_value()) << entry.path() << "\n" << reading.printed;
      EXPECT_TRUE(reading.diagnostics.empty()) << reading.printed;
    }
  }
}

}  // namespace
}  // namespace lifeboat::blueprint
