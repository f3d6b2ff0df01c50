#include "lifeboat/support/edit_distance.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace lifeboat {
namespace {

/// Words longer than this are compared by their beginnings: nobody mistypes a key of this length, and the
/// table grows with the product of both lengths.
constexpr std::size_t kLongestWord = 128;

}  // namespace

int EditDistance(std::string_view a, std::string_view b) {
  // Optimal string alignment: three rows of the table are enough, because a swap looks two rows back.
  std::vector<int> before_last(b.size() + 1);
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j);

  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

std::optional<std::string> Closest(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view compared = word.substr(0, kLongestWord);
  const int limit = std::max(1, static_cast<int>(compared.size() / 3));
  int best = limit + 1;
  std::string_view closest;
  bool tied = false;
  for (const std::string_view candidate : candidates) {
    const auto [shorter, longer] = std::minmax({candidate.size(), word.size()});
    // The difference of lengths is a lower bound of the distance.
    if (longer - shorter > static_cast<std::size_t>(limit)) continue;
    if (candidate == word) return std::string(candidate);
    const int distance = EditDistance(compared, candidate.substr(0, kLongestWord));
    if (distance < best) {
      best = distance;
      closest = candidate;
      tied = false;
    } else if (distance == best && candidate != closest) {
      tied = true;
    }
  }
  if (best > limit || tied) return std::nullopt;
  return std::string(closest);
}

}  // namespace lifeboat
