#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/diff/change.h"
#include "lifeboat/terraform/configuration.h"

namespace lifeboat::diff {

/// A change of a block, with everything that the block says of itself.
[[nodiscard]] Change NewChange(const terraform::Configuration& configuration, const terraform::Block& block);

/// Of an address in Side::places.
[[nodiscard]] std::optional<Place> PlaceOf(const std::map<std::string, std::string>& places,
                                           const std::string& address);

/// Whether Terraform was told to leave the attribute (schema path) alone.
[[nodiscard]] bool IsIgnored(const terraform::Block& block, std::string_view path);

}  // namespace lifeboat::diff
