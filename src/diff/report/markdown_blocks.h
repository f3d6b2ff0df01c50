#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "lifeboat/diff/report.h"

#include "diff/report/outline.h"

namespace lifeboat::diff {

/// Lines for a block of `diff`, and how many changes they tell.
struct MarkdownBlock {
  std::string lines;
  std::size_t changes = 0;
};

/// What one fold of a comment holds.
struct MarkdownFold {
  std::string title;
  std::array<std::size_t, 5> of_risk{};  ///< changes, by Risk
  std::vector<MarkdownBlock> blocks;     ///< the most dangerous first
};

/// A fold a module, the most dangerous first; at the end one for what is told in few words.
[[nodiscard]] std::vector<MarkdownFold> FoldsOf(const Outline& outline, const Report& report);

}  // namespace lifeboat::diff
