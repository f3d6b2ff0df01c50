#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/graph/label.h"

namespace lifeboat::lower {

/// The longest names that AWS takes (aws documentation of each service).
inline constexpr std::size_t kLoadBalancerName = 32;  // target groups too
inline constexpr std::size_t kAcceleratorName = 64;
inline constexpr std::size_t kRoleName = 64;
inline constexpr std::size_t kManagedPolicyName = 128;
inline constexpr std::size_t kDatabaseIdentifier = blueprint::kLongestRetirableIdentifier;
inline constexpr std::size_t kBucketName = 63;
inline constexpr std::size_t kAutoScalingGroupName = 255;
inline constexpr std::size_t kLaunchTemplateName = 128;
inline constexpr std::size_t kFunctionName = 64;
inline constexpr std::size_t kTopicName = 256;
inline constexpr std::size_t kTopicDisplayName = 100;
inline constexpr std::size_t kQueueName = 80;
inline constexpr std::size_t kAlarmName = 255;
inline constexpr std::size_t kRuleName = 64;
inline constexpr std::size_t kScheduleName = 64;
inline constexpr std::size_t kDocumentName = 128;
inline constexpr std::size_t kEventSubscriptionName = 255;
/// AWS takes 255; Terraform adds 26 characters to a prefix.
inline constexpr std::size_t kSecurityGroupPrefix = 229;

/// `parts` joined by `-`. Longer than `limit`: cut, and ended with eight digits of the whole name's SHA-256,
/// so that two long names that start alike stay two.
[[nodiscard]] std::string DerivedName(std::initializer_list<std::string_view> parts, std::size_t limit);

/// The same for a kind of name that AWS does not let begin with `reserved` (`internal-`, `sg-`): such a name
/// gets an `x-` in front.
[[nodiscard]] std::string DerivedName(std::initializer_list<std::string_view> parts, std::size_t limit,
                                      std::string_view reserved);

/// `/parts/joined/by/slashes`, the name of a parameter. Parameter Store keeps names that begin with `aws` or
/// `ssm` for AWS: such an application's get an `x-` in front.
[[nodiscard]] std::string DerivedParameterName(std::initializer_list<std::string_view> parts);

/// What `names` says of one key; when it says nothing, a section without a name.
template <class T>
[[nodiscard]] const T& ExactNames(const blueprint::NamedMap<T>& names, const std::string& key) {
  static const T kNone;
  const auto found = names.find(key);
  return found == names.end() ? kNone : found->second.value;
}

/// The exact name if the blueprint gives one, else the derived one.
[[nodiscard]] std::string NameOr(const std::optional<blueprint::Located<std::string>>& exact,
                                 std::string derived);

using graph::TerraformName;

}  // namespace lifeboat::lower
