#include "lifeboat/recovery/failover.h"

#include <algorithm>
#include <utility>

#include "lifeboat/blueprint/signals.h"

#include "recovery/timings.h"

namespace lifeboat::recovery {

namespace {

using blueprint::Blueprint;
using blueprint::Exposure;
using blueprint::Service;

/// The blueprint whose signals are raised as soon as they can be: by their bad periods alone.
Blueprint Hurried(Blueprint blueprint) {
  blueprint::Triggers& triggers = blueprint.failover.triggers;
  for (blueprint::Trigger* trigger :
       {&triggers.health_probe, &triggers.replication, &triggers.route53, &triggers.healthy_hosts,
        static_cast<blueprint::Trigger*>(&triggers.database_cpu)}) {
    trigger->evaluations.value = *trigger->datapoints;
  }
  return blueprint;
}

/// DetectionTime includes that CloudWatch looks at the last period as late as it may.
Step Detection(const Blueprint& blueprint) {
  if (blueprint::FailoverSignals(blueprint).empty()) {
    return {StepKind::Detect, {}, {}};
  }
  std::vector<Part> parts = PartsOf(StepKind::Detect);
  const Duration evaluation = parts.front().takes.slow;
  const Duration soonest = blueprint::DetectionTime(Hurried(blueprint)) - evaluation;
  const Duration latest = blueprint::DetectionTime(blueprint) - evaluation;
  parts.insert(parts.begin(), {"windows of the signals that have to agree",
                               {soonest, soonest, latest},
                               "formula: periods that have to be bad, at most those that are looked at"});
  return {StepKind::Detect, std::move(parts), {}};
}

template <class Matches>
bool AnyService(const Blueprint& blueprint, Matches matches) {
  return std::ranges::any_of(blueprint.services,
                             [&](const auto& entry) { return matches(entry.second.value); });
}

bool IsPublic(const Service& service) { return *service.exposure == Exposure::Public; }
bool Starts(const Service& service) { return *service.capacity.dr.standby < *service.capacity.dr.failover; }

/// Its own database counts, not those of services that it calls.
bool WaitsForItsDatabase(const Service& service) {
  return IsPublic(service) && service.database.has_value() &&
         *service.serve == blueprint::Serve::WhenWritable;
}

/// A new target is asked at once, and passes when the last of the checks in a row has.
Part HealthChecks(const Blueprint& blueprint) {
  Spread longest;
  for (const auto& [key, service] : blueprint.services) {
    if (*service.value.exposure == Exposure::None || !Starts(service.value)) {
      continue;
    }
    const Duration interval = *service.value.health_check.interval;
    const Duration least = interval * *service.value.health_check.healthy_threshold;
    if (least + interval > longest.slow) {
      longest = {least, least + Duration(5), least + interval};
    }
  }
  return {"health checks in a row", longest, "formula: interval x healthy threshold"};
}

}  // namespace

Failover FailoverOf(const Blueprint& blueprint, Answers answers) {
  Failover failover;
  const auto add = [&](StepKind kind, std::vector<StepKind> after) -> Step& {
    return failover.steps.emplace_back(Step{kind, PartsOf(kind), std::move(after)});
  };
  failover.steps.push_back(Detection(blueprint));
  add(StepKind::Decide, {StepKind::Detect});
  // Who starts it by hand is not asked.
  const bool asks = *blueprint.failover.mode == blueprint::FailoverMode::Approve &&
                    !blueprint::FailoverSignals(blueprint).empty();
  if (asks && answers == Answers::AsUsual) {
    add(StepKind::Approve, {StepKind::Decide});
  }
  add(StepKind::Claim, {failover.steps.back().kind});

  const bool serves = AnyService(blueprint, IsPublic);
  if (serves) {
    add(StepKind::Fence, {StepKind::Claim});
  }
  if (!blueprint.databases.empty()) {
    add(StepKind::Promote, {StepKind::Claim});
  }
  if (AnyService(blueprint, Starts)) {
    add(StepKind::Scale, {StepKind::Claim});
    add(StepKind::Boot, {StepKind::Scale});
    Step& healthy = add(StepKind::Healthy, {StepKind::Boot});
    healthy.parts.insert(healthy.parts.begin(), HealthChecks(blueprint));
  }
  const auto last = [&](StepKind kind) { return failover.Find(kind) == nullptr ? StepKind::Claim : kind; };
  add(StepKind::Publish, {last(StepKind::Promote)});
  if (serves) {
    std::vector<StepKind> after = {StepKind::Fence, last(StepKind::Healthy)};
    if (AnyService(blueprint, WaitsForItsDatabase)) {
      after.push_back(StepKind::Publish);
    }
    add(StepKind::Traffic, std::move(after));
  }
  return failover;
}

}  // namespace lifeboat::recovery
