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
Finds triggers that take more than half of `objectives.rto` until the quorum agrees.

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

/// The signal with the longest window that counts.
const blueprint::Trigger& Slowest(const blueprint::Blueprint& blueprint) {
  const blueprint::Trigger* slowest = nullptr;
  const auto window = [](const blueprint::Trigger& trigger) {
    return *trigger.period * *trigger.evaluations;
  };
  for (const Signal signal : blueprint::FailoverSignals(blueprint)) {
    const blueprint::Trigger& trigger = blueprint::TriggerOf(blueprint, signal);
    if (slowest == nullptr || window(trigger) > window(*slowest)) {
      slowest = &trigger;
    }
  }
  return *slowest;
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  const auto& rto = blueprint.objectives.rto;
  const Duration detection = blueprint::DetectionTime(blueprint);
  if (2 * detection <= *rto || CheckRto(blueprint).verdict == RtoVerdict::Unreachable) {
    return;
  }
  auto report = diag::Build(sink, kFound, rto.span, FormatDuration(detection), FormatDuration(*rto));
  const blueprint::Trigger& slowest = Slowest(blueprint);
  if (slowest.evaluations.written() || slowest.period.written()) {
    report.Label(WindowPlace(slowest), "the longest window");
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
