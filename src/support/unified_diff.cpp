#include "lifeboat/support/unified_diff.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include <dtl/dtl.hpp>
#include <fmt/format.h>

namespace lifeboat {
namespace {

constexpr std::size_t kContext = 3;

using Lines = std::vector<std::string>;

/// Lines with their ends, so that a missing end of the last line counts as a difference.
Lines SplitLines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

struct Edit {
  char sign;  // ' ', '-' or '+', as the output shows it
  std::string line;
};

/// The edit script; in each run of changes the removed lines come before the added ones.
std::vector<Edit> EditScript(const Lines& before, const Lines& after) {
  dtl::Diff<std::string, Lines> diff(before, after);
  diff.compose();
  std::vector<Edit> script;
  std::vector<Edit> added;
  const auto flush_added = [&] {
    std::move(added.begin(), added.end(), std::back_inserter(script));
    added.clear();
  };
  for (const auto& [line, info] : diff.getSes().getSequence()) {
    if (info.type == dtl::SES_ADD) {
      added.push_back({'+', line});
    } else if (info.type == dtl::SES_DELETE) {
      script.push_back({'-', line});
    } else {
      flush_added();
      script.push_back({' ', line});
    }
  }
  flush_added();
  return script;
}

/// Edits [begin, end) shown together, changes with their context.
struct Hunk {
  std::size_t begin;
  std::size_t end;
};

std::vector<Hunk> Hunks(const std::vector<Edit>& script) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < script.size(); ++i) {
    if (script[i].sign == ' ') continue;
    const std::size_t begin = i < kContext ? 0 : i - kContext;
    const std::size_t end = std::min(i + 1 + kContext, script.size());
    if (!hunks.empty() && begin <= hunks.back().end) {
      hunks.back().end = end;
    } else {
      hunks.push_back({begin, end});
    }
  }
  return hunks;
}

/// `3,4`, or `3` for one line; an empty range names the line before it, as POSIX has it.
std::string Range(std::size_t lines_before, std::size_t count) {
  if (count == 1) return fmt::format("{}", lines_before + 1);
  return fmt::format("{},{}", count == 0 ? lines_before : lines_before + 1, count);
}

}  // namespace

std::string UnifiedDiff(std::string_view before_name, std::string_view before, std::string_view after_name,
                        std::string_view after) {
  if (before == after) return "";
  const std::vector<Edit> script = EditScript(SplitLines(before), SplitLines(after));
  const auto count = [&](std::size_t begin, std::size_t end, char other_side) {
    return static_cast<std::size_t>(
        std::count_if(script.begin() + static_cast<std::ptrdiff_t>(begin),
                      script.begin() + static_cast<std::ptrdiff_t>(end),
                      [other_side](const Edit& edit) { return edit.sign != other_side; }));
  };

  std::string out = fmt::format("--- {}\n+++ {}\n", before_name, after_name);
  std::size_t done = 0;
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  for (const Hunk& hunk : Hunks(script)) {
    old_line += count(done, hunk.begin, '+');
    new_line += count(done, hunk.begin, '-');
    const std::size_t old_count = count(hunk.begin, hunk.end, '+');
    const std::size_t new_count = count(hunk.begin, hunk.end, '-');
    out += fmt::format("@@ -{} +{} @@\n", Range(old_line, old_count), Range(new_line, new_count));
    for (std::size_t i = hunk.begin; i < hunk.end; ++i) {
      out += script[i].sign;
      out += script[i].line;
      if (!script[i].line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
    }
    old_line += old_count;
    new_line += new_count;
    done = hunk.end;
  }
  return out;
}

}  // namespace lifeboat
