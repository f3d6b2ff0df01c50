#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "blueprint/table/codec.h"

namespace lifeboat::blueprint {

/// A name of the blueprint's own: `[a-z][a-z0-9-]*` without a trailing or double hyphen, so that it stays
/// unique when Terraform identifiers turn `-` into `_`.
[[nodiscard]] Codec<std::string> Name(std::string_view type, std::size_t max_length = 32);

// Names of AWS, each with the rule of its service.
[[nodiscard]] Codec<std::string> LoadBalancerName();
[[nodiscard]] Codec<std::string> TargetGroupName();
[[nodiscard]] Codec<std::string> AutoscalingGroupName();
[[nodiscard]] Codec<std::string> LaunchTemplateName();
[[nodiscard]] Codec<std::string> AcceleratorName();
[[nodiscard]] Codec<std::string> ParameterName();
[[nodiscard]] Codec<std::string> DatabaseIdentifier();
[[nodiscard]] Codec<std::string> SecretName();
[[nodiscard]] Codec<std::string> BucketName();
[[nodiscard]] Codec<std::string> RoleName();

/// Twelve digits.
[[nodiscard]] Codec<std::string> AccountId();
[[nodiscard]] Codec<std::string> TagKey();
[[nodiscard]] Codec<std::string> TagValue();
/// The key of an object in S3.
[[nodiscard]] Codec<std::string> ObjectKey();

}  // namespace lifeboat::blueprint
