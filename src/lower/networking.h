#pragma once

#include <optional>

#include "lower/context.h"

namespace lifeboat::lower {

/// Every security group of a region and every rule between them; fills the groups of services and databases.
/// Answers the group of the interface endpoints, if the region has such endpoints.
[[nodiscard]] std::optional<graph::Ref<graph::SecurityGroup>> LowerSecurityGroups(
    Context& context, graph::Side side, graph::Ref<graph::VpcEndpoint> s3_gateway);

/// Name of a region's flow-log group; none when the region keeps no flow logs. The key's policy speaks of the
/// group by its name: through the node the two would need each other.
[[nodiscard]] std::optional<std::string> FlowLogGroupName(const Context& context, graph::Side side);

}  // namespace lifeboat::lower
