#include "lifeboat/graph/runtime_owned.h"

#include <algorithm>
#include <array>

namespace lifeboat::graph {

namespace {

constexpr std::string_view kController = "failover controller";
constexpr std::string_view kAutoscaling = "EC2 Auto Scaling";
constexpr std::string_view kRds = "Amazon RDS";
constexpr std::optional<Side> kBoth = std::nullopt;

constexpr std::array kTable = {
    // Scaling policies move the desired capacity in both regions, the controller raises the DR side's floor.
    RuntimeOwned{NodeKind::AutoScalingGroup, kBoth, false, "desired_capacity", kAutoscaling},
    RuntimeOwned{NodeKind::AutoScalingGroup, Side::Dr, false, "min_size", kController},
    // The fence: the lost region's group is held at zero until the failback.
    RuntimeOwned{NodeKind::AutoScalingGroup, Side::Primary, true, "min_size", kController},
    // A promotion ends the replication; the promoted database lives on with what RDS made of it. Without
    // these a
    // plan would replace it or try to make it a replica again.
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "replicate_source_db", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "storage_encrypted", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "kms_key_id", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "availability_zone", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "snapshot_identifier", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "engine_version", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "backup_retention_period", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "backup_window", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "multi_az", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, false, "allocated_storage", kRds},
    RuntimeOwned{NodeKind::Database, kBoth, false, "snapshot_identifier", kRds},
    RuntimeOwned{NodeKind::SsmParameter, kBoth, false, "insecure_value", kController},
    // Weight 0 is the fence, the dial opens the DR region.
    RuntimeOwned{NodeKind::EndpointGroup, kBoth, false, "traffic_dial_percentage", kController},
    RuntimeOwned{NodeKind::EndpointGroup, kBoth, false, "endpoint_configuration", kController},
};

}  // namespace

std::span<const RuntimeOwned> RuntimeOwnedAttributes() { return kTable; }

std::vector<std::string_view> IgnoredChanges(NodeKind kind, Side side, bool failed_over) {
  std::vector<std::string_view> attributes;
  for (const RuntimeOwned& row : kTable) {
    if (row.kind == kind && (!row.side || *row.side == side) && (failed_over || !row.failed_over_only)) {
      attributes.push_back(row.attribute);
    }
  }
  std::sort(attributes.begin(), attributes.end());
  return attributes;
}

}  // namespace lifeboat::graph
