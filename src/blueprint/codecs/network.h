#pragma once

#include <string>

#include "lifeboat/support/cidr.h"

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// A network in canonical CIDR notation.
[[nodiscard]] Codec<Cidr4> CidrText();
/// A code of the region table.
[[nodiscard]] Codec<std::string> RegionCode();
/// The shape only; whether the region has it is checked where the region is known.
[[nodiscard]] Codec<std::string> ZoneName();
/// The part of `com.amazonaws.<region>.<service>` after the region.
[[nodiscard]] Codec<std::string> EndpointService();

}  // namespace lifeboat::blueprint
