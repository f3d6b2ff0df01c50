#include "diff/provider_updates.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace lifeboat::diff {

namespace {

struct Row {
  std::string_view type;
  std::string_view path;
  /// A letter for each Transition, in its order.
  std::string_view letters;
};

using Key = std::pair<std::string_view, std::string_view>;

constexpr Key KeyOf(const Row& row) { return {row.type, row.path}; }

#include "diff/provider_updates_data.inc"

static_assert(std::ranges::is_sorted(kRows, {}, KeyOf));

const Row* Find(std::string_view type, std::string_view path) {
  const Row* row = std::ranges::lower_bound(kRows, Key{type, path}, {}, KeyOf);
  return row != std::end(kRows) && KeyOf(*row) == Key{type, path} ? row : nullptr;
}

Update Read(const Row& row, Transition transition) {
  switch (row.letters[static_cast<std::size_t>(transition)]) {
    case 'N':
      return Update::Nothing;
    case 'I':
      return Update::InPlace;
    case 'R':
      return Update::Replace;
    default:
      return Update::Unknown;
  }
}

}  // namespace

Update UpdateOf(std::string_view type, std::string_view path, Transition transition) {
  if (const Row* row = Find(type, path)) {
    return Read(*row, transition);
  }
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) {
    return Update::Unknown;
  }
  // What comes and goes within a block is a change of the block.
  const bool unknown = transition == Transition::BecomesUnknown;
  return UpdateOf(type, path.substr(0, dot), unknown ? Transition::BecomesUnknown : Transition::Changed);
}

}  // namespace lifeboat::diff
