#include <string>
#include <vector>

#include "lower/automation/automation.h"
#include "lower/ports.h"

namespace lifeboat::lower {

namespace {

using blueprint::Signal;
using graph::Side;

/// Fast: three failures are half a minute.
constexpr std::int64_t kIntervalSeconds = 10;
constexpr std::int64_t kFailures = 3;

/// Route 53 tells its results in one region only. When that is the DR region its alarms can look at each
/// check themselves; else the prober carries one over.
std::vector<std::string> Checked(const Context& context) {
  std::vector<std::string> services = PublicServices(context);
  if (!HasRoute53Metrics(context) && services.size() > 1) {
    services.resize(1);
  }
  return services;
}

}  // namespace

bool HasRoute53Metrics(const Context& context) { return context.RegionCode(Side::Dr) == kRoute53Region; }

void LowerHealthChecks(Context& context) {
  const blueprint::Trigger& trigger = blueprint::TriggerOf(context.blueprint, Signal::Route53);
  if (*trigger.action == blueprint::TriggerAction::None) {
    return;
  }
  const Place place{"failover.triggers.route53", trigger.action.span};
  for (const std::string& key : Checked(context)) {
    const auto& named = context.blueprint.services.at(key);
    const blueprint::Service& service = named.value;
    ServiceLinks& links = context.On(Side::Primary).services.at(key);
    const bool tls = service.certificates.has_value();
    links.health_check = Add(context, AutomationModule(Side::Dr), LabelOf(named), place,
                             graph::HealthCheck{.host = links.load_balancer.value().Attribute("dns_name"),
                                                .port = tls ? kHttps : kHttp,
                                                .tls = tls,
                                                .path = *service.health_check.path,
                                                .interval_seconds = kIntervalSeconds,
                                                .failures = kFailures,
                                                .tags = NameTag(context, Side::Primary, key)});
  }
}

}  // namespace lifeboat::lower
