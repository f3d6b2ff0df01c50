#include <string>
#include <utility>
#include <vector>

#include "lower/automation/alarms.h"
#include "lower/automation/automation.h"
#include "lower/automation/database_limits.h"
#include "lower/automation/signals.h"

namespace lifeboat::lower {

namespace {

using blueprint::Signal;
using graph::Side;

/// The alarms about one database, for people: none of them fails anything over.
class DatabaseAlarms {
 public:
  DatabaseAlarms(Context& context, const std::string& key, const blueprint::Named<blueprint::Database>& named)
      : context_(context), key_(key), named_(named), database_(named.value), place_(DatabasePlace(named)) {}

  void Lower() {
    ReplicaLag();
    for (const Side side : kSides) {
      Connections(side);
      Storage(side);
    }
    Cpu();
  }

 private:
  [[nodiscard]] Metric Of(Side side, const char* name, const char* statistic) const {
    return {"AWS/RDS",
            name,
            {{"DBInstanceIdentifier", context_.On(side).databases.at(key_).instance}},
            statistic};
  }

  void Add(Side side, const std::string& name, Alarm alarm) {
    AddAlarm(context_, side, name + "_" + LabelOf(named_), place_, std::move(alarm), Says::Tell);
  }

  [[nodiscard]] std::string Instance(Side side) const {
    return (side == Side::Primary ? "database " : "the replica of database ") + key_;
  }

  void ReplicaLag() {
    const std::int64_t seconds = context_.blueprint.failover.max_replica_lag->count();
    Add(Side::Dr, "replica_lag",
        {.name = AlarmName(context_, {"replica-lag", key_}),
         .description = "The replica of database " + key_ + " is more than " + std::to_string(seconds) +
                        " seconds behind: no failover without `force`",
         .metric = Of(Side::Dr, "ReplicaLag", "Average"),
         .window = {60, 5, 5},
         .comparison = kGreater,
         .threshold = seconds,
         .missing = kMissing});
  }

  void Connections(Side side) {
    const std::string& instance_class =
        side == Side::Primary ? *database_.instance_class : *database_.replica.instance_class;
    const auto many = ManyConnections(database_, instance_class);
    if (!many) {
      return;
    }
    Add(side, "database_connections",
        {.name = AlarmName(context_, {"database-connections", key_}),
         .description = "Connections to " + Instance(side) + " are running out",
         .metric = Of(side, "DatabaseConnections", "Maximum"),
         .window = {60, 5, 5},
         .comparison = kGreater,
         .threshold = *many,
         .missing = kMissing});
  }

  void Storage(Side side) {
    Add(side, "database_storage",
        {.name = AlarmName(context_, {"database-storage", key_}),
         .description = "Free storage of " + Instance(side) + " is running out",
         .metric = Of(side, "FreeStorageSpace", "Minimum"),
         .window = {60, 3, 3},
         .comparison = kLess,
         .threshold = LittleStorage(database_),
         .missing = kMissing});
  }

  void Cpu() {
    const blueprint::CpuTrigger& trigger = context_.blueprint.failover.triggers.database_cpu;
    if (*trigger.action == blueprint::TriggerAction::None) {
      return;
    }
    AddAlarm(context_, Side::Primary, "database_cpu_" + LabelOf(named_),
             SignalPlace(context_, Signal::DatabaseCpu),
             {.name = DatabaseCpuName(context_, key_),
              .description = "Database " + key_ + " is busy: more than " +
                             std::to_string(*trigger.threshold) + " % of its processors",
              .metric = Of(Side::Primary, "CPUUtilization", "Average"),
              .window = WindowOf(trigger),
              .comparison = kGreater,
              .threshold = *trigger.threshold,
              .missing = kMissing},
             Says::Tell);
  }

  Context& context_;
  const std::string& key_;
  const blueprint::Named<blueprint::Database>& named_;
  const blueprint::Database& database_;
  Place place_;
};

/// What RDS itself has to say.
void AddEvents(Context& context, Side side) {
  std::vector<graph::Text> identifiers;
  for (const auto& [key, links] : context.On(side).databases) {
    identifiers.emplace_back(links.instance);
  }
  if (identifiers.empty()) {
    return;
  }
  Add(context, AutomationModule(side), "databases", NotificationsPlace(context),
      graph::DbEventSubscription{
          .name =
              DerivedName({*context.blueprint.name, graph::Word(side), "databases"}, kEventSubscriptionName),
          .topic = context.On(side).topic,
          .identifiers = std::move(identifiers)});
}

}  // namespace

void LowerDatabaseAlarms(Context& context) {
  for (const auto& [key, database] : context.blueprint.databases) {
    DatabaseAlarms(context, key, database).Lower();
  }
  for (const Side side : kSides) {
    AddEvents(context, side);
  }
}

}  // namespace lifeboat::lower
