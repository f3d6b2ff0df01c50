#include "lifeboat/graph/runtime_owned.h"

#include <algorithm>
#include <array>

#include "lifeboat/support/check.h"

namespace lifeboat::graph {

namespace {

constexpr std::string_view kController = "failover controller";
constexpr std::string_view kAutoscaling = "EC2 Auto Scaling";
constexpr std::string_view kRds = "Amazon RDS";
constexpr std::optional<Side> kBoth = std::nullopt;

constexpr std::array kTable = {
    // Scaling policies move the desired capacity in both regions, the controller raises the DR side's floor.
    RuntimeOwned{NodeKind::AutoScalingGroup, kBoth, Owned::Always, "desired_capacity", kAutoscaling},
    RuntimeOwned{NodeKind::AutoScalingGroup, Side::Dr, Owned::Always, "min_size", kController},
    // The fence: the lost region's group is held at zero until the failback.
    RuntimeOwned{NodeKind::AutoScalingGroup, Side::Primary, Owned::WhileAway, "min_size", kController},
    // A promotion ends the replication; the promoted database lives on with what RDS made of it. Without
    // these a plan would replace it or try to make it a replica again.
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "replicate_source_db", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "storage_encrypted", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "kms_key_id", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "availability_zone", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "snapshot_identifier", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "engine_version", kRds},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "backup_retention_period", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "backup_window", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "multi_az", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::Always, "allocated_storage", kRds},
    RuntimeOwned{NodeKind::Database, kBoth, Owned::Always, "snapshot_identifier", kRds},
    // A failback retires the old databases by renaming them: their names are those of their successors then,
    // which Terraform adopts when the posture is normal again.
    RuntimeOwned{NodeKind::Database, kBoth, Owned::WhileFailingBack, "identifier", kController},
    RuntimeOwned{NodeKind::DatabaseReplica, kBoth, Owned::WhileFailingBack, "identifier", kController},
    RuntimeOwned{NodeKind::SsmParameter, kBoth, Owned::Always, "insecure_value", kController},
    // The controller's records may outgrow 4 KB: Parameter Store then keeps them in its advanced tier.
    RuntimeOwned{NodeKind::SsmParameter, kBoth, Owned::Always, "tier", kController},
    // Weight 0 keeps a region out; weight and dial together open it.
    RuntimeOwned{NodeKind::EndpointGroup, kBoth, Owned::Always, "traffic_dial_percentage", kController},
    RuntimeOwned{NodeKind::EndpointGroup, kBoth, Owned::Always, "endpoint_configuration", kController},
};

bool Holds(Owned when, const Settings& settings) {
  switch (when) {
    case Owned::Always:
      return true;
    case Owned::WhileAway:
      return settings.away;
    case Owned::WhileFailingBack:
      return settings.failing_back;
  }
  Unreachable("when an attribute is owned");
}

}  // namespace

std::span<const RuntimeOwned> RuntimeOwnedAttributes() { return kTable; }

std::vector<std::string_view> IgnoredChanges(NodeKind kind, Side side, const Settings& settings) {
  std::vector<std::string_view> attributes;
  for (const RuntimeOwned& row : kTable) {
    if (row.kind == kind && (!row.side || *row.side == side) && Holds(row.when, settings)) {
      attributes.push_back(row.attribute);
    }
  }
  std::sort(attributes.begin(), attributes.end());
  return attributes;
}

}  // namespace lifeboat::graph
