#pragma once

#include <string>
#include <string_view>

#include "lower/context.h"

namespace lifeboat::lower {

/// `arn:aws:ssm:eu-west-1:123456789012:` + `resource`, in the account that applies. Policies name resources
/// this way where their names are known beforehand: then they wait for nothing and cannot be part of a
/// circle.
[[nodiscard]] graph::Text Arn(const Context& context, std::string_view service, std::string_view region,
                              std::string_view resource);

/// `arn:aws:s3:::` + `name`: names of buckets are unique in the world.
[[nodiscard]] graph::Text BucketArn(const Context& context, const graph::Text& name);

/// The ARN of a parameter with this name.
[[nodiscard]] graph::Text ParameterArn(const Context& context, graph::Side side, std::string_view name);

/// `ec2.amazonaws.com`, as trust policies and kms:ViaService call it; with a region
/// `logs.eu-west-1.amazonaws.com`.
[[nodiscard]] std::string ServicePrincipal(const Context& context, std::string_view service,
                                           std::string_view region = {});

}  // namespace lifeboat::lower
