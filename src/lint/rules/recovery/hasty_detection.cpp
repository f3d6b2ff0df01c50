#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"
#include "lifeboat/recovery/failover.h"

#include "lint/facts/signal_places.h"
#include "lint/facts/who_decides.h"

namespace lifeboat::lint {

namespace {

using blueprint::Duration;
using blueprint::Signal;
using std::chrono::minutes;

// A Multi-AZ failover of RDS takes one or two minutes, and replication connects again after it.
constexpr Duration kPassing = minutes(3);
// Noticing, launching and starting one instance.
constexpr Duration kReplacement = minutes(5);

constexpr diag::Def<std::string, std::string> kFound{diag::Kind::HastyDetection,
                                                     "`{}` calls the region lost after {}"};

constexpr std::string_view kExplanation = R"(
## What it does
With `mode: automatic`, finds signals that are raised so soon that the quorum agrees
within less than three minutes; or within less than five, where one instance is all that a
service has and replication is not asked. Windows that are not written are left alone: with
one instance `single-instance-service` says what is.

## Why
Most trouble passes by itself. The failover of a Multi-AZ database to its other zone takes
one to two minutes, and breaks replication and the application meanwhile. A service of one
instance is away until Auto Scaling has replaced it, about five minutes. A failover takes
longer than either, and its promotion cannot be taken back.

## Example
```yaml
failover:
  triggers:
    replication: { evaluations: 2 }
    route53: { evaluations: 2 }
```

## Instead
```yaml
failover:
  triggers:
    replication: { evaluations: 3 }
    route53: { evaluations: 3 }
```
)";

Duration Window(const blueprint::Trigger& trigger) { return *trigger.period * *trigger.datapoints; }

/// Losing one instance silences every service that signals are about.
bool HangsOnSingleInstances(const blueprint::Blueprint& blueprint) {
  return std::ranges::all_of(blueprint.services, [](const auto& entry) {
    const blueprint::Service& service = entry.second.value;
    return *service.exposure == blueprint::Exposure::None || *service.capacity.primary.min < 2;
  });
}

/// How long the signal has to be raised at least, so that it does not take what passes for a loss.
/// Replication needs no instance.
Duration Needed(Signal signal, bool instances) {
  return instances && signal != Signal::Replication ? kReplacement : kPassing;
}

std::string Passing(const blueprint::Blueprint& blueprint, bool instances) {
  if (instances) {
    return "a service of one instance is away for about 5m when that is replaced";
  }
  return blueprint.databases.empty() ? "trouble of networks and releases is often over after a minute or two"
                                     : "a database is away for up to 2m when it moves to its other zone";
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  if (!FailsOverByItself(blueprint)) {
    return;
  }
  const std::vector<Signal> signals = blueprint::FailoverSignals(blueprint);
  // No instance is needed for replication, which is one of several where it counts.
  const bool replication =
      *blueprint.failover.quorum > 1 && std::ranges::count(signals, Signal::Replication) > 0;
  const bool instances = !replication && HangsOnSingleInstances(blueprint);
  const recovery::Failover failover = recovery::FailoverOf(blueprint);
  const Duration quorum = failover.Find(recovery::StepKind::Detect)->parts.front().takes.least;
  for (const Signal signal : signals) {
    const blueprint::Trigger& trigger = blueprint::TriggerOf(blueprint, signal);
    const Duration needed = Needed(signal, instances);
    if (quorum >= needed || Window(trigger) >= needed || !HasWrittenWindow(trigger)) {
      continue;
    }
    diag::Build(sink, kFound, WindowPlace(trigger), KeyOf(signal), blueprint::FormatDuration(Window(trigger)))
        .Note(Passing(blueprint, needed > kPassing))
        .Help(LongerWindow(signal, trigger, needed))
        .Report();
  }
}

}  // namespace

extern const Rule kHastyDetectionRule;
const Rule kHastyDetectionRule{
    .kind = diag::Kind::HastyDetection,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
