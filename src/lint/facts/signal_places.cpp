#include "lint/facts/signal_places.h"

#include <algorithm>
#include <string_view>

#include <fmt/core.h>

#include "lint/words.h"

namespace lifeboat::lint {

std::vector<blueprint::Signal> CandidateSignals(const blueprint::Blueprint& blueprint) {
  using blueprint::Signal;
  constexpr std::string_view kRoute53Region = "us-east-1";  // no witness of its own loss
  std::vector<Signal> candidates;
  for (const Signal signal :
       {Signal::HealthProbe, Signal::Replication, Signal::Route53, Signal::HealthyHosts}) {
    const bool refused = signal == Signal::Route53 && *blueprint.regions.primary.region == kRoute53Region;
    if (blueprint::Exists(blueprint, signal) && !refused) {
      candidates.push_back(signal);
    }
  }
  return candidates;
}

std::string KeyOf(blueprint::Signal signal) {
  std::string key = blueprint::Word(signal);
  std::ranges::replace(key, '-', '_');
  return key;
}

std::string KeysOf(const std::vector<blueprint::Signal>& signals) {
  std::vector<std::string> keys;
  for (const blueprint::Signal signal : signals) {
    keys.push_back(KeyOf(signal));
  }
  return ListPlainly(keys);
}

bool HasWrittenWindow(const blueprint::Trigger& trigger) {
  return trigger.datapoints.written() || trigger.evaluations.written() || trigger.period.written();
}

source::Span WindowPlace(const blueprint::Trigger& trigger) {
  if (trigger.datapoints.written()) {
    return trigger.datapoints.span;
  }
  return trigger.evaluations.written() ? trigger.evaluations.span : trigger.period.span;
}

std::string LongerWindow(blueprint::Signal signal, const blueprint::Trigger& trigger,
                         blueprint::Duration needed) {
  const auto bad = (needed + *trigger.period - blueprint::Duration(1)) / *trigger.period;
  if (!trigger.datapoints.written()) {
    // Of the probe one answer may be good.
    return fmt::format("write `evaluations: {}` or more",
                       signal == blueprint::Signal::HealthProbe ? bad + 1 : bad);
  }
  if (bad <= *trigger.evaluations) {
    return fmt::format("write `datapoints: {}` or more", bad);
  }
  return fmt::format("write `datapoints: {0}` and `evaluations: {0}` or more", bad);
}

}  // namespace lifeboat::lint
