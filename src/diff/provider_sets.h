#pragma once

#include <string_view>

namespace lifeboat::diff {

/// Whether the provider's schema has a set there, so that the order of the list means nothing. `type` is a
/// resource's, or `data.TYPE`; `path` has no list positions. From data/provider_sets.tsv.
[[nodiscard]] bool IsProviderSet(std::string_view type, std::string_view path);

}  // namespace lifeboat::diff
