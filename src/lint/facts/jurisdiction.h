#pragma once

#include <optional>
#include <string_view>

namespace lifeboat::lint {

/// Whose law holds where an AWS region's data lies: `the European Union`, `Switzerland`, `the United States`.
[[nodiscard]] std::string_view JurisdictionOf(std::string_view region);

/// A region of the same jurisdiction and partition that every account may use; not us-east-1. Nullopt where
/// there is none.
[[nodiscard]] std::optional<std::string_view> NeighbourOf(std::string_view region);

}  // namespace lifeboat::lint
