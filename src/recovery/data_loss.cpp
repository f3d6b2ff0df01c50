#include "lifeboat/recovery/data_loss.h"

#include <algorithm>

#include "lifeboat/blueprint/signals.h"

#include "recovery/timings.h"

namespace lifeboat::recovery {

namespace {

using blueprint::Bucket;
using blueprint::Replication;

DataLoss LossOf(const std::string& key, const Bucket& bucket) {
  DataLoss loss;
  loss.store = Store::Bucket;
  loss.key = key;
  if (*bucket.replication == Replication::None) {
    loss.why = "its objects are in the primary region alone";
    return loss;
  }
  loss.lag = LagOf(Copy::Objects).takes;
  if (*bucket.replication_time_control) {
    loss.bound = kReplicationTime;
    loss.why = "S3 Replication Time Control replicates 99.99 % of objects within 15 minutes";
  } else {
    loss.why = "S3 promises no time without Replication Time Control";
  }
  return loss;
}

}  // namespace

std::vector<DataLoss> DataLossOf(const blueprint::Blueprint& blueprint) {
  std::vector<DataLoss> losses;
  for (const auto& [key, database] : blueprint.databases) {
    losses.push_back({.store = Store::Database,
                      .key = key,
                      .lag = LagOf(Copy::Replica).takes,
                      .bound = *blueprint.failover.max_replica_lag,
                      .why = "a replica that is further behind is not promoted"});
  }
  for (const auto& [key, bucket] : blueprint.buckets) {
    losses.push_back(LossOf(key, bucket.value));
  }
  return losses;
}

Duration OrdinaryLag(const blueprint::Blueprint& blueprint) {
  const bool postgres = std::ranges::any_of(blueprint.databases, [](const auto& entry) {
    return *entry.second.value.engine == blueprint::Engine::Postgres;
  });
  return postgres ? std::max(kOrdinaryLag, blueprint::kPostgresRest) : kOrdinaryLag;
}

}  // namespace lifeboat::recovery
