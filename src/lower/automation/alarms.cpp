#include "lower/automation/alarms.h"

#include <utility>

#include "lower/automation/automation.h"

namespace lifeboat::lower {

namespace {

void AppendAll(graph::Text& text, const graph::Text& more) {
  for (const graph::Text::Part& part : more.parts()) {
    text.Append(part);
  }
}

}  // namespace

Window WindowOf(const blueprint::Trigger& trigger) {
  return {trigger.period->count(), *trigger.evaluations, *trigger.datapoints};
}

graph::Ref<graph::MetricAlarm> AddAlarm(Context& context, graph::Side side, graph::Label label,
                                        const Place& place, Alarm alarm, Says says) {
  graph::MetricAlarm node;
  node.name = std::move(alarm.name);
  node.description = std::move(alarm.description);
  node.metric_namespace = alarm.metric.metric_namespace;
  node.metric = alarm.metric.name;
  node.dimensions = std::move(alarm.metric.dimensions);
  node.statistic = alarm.metric.statistic;
  node.period_seconds = alarm.window.period_seconds;
  node.evaluations = alarm.window.of;
  node.datapoints = alarm.window.bad;
  node.comparison = alarm.comparison;
  node.threshold = alarm.threshold;
  node.missing = alarm.missing;
  if (says == Says::Tell) {
    node.alarm_actions = {context.On(side).topic};
    node.ok_actions = {context.On(side).topic};
  }
  return Add(context, AutomationModule(side), std::move(label), place, std::move(node));
}

std::string AlarmName(const Context& context, std::initializer_list<std::string_view> words) {
  std::string name;
  for (const std::string_view word : words) {
    name.append(name.empty() ? "" : "-").append(word);
  }
  return DerivedName({*context.blueprint.name, name}, kAlarmName);
}

Metric OwnMetric(const Context& context, const char* name, const char* statistic,
                 std::map<std::string, graph::Text> dimensions) {
  dimensions["Application"] = *context.blueprint.name;
  return {"Lifeboat", name, std::move(dimensions), statistic};
}

graph::Text Joined(const std::vector<graph::Text>& terms, std::string_view word) {
  if (terms.size() == 1) {
    return terms.front();
  }
  graph::Text joined("(");
  bool first = true;
  for (const graph::Text& term : terms) {
    if (!first) {
      joined.Append(" " + std::string(word) + " ");
    }
    AppendAll(joined, term);
    first = false;
  }
  joined.Append(std::string(")"));
  return joined;
}

}  // namespace lifeboat::lower
