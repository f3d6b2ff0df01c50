#include <vector>

#include <fmt/core.h>

#include "lifeboat/lint/rule.h"

#include "lint/facts/signal_places.h"

namespace lifeboat::lint {

namespace {

using blueprint::Signal;

constexpr diag::Def<> kFound{diag::Kind::UnwatchedRegion, "no signal can start a failover"};

constexpr std::string_view kExplanation = R"(
## What it does
Finds blueprints in which no signal has `action: failover`, or that have nothing that a
signal could be about.

## Why
There is then no alarm on the loss of the region: neither does a failover begin, nor is
anybody asked whether it should. Somebody has to notice, find the runbook and start it; an
`rto` counts from the loss, not from that moment. An application of workers alone gives no
signal at all unless it has a database. Where something else watches it, an allow says
what.

## Example
```yaml
failover:
  triggers:
    health_probe: { action: page }
    replication: { action: page }
    route53: { action: page }
    healthy_hosts: { action: page }
```

## Instead
```yaml
failover:
  triggers:
    health_probe: { action: failover }
    replication: { action: failover }
    route53: { action: failover }
    healthy_hosts: { action: page }
```
)";

source::Span PlaceOf(const blueprint::Blueprint& blueprint, const std::vector<Signal>& candidates) {
  for (const Signal signal : candidates) {
    const auto& action = blueprint::TriggerOf(blueprint, signal).action;
    if (action.written()) {
      return action.span;
    }
  }
  return blueprint.failover.mode.span;
}

void Check(const Subject& subject, diag::Sink& sink) {
  const auto& blueprint = subject.blueprint;
  if (!blueprint::FailoverSignals(blueprint).empty()) {
    return;
  }
  const std::vector<Signal> candidates = CandidateSignals(blueprint);
  auto report = diag::Build(sink, kFound, PlaceOf(blueprint, candidates));
  if (candidates.empty()) {
    report.Note("there is no service with a load balancer and no database, which signals are about");
    report.Help("watch the region by other means, and allow this with what they are");
  } else {
    report.Note("there is no alarm on the loss of the region: somebody has to notice it");
    report.Help(fmt::format("write `action: failover` for {}{}",
                            candidates.size() > 1 ? "two or more of " : "", KeysOf(candidates)));
  }
  std::move(report).Report();
}

}  // namespace

extern const Rule kUnwatchedRegionRule;
const Rule kUnwatchedRegionRule{
    .kind = diag::Kind::UnwatchedRegion,
    .explanation = kExplanation,
    .check = Check,
};

}  // namespace lifeboat::lint
