#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/blueprint/blueprint.h"

namespace lifeboat::lower {

/// The longest names that AWS takes (aws documentation of each service).
inline constexpr std::size_t kLoadBalancerName = 32;  // target groups too
inline constexpr std::size_t kAcceleratorName = 64;
inline constexpr std::size_t kRoleName = 64;
inline constexpr std::size_t kDatabaseIdentifier = 63;
inline constexpr std::size_t kBucketName = 63;
inline constexpr std::size_t kAutoScalingGroupName = 255;
inline constexpr std::size_t kLaunchTemplateName = 128;

/// `parts` joined by `-`. Longer than `limit`: cut, and ended with eight digits of the whole name's SHA-256, so that two
/// long names that start alike stay two.
[[nodiscard]] std::string DerivedName(std::initializer_list<std::string_view> parts, std::size_t limit);

/// The exact name if the blueprint gives one, else the derived one.
[[nodiscard]] std::string NameOr(const std::optional<blueprint::Located<std::string>>& exact, std::string derived);

}  // namespace lifeboat::lower
