#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "lifeboat/blueprint/signals.h"

#include "lower/context.h"

namespace lifeboat::lower {

// What the parts of the automation are called in AWS. All of it is known at compile time, so that policies,
// the key and the programs' configuration can name a thing before it exists.

inline constexpr std::array kPrograms = {graph::Program::FailoverHandler, graph::Program::UpdateAmiParameter,
                                         graph::Program::AmiCleanup, graph::Program::Prober};

/// `failover_handler`: the program's folder in templates/lambda.
[[nodiscard]] std::string_view Word(graph::Program program);

[[nodiscard]] std::string FunctionName(const Context& context, graph::Program program);
[[nodiscard]] std::string FunctionRoleName(const Context& context, graph::Program program);
/// Lambda writes to this group and to no other.
[[nodiscard]] std::string FunctionLogGroup(const Context& context, graph::Program program);

/// In either region.
[[nodiscard]] std::string TopicName(const Context& context);
[[nodiscard]] std::string QueueName(const Context& context);
[[nodiscard]] graph::Text TopicArn(const Context& context, graph::Side side);
[[nodiscard]] graph::Text QueueArn(const Context& context, graph::Side side);

[[nodiscard]] std::string DocumentName(const Context& context);
[[nodiscard]] std::string ImageAutomationRoleName(const Context& context);
/// The rule that makes images of a service.
[[nodiscard]] std::string ImageScheduleName(const Context& context, const std::string& service);

/// The composite alarm that starts a failover.
[[nodiscard]] std::string RegionLostName(const Context& context);
[[nodiscard]] std::string MaintenanceAlarmName(const Context& context);
/// The alarm in the primary region about the targets of a service.
[[nodiscard]] std::string HealthyHostsName(const Context& context, const std::string& service);
[[nodiscard]] std::string DatabaseCpuName(const Context& context, const std::string& database);

/// `/blog/failover/intent`
[[nodiscard]] std::string FailoverParameter(const Context& context, std::string_view what);

/// What the prober calls the mirrored signal of a service: `healthy-hosts`, or with several services
/// `healthy-hosts-web`.
[[nodiscard]] std::string HealthyHostsSignal(const Context& context, const std::string& service);

/// How many services have a load balancer.
[[nodiscard]] std::size_t BalancedServices(const Context& context);

}  // namespace lifeboat::lower
