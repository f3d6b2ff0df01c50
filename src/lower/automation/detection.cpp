#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lifeboat/blueprint/signals.h"
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

/// What each signal that may fail over is seen by.
using Votes = std::map<Signal, Text>;

/// The region is lost when the signals of the blueprint agree.
Text Quorum(const Votes& votes, const blueprint::Agreement& agreement) {
  std::vector<Text> terms;
  for (const Signal signal : agreement.required) {
    terms.push_back(votes.at(signal));
  }
  if (agreement.others > 0) {
    std::vector<Text> rest;
    for (const Signal signal : agreement.rest) {
      rest.push_back(votes.at(signal));
    }
    std::vector<Text> ways;
    for (const std::vector<Text>& choice : Choices(rest, agreement.others)) {
      ways.push_back(Joined(choice, "AND"));
    }
    terms.push_back(Joined(ways, "OR"));
  }
  return Joined(terms, "AND");
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
  const blueprint::Agreement agreement = blueprint::AgreementOf(context.blueprint);
  const std::int64_t quorum = *context.blueprint.failover.quorum;
  LIFEBOAT_CHECK(quorum >= 1 && quorum <= static_cast<std::int64_t>(votes.size()),
                 "the signals can make up the quorum");
  const Ref<graph::Topic> topic = context.On(Side::Dr).topic;
  const std::string& primary = context.RegionCode(Side::Primary);
  const auto composite = AddComposite(
      context, "region_lost", place,
      {.name = *context.graph.automation.region_lost_alarm,
       .description = *context.blueprint.name + " is lost in " + primary + ": " + std::to_string(quorum) +
                      " of " + std::to_string(votes.size()) + " signals agree",
       .rule = Joined({Quorum(votes, agreement), AddOutsideSeen(context), AddProofOfLife(context)}, "AND"),
       .suppressor = maintenance,
       .alarm_actions = {topic},
       .ok_actions = {topic}});
  // Its signals are fed before it can draw conclusions from their silence.
  context.graph.After(composite.id, context.prober_schedule.id);
}

}  // namespace

void LowerDetection(Context& context) {
  Votes votes;
  for (const Signal signal : kSignals) {
    const TriggerAction action = *blueprint::TriggerOf(context.blueprint, signal).action;
    if (!blueprint::Exists(context.blueprint, signal) || action == TriggerAction::None) {
      continue;
    }
    const auto alarms = AddSignal(context, signal, action == TriggerAction::Page ? Says::Tell : Says::Silent);
    if (action == TriggerAction::Failover) {
      votes.emplace(signal, Combined(context, signal, alarms, SignalPlace(context, signal)));
    }
  }
  AddProberSilent(context);
  const auto maintenance = AddMaintenance(context);
  if (!votes.empty()) {
    AddRegionLost(context, votes, maintenance);
  }
}

}  // namespace lifeboat::lower
