#include <string>
#include <utility>

#include "lower/automation/automation.h"

namespace lifeboat::lower {

namespace {

/// The controller counts failbacks, and each gives the databases' resources other Terraform names: a
/// configuration with another count would plan to replace them.
graph::Guard FailbacksGuard(const Context& context) {
  const std::string count = std::to_string(*context.blueprint.failbacks);
  return {
      {count},
      *context.blueprint.name + " has been failed back another number of times than the blueprint says (" +
          count + "): " + context.graph.automation.failbacks_parameter +
          " holds the number. Write `failbacks:` with that number, and `posture: normal` once " +
          context.RegionCode(graph::Side::Primary) + " serves again, in the blueprint and compile it again."};
}

}  // namespace

void LowerFailoverParameters(Context& context) {
  const std::string& application = *context.blueprint.name;
  const graph::Automation& automation = context.graph.automation;
  const auto add = [&](const std::string& what, const Place& place, const std::string& name,
                       std::string description, std::string value, std::optional<graph::Guard> guard) {
    Add(context, AutomationModule(graph::Side::Dr), what, place,
        graph::SsmParameter{.name = name,
                            .description = std::move(description),
                            .image = false,
                            .value = std::move(value),
                            .guard = std::move(guard)});
  };
  const Place place = FailoverPlace(context);
  add("intent", place, automation.intent_parameter,
      "Which side is to serve " + application + ", and who says so", "{}", std::nullopt);
  add("state", place, automation.state_parameter,
      "How far the failover controller of " + application + " has come", "{}", std::nullopt);
  add("maintenance", place, automation.maintenance_parameter,
      "Until when no alarm fails " + application + " over: a time such as 2026-01-31T18:00:00Z, or none",
      "none", std::nullopt);
  add("failbacks", {"failbacks", context.blueprint.failbacks.span}, automation.failbacks_parameter,
      "How often " + application + " has come back from " + context.RegionCode(graph::Side::Dr),
      std::to_string(*context.blueprint.failbacks), FailbacksGuard(context));
}

}  // namespace lifeboat::lower
