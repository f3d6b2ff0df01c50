#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifeboat/blueprint/blueprint.h"
#include "lifeboat/recovery/failover.h"

namespace lifeboat::recovery {

enum class Store : std::uint8_t { Database, Bucket };

/// How much of the latest data a failover may lose in one database or bucket.
struct DataLoss {
  Store store{};
  std::string key;                ///< of `databases` or `buckets`
  std::optional<Spread> lag;      ///< how far behind the DR region is; nullopt: nothing is copied
  std::optional<Duration> bound;  ///< what no failover exceeds unless a person forces it; nullopt: no bound
  std::string_view why;           ///< of `bound`, or of there being none
};

/// Of every database, then of every bucket, by key.
[[nodiscard]] std::vector<DataLoss> DataLossOf(const blueprint::Blueprint& blueprint);

/// Within which S3 replicates, by contract, with `replication_time_control`.
inline constexpr Duration kReplicationTime{900};

/// The least `max_replica_lag` that ordinary load does not exceed: a replica is a minute behind one time in
/// twenty, and the controller has to add another minute when one measurement is missing.
inline constexpr Duration kOrdinaryLag{120};

/// That, or blueprint::kPostgresRest where a database is PostgreSQL and that is more.
[[nodiscard]] Duration OrdinaryLag(const blueprint::Blueprint& blueprint);

}  // namespace lifeboat::recovery
