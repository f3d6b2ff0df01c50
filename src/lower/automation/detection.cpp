#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lifeboat/support/check.h"

#include "lower/automation/alarms.h"
#include "lower/automation/automation.h"
#include "lower/automation/composite_alarm.h"
#include "lower/automation/signals.h"

namespace lifeboat::lower {

namespace {

using blueprint::Signal;
using blueprint::TriggerAction;
using graph::Ref;
using graph::Side;
using graph::Text;

constexpr Signal kSignals[] = {Signal::HealthProbe, Signal::Replication, Signal::Route53,
                               Signal::HealthyHosts};

/// All ways of taking `count` of the terms, in order.
std::vector<std::vector<Text>> Choices(const std::vector<Text>& terms, std::size_t count) {
  if (count == 0) {
    return {{}};
  }
  std::vector<std::vector<Text>> choices;
  for (std::size_t i = 0; i + count <= terms.size(); ++i) {
    const std::vector<Text> rest(terms.begin() + static_cast<std::ptrdiff_t>(i) + 1, terms.end());
    for (std::vector<Text>& choice : Choices(rest, count - 1)) {
      choice.insert(choice.begin(), terms[i]);
      choices.push_back(std::move(choice));
    }
  }
  return choices;
}

/// The signals that a failover is decided by. All but replication ask, in one way or another, whether the
/// application answers.
struct Votes {
  std::vector<Text> answers;
  std::optional<Text> replication;
};

/// The region is lost when `quorum` signals say so. Where replication can tell, it is one of them: an
/// application that is broken in a region that works must not cost a promotion, which cannot be taken back.
Text Quorum(const Votes& votes, std::size_t quorum) {
  std::vector<Text> signals = votes.answers;
  if (votes.replication && quorum > 1) {
    --quorum;
  } else if (votes.replication) {
    signals.push_back(*votes.replication);
  }
  std::vector<Text> ways;
  for (const std::vector<Text>& choice : Choices(signals, quorum)) {
    ways.push_back(Joined(choice, "AND"));
  }
  Text others = Joined(ways, "OR");
  return votes.replication && signals.size() == votes.answers.size()
             ? Joined({*votes.replication, std::move(others)}, "AND")
             : others;
}

/// A signal with several subjects speaks when all of them do: one service out of order is no lost region.
Text Combined(Context& context, Signal signal, const std::vector<Ref<graph::MetricAlarm>>& alarms,
              const Place& place) {
  if (alarms.size() == 1) {
    return InAlarm(alarms.front());
  }
  std::vector<Text> all;
  for (const auto alarm : alarms) {
    all.push_back(InAlarm(alarm));
  }
  const std::string word = blueprint::Word(signal);
  const auto composite = AddComposite(context, TerraformName(word), place,
                                      {.name = AlarmName(context, {word}),
                                       .description = "Signal " + word + ": all of its subjects are in alarm",
                                       .rule = Joined(all, "AND"),
                                       .suppressor = std::nullopt,
                                       .alarm_actions = {},
                                       .ok_actions = {}});
  return InAlarm(composite);
}

/// While an operator works on the application no alarm starts anything.
Ref<graph::MetricAlarm> AddMaintenance(Context& context) {
  return AddAlarm(context, Side::Dr, "maintenance", FailoverPlace(context),
                  {.name = context.graph.automation.maintenance_alarm,
                   .description = "Maintenance of " + *context.blueprint.name + ": no alarm fails it over",
                   .metric = OwnMetric(context, "Maintenance", "Maximum"),
                   .window = {60, 1, 1},
                   .comparison = kGreater,
                   .threshold = 0,
                   .missing = kNotBreaching},
                  Says::Silent);
}

void AddRegionLost(Context& context, const Votes& votes, Ref<graph::MetricAlarm> maintenance) {
  const Place place = FailoverPlace(context);
  const auto quorum = static_cast<std::size_t>(*context.blueprint.failover.quorum);
  const std::size_t signals = votes.answers.size() + (votes.replication ? 1 : 0);
  LIFEBOAT_CHECK(quorum >= 1 && quorum <= signals, "the signals can make up the quorum");
  const Ref<graph::Topic> topic = context.On(Side::Dr).topic;
  const std::string& primary = context.RegionCode(Side::Primary);
  const auto composite = AddComposite(
      context, "region_lost", place,
      {.name = *context.graph.automation.region_lost_alarm,
       .description = *context.blueprint.name + " is lost in " + primary + ": " + std::to_string(quorum) +
                      " of " + std::to_string(signals) + " signals agree",
       .rule = Joined({Quorum(votes, quorum), AddProofOfLife(context)}, "AND"),
       .suppressor = maintenance,
       .alarm_actions = {topic},
       .ok_actions = {topic}});
  // Its signals are fed before it can draw conclusions from their silence.
  context.graph.After(composite.id, context.prober_schedule.id);
}

}  // namespace

void LowerDetection(Context& context) {
  Votes votes;
  bool any = false;
  for (const Signal signal : kSignals) {
    const TriggerAction action = *blueprint::TriggerOf(context.blueprint, signal).action;
    if (!blueprint::Exists(context.blueprint, signal) || action == TriggerAction::None) {
      continue;
    }
    const auto alarms = AddSignal(context, signal, action == TriggerAction::Page ? Says::Tell : Says::Silent);
    if (action == TriggerAction::Failover) {
      Text raised = Combined(context, signal, alarms, SignalPlace(context, signal));
      any = true;
      if (signal == Signal::Replication) {
        votes.replication = std::move(raised);
      } else {
        votes.answers.push_back(std::move(raised));
      }
    }
  }
  AddProberSilent(context);
  const auto maintenance = AddMaintenance(context);
  if (any) {
    AddRegionLost(context, votes, maintenance);
  }
}

}  // namespace lifeboat::lower
