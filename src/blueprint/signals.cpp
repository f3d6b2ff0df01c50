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

bool AnyPostgres(const Blueprint& blueprint) {
  return std::ranges::any_of(
      blueprint.databases, [](const auto& entry) { return *entry.second.value.engine == Engine::Postgres; });
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

Agreement AgreementOf(const Blueprint& blueprint) {
  Agreement agreement;
  agreement.rest = FailoverSignals(blueprint);
  if (agreement.rest.empty()) {
    return agreement;
  }
  agreement.others = static_cast<std::size_t>(std::clamp(*blueprint.failover.quorum, std::int64_t{1},
                                                         static_cast<std::int64_t>(agreement.rest.size())));
  const auto require = [&](Signal signal) {
    if (agreement.others > 0 && std::erase(agreement.rest, signal) > 0) {
      agreement.required.push_back(signal);
      --agreement.others;
    }
  };
  const bool several = agreement.others > 1;
  require(Signal::Route53);
  if (several) {
    require(Signal::Replication);
  }
  return agreement;
}

Duration DetectionTime(const Blueprint& blueprint) {
  const auto window = [&](Signal signal) {
    const Trigger& trigger = TriggerOf(blueprint, signal);
    const Duration periods = *trigger.period * *trigger.evaluations;
    return signal == Signal::Replication && AnyPostgres(blueprint) ? kPostgresSilence + periods : periods;
  };
  const Agreement agreement = AgreementOf(blueprint);
  std::vector<Duration> windows;
  std::ranges::transform(agreement.rest, std::back_inserter(windows), window);
  std::ranges::sort(windows);
  windows.resize(agreement.others);
  std::ranges::transform(agreement.required, std::back_inserter(windows), window);
  return windows.empty() ? Duration(0) : std::ranges::max(windows) + kEvaluation;
}

}  // namespace lifeboat::blueprint
