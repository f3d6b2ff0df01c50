#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lifeboat::graph {

/// One region's part of a service, by the names that AWS knows.
struct AutomatedGroup {
  std::string group;                        ///< Auto Scaling group
  std::optional<std::string> target_group;  ///< none without a load balancer
  std::int64_t min = 0;                     ///< while this region serves
  std::int64_t standby = 0;                 ///< while the other one does
  std::int64_t max = 0;
};

struct AutomatedService {
  std::string name;  ///< its key in the blueprint of today
  AutomatedGroup primary;
  AutomatedGroup dr;
  bool accelerated = false;             ///< traffic reaches it through Global Accelerator
  std::string image_parameter;          ///< the same name in both regions
  std::optional<std::string> database;  ///< that it uses: a key of `databases`
  std::string serve;                    ///< when-writable, when-healthy
};

struct AutomatedDatabase {
  std::string name;  ///< likewise
  std::string engine;
  std::string primary;             ///< DB instance identifier
  std::string replica;
  std::string endpoint_parameter;  ///< the same name in both regions
  std::int64_t replica_backup_days = 0;
};

struct AutomatedBucket {
  std::string name;     ///< likewise
  std::string primary;  ///< name; `{account}` stands for the account's id
  std::string dr;
  std::string name_parameter;  ///< the same name in both regions
  std::string replication;     ///< both-ways, one-way, none
};

/// What the failover controller, the image pipeline and the runbook are told of the application: names and limits,
/// complete at compile time. The emitter writes it into each archive as `config.json`.
struct Automation {
  std::int64_t failbacks = 0;
  std::string mode;  ///< automatic, approve
  bool fence = true;
  std::int64_t max_replica_lag_seconds = 0;
  std::int64_t cool_down_seconds = 0;
  std::int64_t detection_seconds = 0;  ///< from the loss of the region until the alarm, at most
  std::int64_t rto_seconds = 0;
  std::int64_t rpo_seconds = 0;

  std::string active_region_parameter;
  std::string failbacks_parameter;
  std::string intent_parameter;
  std::string state_parameter;
  std::string maintenance_parameter;

  std::optional<std::string> region_lost_alarm;  ///< none when no signal may fail over
  std::string maintenance_alarm;
  /// Alarms of other regions that the prober repeats as metrics of the DR region: signal, alarm, region.
  struct Mirror {
    std::string signal;
    std::string alarm;
    std::string region;
  };
  std::vector<Mirror> mirrors;

  std::map<std::string, std::string> functions;  ///< failover, image_update, image_cleanup, prober: their names
  std::string notifications_topic;
  std::string dead_letter_queue;  ///< in either region
  std::string image_document;
  std::int64_t image_keep_days = 0;
  std::int64_t image_keep_at_least = 0;
  std::string key_alias;  ///< of the key of either region

  // By the keys that they had first, as AWS and the programs' own memory know them.
  std::map<std::string, AutomatedService> services;
  std::map<std::string, AutomatedDatabase> databases;
  std::map<std::string, AutomatedBucket> buckets;
};

}  // namespace lifeboat::graph
