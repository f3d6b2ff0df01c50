#include "lifeboat/blueprint/signals.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace lifeboat::blueprint {
namespace {

constexpr Signal kAll[] = {Signal::HealthProbe, Signal::Replication, Signal::Route53, Signal::HealthyHosts,
                           Signal::DatabaseCpu};

// A minute at most until CloudWatch has looked at the last period and at the alarms made of alarms.
constexpr Duration kEvaluation{60};

template <class Matches>
bool AnyService(const Blueprint& blueprint, Matches matches) {
  return std::ranges::any_of(blueprint.services,
                             [&](const auto& entry) { return matches(*entry.second.value.exposure); });
}

}  // namespace

const char* Word(Signal signal) {
  switch (signal) {
    case Signal::HealthProbe:
      return "health-probe";
    case Signal::Replication:
      return "replication";
    case Signal::Route53:
      return "route53";
    case Signal::HealthyHosts:
      return "healthy-hosts";
    case Signal::DatabaseCpu:
      return "database-cpu";
  }
  return "";
}

const Trigger& TriggerOf(const Blueprint& blueprint, Signal signal) {
  const Triggers& triggers = blueprint.failover.triggers;
  switch (signal) {
    case Signal::HealthProbe:
      return triggers.health_probe;
    case Signal::Replication:
      return triggers.replication;
    case Signal::Route53:
      return triggers.route53;
    case Signal::HealthyHosts:
      return triggers.healthy_hosts;
    case Signal::DatabaseCpu:
      break;
  }
  return triggers.database_cpu;
}

bool Exists(const Blueprint& blueprint, Signal signal) {
  switch (signal) {
    case Signal::HealthProbe:
    case Signal::Route53:
      return AnyService(blueprint, [](Exposure exposure) { return exposure == Exposure::Public; });
    case Signal::HealthyHosts:
      return AnyService(blueprint, [](Exposure exposure) { return exposure != Exposure::None; });
    case Signal::Replication:
    case Signal::DatabaseCpu:
      break;
  }
  return !blueprint.databases.empty();
}

std::vector<Signal> FailoverSignals(const Blueprint& blueprint) {
  std::vector<Signal> signals;
  std::ranges::copy_if(kAll, std::back_inserter(signals), [&](Signal signal) {
    return Exists(blueprint, signal) && *TriggerOf(blueprint, signal).action == TriggerAction::Failover;
  });
  return signals;
}

Duration DetectionTime(const Blueprint& blueprint) {
  const auto window = [&](Signal signal) {
    const Trigger& trigger = TriggerOf(blueprint, signal);
    return *trigger.period * *trigger.evaluations;
  };
  std::vector<Signal> signals = FailoverSignals(blueprint);
  if (signals.empty()) {
    return Duration(0);
  }
  auto quorum =
      std::clamp(*blueprint.failover.quorum, std::int64_t{1}, static_cast<std::int64_t>(signals.size()));
  Duration needed(0);
  // Where replication can tell, it is always one of several.
  if (quorum > 1 && std::erase(signals, Signal::Replication) > 0) {
    needed = window(Signal::Replication);
    --quorum;
  }
  std::vector<Duration> windows;
  std::ranges::transform(signals, std::back_inserter(windows), window);
  std::ranges::sort(windows);
  return std::max(needed, windows[static_cast<std::size_t>(quorum - 1)]) + kEvaluation;
}

}  // namespace lifeboat::blueprint
