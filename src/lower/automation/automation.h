#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lower/automation/names.h"
#include "lower/context.h"
#include "lower/naming.h"
#include "lower/places.h"

namespace lifeboat::lower {

// The parts of the automation, one file each, in the order of LowerAutomation.

/// What the programs and the runbook are told; later parts read names from it.
void DescribeAutomation(Context& context);  // config.cpp
/// Where the controller keeps what it must not forget.
void LowerFailoverParameters(Context& context);  // parameters.cpp
/// Topic and queue of a region, with who may send to them and who listens.
void LowerNotifications(Context& context, graph::Side side);  // notifications.cpp
void LowerHealthChecks(Context& context);                     // health_checks.cpp
void LowerFunctions(Context& context);                        // functions.cpp
/// What calls the functions: topic and clock.
void LowerCallers(Context& context);           // callers.cpp
void LowerImagePipeline(Context& context);     // image_pipeline.cpp
void LowerDetection(Context& context);         // detection.cpp
void LowerOperationsAlarms(Context& context);  // operations_alarms.cpp
void LowerDatabaseAlarms(Context& context);    // database_alarms.cpp

[[nodiscard]] constexpr graph::Module AutomationModule(graph::Side side) {
  return {graph::ModuleKind::Automation, side};
}

[[nodiscard]] inline Place FailoverPlace(const Context& context) {
  return {"failover", context.blueprint.failover.mode.span};
}
[[nodiscard]] inline Place ImagesPlace(const Context& context) {
  return {"images", context.blueprint.images.schedule.span};
}
[[nodiscard]] inline Place NotificationsPlace(const Context& context) {
  return {"notifications", context.blueprint.notifications.email.span};
}

/// Where Route 53 tells the results of its health checks.
inline constexpr std::string_view kRoute53Region = "us-east-1";

/// Whether the DR region is that one.
[[nodiscard]] bool HasRoute53Metrics(const Context& context);

/// The check whose result the prober carries into the DR region, if any.
[[nodiscard]] std::optional<graph::Reference> CarriedHealthCheck(const Context& context);  // environment.cpp

/// Services that somebody outside of the network can reach, by key.
[[nodiscard]] std::vector<std::string> PublicServices(const Context& context);

}  // namespace lifeboat::lower
