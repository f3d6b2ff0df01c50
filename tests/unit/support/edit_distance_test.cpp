#include "lifeboat/support/edit_distance.h"

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace lifeboat {
namespace {

TEST(EditDistance, CountsEachKindOfEdit) {
  EXPECT_EQ(EditDistance("", ""), 0);
  EXPECT_EQ(EditDistance("", "abc"), 3);
  EXPECT_EQ(EditDistance("abc", ""), 3);
  EXPECT_EQ(EditDistance("engine", "engne"), 1);
  EXPECT_EQ(EditDistance("engine", "enngine"), 1);
  EXPECT_EQ(EditDistance("engine", "enginx"), 1);
  EXPECT_EQ(EditDistance("engine", "negine"), 1);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3);
}

/// The definition, as plain recursion.
int Reference(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size());
  int best = Reference(a.substr(1), b.substr(1)) + (a[0] == b[0] ? 0 : 1);
  best = std::min(best, Reference(a.substr(1), b) + 1);
  best = std::min(best, Reference(a, b.substr(1)) + 1);
  if (a.size() > 1 && b.size() > 1 && a[0] == b[1] && a[1] == b[0]) {
    best = std::min(best, Reference(a.substr(2), b.substr(2)) + 1);
  }
  return best;
}

TEST(EditDistance, AgreesWithTheDefinition) {
  std::mt19937 random(11);
  const auto word = [&] {
    std::string text(random() % 6, 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 3);
    return text;
  };
  for (int round = 0; round < 500; ++round) {
    const std::string a = word();
    const std::string b = word();
    ASSERT_EQ(EditDistance(a, b), Reference(a, b)) << a << " " << b;
    ASSERT_EQ(EditDistance(a, b), EditDistance(b, a)) << a << " " << b;
  }
}

std::optional<std::string> ClosestOf(std::string_view word, const std::vector<std::string_view>& candidates) {
  return Closest(word, candidates);
}

TEST(Closest, TakesTheNearest) {
  EXPECT_EQ(ClosestOf("engin_version", {"engine", "engine_version", "storage"}), "engine_version");
  EXPECT_EQ(ClosestOf("prot", {"port", "path"}), "port");
  EXPECT_EQ(ClosestOf("port", {"post", "port"}), "port");
}

TEST(Closest, GivesNothingRatherThanAGuess) {
  EXPECT_EQ(ClosestOf("banana", {"port", "path"}), std::nullopt);
  EXPECT_EQ(ClosestOf("cat", {"bat", "hat"}), std::nullopt);
  EXPECT_EQ(ClosestOf("port", {}), std::nullopt);
}

TEST(Closest, TheLimitIsAThirdOfTheWord) {
  EXPECT_EQ(ClosestOf("ab", {"ax"}), "ax");
  EXPECT_EQ(ClosestOf("ab", {"xy"}), std::nullopt);
  EXPECT_EQ(ClosestOf("abcdef", {"abcdxy"}), "abcdxy");
  EXPECT_EQ(ClosestOf("abcdef", {"abcxyz"}), std::nullopt);
}

TEST(Closest, RepeatedCandidatesAreNoTie) { EXPECT_EQ(ClosestOf("prot", {"port", "port"}), "port"); }

TEST(Closest, IsNotSlowedByLongWords) {
  const std::string long_word(1'000'000, 'a');
  EXPECT_EQ(ClosestOf(long_word, {"port"}), std::nullopt);
  EXPECT_NE(ClosestOf(long_word, {long_word + "b"}), std::nullopt);
}

}  // namespace
}  // namespace lifeboat
