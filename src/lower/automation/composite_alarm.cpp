#include "lower/automation/composite_alarm.h"

#include <cstddef>
#include <set>
#include <utility>
#include <variant>

#include "lifeboat/diag/diagnostic.h"

#include "lower/automation/automation.h"
#include "lower/automation/measure.h"

namespace lifeboat::lower {

namespace {

constexpr std::size_t kRuleCharacters = 10'240;
constexpr std::size_t kRuleAlarms = 100;

constexpr diag::Def<std::string, std::size_t, std::size_t> kTooLarge{
    diag::Kind::AlarmRuleTooLarge,
    "the rule of alarm `{}` has {} characters and names {} alarms, more than CloudWatch takes"};

std::size_t AlarmsIn(const graph::Text& rule) {
  std::set<graph::NodeId> alarms;
  for (const graph::Text::Part& part : rule.parts()) {
    if (const auto* reference = std::get_if<graph::Reference>(&part)) {
      alarms.insert(reference->node);
    }
  }
  return alarms.size();
}

void CheckRule(Context& context, const graph::CompositeAlarm& alarm) {
  const std::size_t characters = LongestText(context.graph, alarm.rule);
  const std::size_t alarms = AlarmsIn(alarm.rule);
  if (characters <= kRuleCharacters && alarms <= kRuleAlarms) {
    return;
  }
  const blueprint::Blueprint& blueprint = context.blueprint;
  auto report = diag::Build(context.sink, kTooLarge, blueprint.services.rbegin()->second.name.span,
                            alarm.name, characters, alarms);
  if (!blueprint.databases.empty()) {
    report.Label(blueprint.databases.rbegin()->second.name.span, "and with this database");
  }
  report.PrimaryText("with this service");
  report.Note(
      "it asks for each service or database; CloudWatch takes 10,240 characters and 100 alarms a rule");
  report.Help(
      "divide the application: services that fail over together with their databases make a blueprint");
  std::move(report).Report();
}

}  // namespace

graph::Ref<graph::CompositeAlarm> AddComposite(Context& context, std::string terraform_name,
                                               const Place& place, graph::CompositeAlarm alarm) {
  CheckRule(context, alarm);
  return Add(context, AutomationModule(graph::Side::Dr), std::move(terraform_name), place, std::move(alarm));
}

}  // namespace lifeboat::lower
