#include "lifeboat/support/unified_diff.h"

#include <cstdio>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

std::string Diff(std::string_view before, std::string_view after) {
  return UnifiedDiff("a", before, "b", after);
}

TEST(UnifiedDiff, EqualTextsGiveNothing) {
  EXPECT_EQ(Diff("", ""), "");
  EXPECT_EQ(Diff("x\ny\n", "x\ny\n"), "");
}

TEST(UnifiedDiff, ShowsAChangeInItsContext) {
  EXPECT_EQ(Diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, FromAndToNothing) {
  EXPECT_EQ(Diff("", "x\n"), "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n");
  EXPECT_EQ(Diff("x\ny\n", ""), "--- a\n+++ b\n@@ -1,2 +0,0 @@\n-x\n-y\n");
}

TEST(UnifiedDiff, AMissingLineEndIsADifference) {
  EXPECT_EQ(Diff("x\n", "x"), "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+x\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, DistantChangesAreTwoHunks) {
  std::string before;
  for (int i = 0; i < 20; ++i) before += std::to_string(i) + "\n";
  std::string after = before;
  after.replace(after.find("2\n"), 1, "two");
  after.replace(after.rfind("17\n"), 2, "seventeen");
  const std::string diff = Diff(before, after);
  EXPECT_NE(diff.find("@@ -1,6 +1,6 @@"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -15,6 +15,6 @@"), std::string::npos) << diff;
}

/// Applies a diff; enough of patch(1) to trust the output.
std::string Apply(const std::string& before, const std::string& diff) {
  std::string out;
  std::size_t at = 0;    // in `before`
  std::size_t line = 0;  // lines of it that are used
  const auto copy_line = [&](bool keep) {
    const std::size_t end = std::min(before.find('\n', at), before.size() - 1) + 1;
    if (keep) out += before.substr(at, end - at);
    at = end;
    ++line;
  };
  for (std::size_t i = 0; i < diff.size();) {
    const std::size_t end = diff.find('\n', i) + 1;
    const std::string text = diff.substr(i, end - i);
    i = end;
    unsigned long start = 0;
    unsigned long count = 1;
    if (text.starts_with("---") || text.starts_with("+++")) continue;
    if (text.starts_with("@@")) {
      std::sscanf(text.c_str(), "@@ -%lu,%lu", &start, &count);
      while (line + (count == 0 ? 0 : 1) < start) copy_line(true);
    } else if (text[0] == '+') {
      out += text.substr(1);
    } else {
      copy_line(text[0] == ' ');
    }
  }
  while (at < before.size()) copy_line(true);
  return out;
}

TEST(UnifiedDiff, AppliedItGivesTheOtherText) {
  std::mt19937 random(3);
  const auto text = [&] {
    std::string lines;
    for (auto i = random() % 30; i > 0; --i)
      lines += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    return lines;
  };
  for (int round = 0; round < 300; ++round) {
    const std::string before = text();
    const std::string after = text();
    ASSERT_EQ(Apply(before, Diff(before, after)), after) << Diff(before, after);
  }
}

}  // namespace
}  // namespace lifeboat
