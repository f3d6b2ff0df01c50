#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lifeboat/blueprint/signals.h"

#include "blueprint/check/check.h"
#include "blueprint/codecs/scalars.h"
#include "blueprint/codecs/time.h"
#include "blueprint/known_signals.h"

namespace lifeboat::blueprint {
namespace {

using diag::Build;
using diag::Def;
using diag::Kind;

constexpr Def<std::int64_t, std::string> kWindow{Kind::AlarmLooksTooFarBack,
                                                 "{} periods of {} are longer than a day"};
constexpr Def<std::int64_t, std::int64_t> kDatapoints{
    Kind::MoreDatapointsThanPeriods, "`datapoints` is {}, more than `evaluations`, which is {}"};
constexpr Def<std::int64_t, std::string> kQuorum{Kind::QuorumOutOfReach,
                                                 "`quorum` is {}, and {} can fail over"};
constexpr Def<> kLoad{Kind::FailoverOnLoad, "a busy database is no lost region"};
constexpr Def<std::string> kRoute53{Kind::SignalInPrimaryRegion,
                                    "the results of Route 53 live in `{}`, the region that would be lost"};

constexpr Def<std::string> kLag{Kind::LagBelowRest,
                                "`max_replica_lag` is {}, less than PostgreSQL reports at rest"};

// Where Route 53 keeps the results of its health checks.
constexpr std::string_view kRoute53Region = "us-east-1";

void CheckWindow(const CheckContext& context, const Trigger& trigger) {
  constexpr Duration kDay = std::chrono::hours(24);
  const auto& periods = trigger.evaluations;
  if (!context.Knows(trigger.period, periods) || *trigger.period * *periods <= kDay) {
    return;
  }
  PointAt(Build(context.sink, kWindow, periods.span, *periods, FormatDuration(*trigger.period)),
          trigger.period, "period", FormatDuration(*trigger.period))
      .Note("an alarm of CloudWatch looks back a day at most")
      .Report();
}

void CheckDatapoints(const CheckContext& context, const Trigger& trigger) {
  if (!context.Knows(trigger.datapoints, trigger.evaluations) ||
      *trigger.datapoints <= *trigger.evaluations) {
    return;
  }
  PointAt(
      Build(context.sink, kDatapoints, trigger.datapoints.span, *trigger.datapoints, *trigger.evaluations),
      trigger.evaluations, "evaluations", std::to_string(*trigger.evaluations))
      .Report();
}

std::string KeyOf(Signal signal) {
  std::string key = Word(signal);
  std::ranges::replace(key, '-', '_');
  return key;
}

void CheckQuorum(const CheckContext& context) {
  const auto& quorum = context.blueprint.failover.quorum;
  if (!context.Knows(quorum) || !KnowsFailoverSignals(context.blueprint, context.gaps)) {
    return;
  }
  const auto signals = FailoverSignals(context.blueprint);
  // 1 is what a blueprint without such signals gets: it asks nothing of anybody.
  const std::size_t most = std::max<std::size_t>(signals.size(), 1);
  if (*quorum <= static_cast<std::int64_t>(most)) {
    return;
  }
  std::vector<std::string> keys;
  std::ranges::transform(signals, std::back_inserter(keys), KeyOf);
  const std::string voters =
      keys.empty()
          ? "no signal"
          : fmt::format("only {} `{}`", keys.size() == 1 ? "signal" : "signals", fmt::join(keys, "`, `"));
  Build(context.sink, kQuorum, quorum.span, *quorum, voters)
      .Help(fmt::format("write `{}`, or `action: failover` for another signal that the blueprint has", most))
      .Report();
}

void CheckLoad(const CheckContext& context) {
  const auto& action = context.blueprint.failover.triggers.database_cpu.action;
  if (context.Knows(action) && *action == TriggerAction::Failover) {
    Build(context.sink, kLoad, action.span)
        .Note("load passes by itself; a promoted replica never becomes a replica again")
        .Help("write `action: page`")
        .Report();
  }
}

void CheckRoute53(const CheckContext& context) {
  const auto& action = context.blueprint.failover.triggers.route53.action;
  const auto& primary = context.blueprint.regions.primary.region;
  if (!context.Knows(action, primary) || *action == TriggerAction::None || *primary != kRoute53Region) {
    return;
  }
  Build(context.sink, kRoute53, action.span, *primary)
      .Label(primary.span, "the primary region")
      .Help("write `action: none`; `health_probe` asks from the DR region")
      .Report();
}

void CheckLag(const CheckContext& context) {
  const auto& lag = context.blueprint.failover.max_replica_lag;
  if (!context.Knows(lag, context.blueprint.databases) || *lag >= kPostgresRest) {
    return;
  }
  for (const auto& [name, named] : context.blueprint.databases) {
    const auto& engine = named.value.engine;
    if (context.Knows(engine) && *engine == Engine::Postgres) {
      Build(context.sink, kLag, lag.span, FormatDuration(*lag))
          .Label(engine.span, "this database")
          .Note(
              "its replica reports the age of the last transaction; without any, the log is switched every "
              "five minutes")
          .Help("write `5m` or more")
          .Report();
      return;
    }
  }
}

}  // namespace

void CheckFailover(const CheckContext& context) {
  const Triggers& triggers = context.blueprint.failover.triggers;
  for (const Trigger* trigger :
       {&triggers.health_probe, &triggers.replication, &triggers.route53, &triggers.healthy_hosts,
        static_cast<const Trigger*>(&triggers.database_cpu)}) {
    CheckWindow(context, *trigger);
    CheckDatapoints(context, *trigger);
  }
  CheckQuorum(context);
  CheckLoad(context);
  CheckRoute53(context);
  CheckLag(context);
}

}  // namespace lifeboat::blueprint
