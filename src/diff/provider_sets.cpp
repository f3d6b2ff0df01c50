#include "diff/provider_sets.h"

#include <algorithm>
#include <utility>

namespace lifeboat::diff {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

#include "diff/provider_sets_data.inc"

static_assert(std::ranges::is_sorted(kSets));

}  // namespace

bool IsProviderSet(std::string_view type, std::string_view path) {
  return std::ranges::binary_search(kSets, Entry{type, path});
}

}  // namespace lifeboat::diff
