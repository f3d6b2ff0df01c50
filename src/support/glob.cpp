#include "lifeboat/support/glob.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace lifeboat {

namespace {

/// Bytes of the code point that `text` begins with.
std::size_t CharacterSize(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
    ++size;
  }
  return size;
}

std::vector<std::string_view> NamesOf(std::string_view path) {
  std::vector<std::string_view> names;
  while (true) {
    const std::size_t end = path.find('/');
    names.push_back(path.substr(0, end));
    if (end == std::string_view::npos) {
      return names;
    }
    path.remove_prefix(end + 1);
  }
}

}  // namespace

// Only the last star is ever tried again, so that no pattern takes more than length times length.
bool NameMatches(std::string_view pattern, std::string_view name) {
  std::string_view pattern_behind_star;
  std::string_view name_at_star;
  bool star = false;
  while (!name.empty()) {
    if (pattern.starts_with('*')) {
      pattern.remove_prefix(1);
      pattern_behind_star = pattern;
      name_at_star = name;
      star = true;
    } else if (pattern.starts_with('?')) {
      pattern.remove_prefix(1);
      name.remove_prefix(CharacterSize(name));
    } else if (!pattern.empty() && pattern.front() == name.front()) {
      pattern.remove_prefix(1);
      name.remove_prefix(1);
    } else if (star) {
      name_at_star.remove_prefix(CharacterSize(name_at_star));
      name = name_at_star;
      pattern = pattern_behind_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*') == std::string_view::npos;
}

bool GlobMatches(std::string_view pattern, std::string_view path) {
  const std::vector<std::string_view> wanted = NamesOf(pattern);
  const std::vector<std::string_view> names = NamesOf(path);
  // fits[j]: the names of the pattern so far fit the first j names of the path.
  std::vector<bool> fits(names.size() + 1, false);
  fits[0] = true;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    std::vector<bool> next(names.size() + 1, false);
    const bool last = i + 1 == wanted.size();
    for (std::size_t j = 0; j <= names.size(); ++j) {
      if (wanted[i] == "**") {
        // At the end it needs something to stand for: `a/**` is what is in `a`, not `a`.
        next[j] = (j > 0 && next[j - 1]) || (last ? j > 0 && fits[j - 1] : static_cast<bool>(fits[j]));
      } else {
        next[j] = j > 0 && fits[j - 1] && NameMatches(wanted[i], names[j - 1]);
      }
    }
    fits = std::move(next);
  }
  return fits.back();
}

}  // namespace lifeboat
