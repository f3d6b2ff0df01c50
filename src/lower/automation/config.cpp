#include <chrono>
#include <string>
#include <variant>

#include "lifeboat/support/check.h"

#include "lower/automation/automation.h"

namespace lifeboat::lower {

namespace {

using blueprint::Signal;
using graph::Side;

std::string ReplicationWord(blueprint::Replication replication) {
  switch (replication) {
    case blueprint::Replication::BothWays:
      return "both-ways";
    case blueprint::Replication::OneWay:
      return "one-way";
    case blueprint::Replication::None:
      return "none";
  }
  Unreachable("replication");
}

graph::AutomatedGroup Group(const Context& context, Side side, const std::string& key,
                            const blueprint::Capacity& capacity) {
  const ServiceLinks& links = context.On(side).services.at(key);
  graph::AutomatedGroup group;
  group.group = context.graph[links.group].name;
  if (links.target_group) {
    group.target_group = context.graph[*links.target_group].name;
  }
  const bool primary = side == Side::Primary;
  group.min = primary ? *capacity.primary.min : *capacity.dr.failover;
  group.standby = primary ? 0 : *capacity.dr.standby;
  group.max = primary ? *capacity.primary.max : *capacity.dr.max;
  return group;
}

/// A bucket's name, with `{account}` for the account's id, which the programs know.
std::string BucketName(const Context& context, Side side, const std::string& key) {
  const graph::Text& text = context.graph[context.On(side).buckets.at(key).bucket].name;
  std::string name;
  for (const graph::Text::Part& part : text.parts()) {
    const auto* literal = std::get_if<std::string>(&part);
    name += literal != nullptr ? *literal : "{account}";
  }
  return name;
}

void DescribeServices(const Context& context, graph::Automation& automation) {
  for (const auto& [key, named] : context.blueprint.services) {
    graph::AutomatedService& service = automation.services[key];
    service.name = *named.name;
    service.primary = Group(context, Side::Primary, key, named.value.capacity);
    service.dr = Group(context, Side::Dr, key, named.value.capacity);
    service.accelerated = *named.value.exposure == blueprint::Exposure::Public;
    service.image_parameter = context.graph[context.On(Side::Dr).services.at(key).image].name;
    if (named.value.database) {
      service.database = **named.value.database;
    }
    service.serve = *named.value.serve == blueprint::Serve::WhenWritable ? "when-writable" : "when-healthy";
  }
}

void DescribeData(const Context& context, graph::Automation& automation) {
  for (const auto& [key, named] : context.blueprint.databases) {
    const DatabaseLinks& replica = context.On(Side::Dr).databases.at(key);
    graph::AutomatedDatabase& database = automation.databases[key];
    database.name = *named.name;
    database.engine = context.graph[graph::Ref<graph::DatabaseReplica>{replica.instance.node}].engine;
    database.primary = context.On(Side::Primary).databases.at(key).identifier;
    database.replica = replica.identifier;
    database.endpoint_parameter = context.graph[replica.endpoint].name;
    database.replica_backup_days =
        std::chrono::duration_cast<std::chrono::days>(*named.value.replica.backups.retention).count();
  }
  for (const auto& [key, named] : context.blueprint.buckets) {
    automation.buckets[key] = {
        .name = *named.name,
        .primary = BucketName(context, Side::Primary, key),
        .dr = BucketName(context, Side::Dr, key),
        .name_parameter = context.graph[context.On(Side::Dr).buckets.at(key).name].name,
        .replication = ReplicationWord(*named.value.replication)};
  }
}

/// Alarms on the primary region's load balancers speak in that region alone: the prober repeats them in the
/// other.
void DescribeMirrors(const Context& context, graph::Automation& automation) {
  const blueprint::Trigger& trigger = blueprint::TriggerOf(context.blueprint, Signal::HealthyHosts);
  if (*trigger.action != blueprint::TriggerAction::Failover) {
    return;
  }
  for (const auto& [key, named] : context.blueprint.services) {
    if (*named.value.exposure != blueprint::Exposure::None) {
      automation.mirrors.push_back({HealthyHostsSignal(context, key), HealthyHostsName(context, key),
                                    context.RegionCode(Side::Primary)});
    }
  }
}

}  // namespace

void DescribeAutomation(Context& context) {
  const blueprint::Blueprint& blueprint = context.blueprint;
  graph::Automation& automation = context.graph.automation;
  automation.failbacks = *blueprint.failbacks;
  automation.mode = *blueprint.failover.mode == blueprint::FailoverMode::Automatic ? "automatic" : "approve";
  automation.fence = *blueprint.failover.fence;
  automation.max_replica_lag_seconds = blueprint.failover.max_replica_lag->count();
  automation.cool_down_seconds = blueprint.failover.cool_down->count();
  automation.detection_seconds = blueprint::DetectionTime(blueprint).count();
  automation.rto_seconds = blueprint.objectives.rto->count();
  automation.rpo_seconds = blueprint.objectives.rpo->count();
  automation.active_region_parameter = context.graph[context.active_region].name;
  automation.failbacks_parameter = FailoverParameter(context, "failbacks");
  automation.intent_parameter = FailoverParameter(context, "intent");
  automation.state_parameter = FailoverParameter(context, "state");
  automation.maintenance_parameter = FailoverParameter(context, "maintenance");
  if (!blueprint::FailoverSignals(blueprint).empty()) {
    automation.region_lost_alarm = RegionLostName(context);
  }
  automation.maintenance_alarm = MaintenanceAlarmName(context);
  automation.functions = {{"failover", FunctionName(context, graph::Program::FailoverHandler)},
                          {"image_update", FunctionName(context, graph::Program::UpdateAmiParameter)},
                          {"image_cleanup", FunctionName(context, graph::Program::AmiCleanup)},
                          {"prober", FunctionName(context, graph::Program::Prober)}};
  automation.notifications_topic = TopicName(context);
  automation.dead_letter_queue = QueueName(context);
  automation.image_document = DocumentName(context);
  automation.image_keep_days = *blueprint.images.keep.days;
  automation.image_keep_at_least = *blueprint.images.keep.at_least;
  automation.key_alias = "alias/" + *blueprint.name;
  DescribeServices(context, automation);
  DescribeData(context, automation);
  DescribeMirrors(context, automation);
}

}  // namespace lifeboat::lower
