#pragma once

#include <string_view>

namespace lifeboat::diff {

/// Whether the provider's schema has a set there: a list whose order means nothing.
[[nodiscard]] bool IsProviderSet(std::string_view type, std::string_view path);

}  // namespace lifeboat::diff
