#include <array>
#include <chrono>
#include <cstddef>
#include <utility>

#include "lifeboat/blueprint/point_at.h"
#include "lifeboat/blueprint/signals.h"
#include "lifeboat/blueprint/time_text.h"
#include "lifeboat/lint/rule.h"

#include "lint/facts/rto.h"
#include "lint/facts/signal_places.h"

namespace lifeboat::lint {

namespace {

using blueprint::Duration;
using blueprint::FormatDuration;
using blueprint::Signal;

constexpr diag::Def<std::string, std::string> kFound{
    diag::Kind::SlowDetection,
    "the loss of the region is seen after {}, more than half of `rto`, which is {}"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds triggers that take more than half of `objectives.rto` until the quorum agrees, because
of windows that somebody wrote.

## Why
What is left has to be enough for everything else: starting instances takes minutes,
promoting a replica five as a rule and fifteen when it is slow. Waiting longer makes the
alarm more certain for some minutes only: after a quarter of an hour without an answer, an
outage is not less of one after half an hour.

## Example
```yaml
objectives: { rto: 55m }
failover:
  triggers:
    replication: { evaluations: 30 }
```

## Instead
```yaml
objectives: { rto: 55m }
failover:
  triggers:
    replication: { evaluations: 5 }
```
)";

using Blueprint = blueprint::Blueprint;

constexpr std::array kSignals = {Signal::HealthProbe, Signal::Replication, Signal::Route53,
                                 Signal::HealthyHosts};

/// In the order of kSignals.
std::array<blueprint::Trigger*, kSignals.size()> TriggersOf(Blueprint& blueprint) {
  blueprint::Triggers& triggers = blueprint.failover.triggers;
  return {&triggers.health_probe, &triggers.replication, &triggers.route53, &triggers.healthy_hosts};
}

/// How soon the loss could be seen if every window that is written were as short as can be.
Duration Soonest(Blueprint blueprint) {
  for (blueprint::Trigger* trigger : TriggersOf(blueprint)) {
    if (HasWrittenWindow(*trigger)) {
      trigger->period.value = std::chrono::minutes(1);
      trigger->evaluations.value = 1;
    }
  }
  return blueprint::DetectionTime(blueprint);
}

/// How long it took if one signal decided.
Duration Alone(Blueprint blueprint, Signal signal) {
  const auto triggers = TriggersOf(blueprint);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    if (kSignals.at(i) != signal) {
      triggers.at(i)->action.value = blueprint::TriggerAction::Page;
    }
  }
  return blueprint::DetectionTime(blueprint);
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  const auto& rto = blueprint.objectives.rto;
  const Duration detection = blueprint::DetectionTime(blueprint);
  if (2 * detection <= *rto || CheckRto(blueprint).verdict == RtoVerdict::Unreachable) {
    return;
  }
  // What no window could change is said where the objective is missed.
  if (2 * Soonest(blueprint) > *rto) {
    return;
  }
  auto report = diag::Build(sink, kFound, rto.span, FormatDuration(detection), FormatDuration(*rto));
  if (!rto.written()) {
    blueprint::PointAt(std::move(report), rto, "rto", FormatDuration(*rto));
  }
  for (const Signal signal : blueprint::FailoverSignals(blueprint)) {
    const blueprint::Trigger& trigger = blueprint::TriggerOf(blueprint, signal);
    if (HasWrittenWindow(trigger) && Alone(blueprint, signal) == detection) {
      report.Label(WindowPlace(trigger), "the longest window that it waits for");
    }
  }
  report.Help("write fewer `evaluations`, or an `rto` of " + FormatDuration(2 * detection) + " or more");
  std::move(report).Report();
}

}  // namespace

extern const Rule kSlowDetectionRule;
const Rule kSlowDetectionRule{
    .kind = diag::Kind::SlowDetection,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
